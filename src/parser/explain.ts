import type { IRecognitionException } from "chevrotain";
import { SYNTAX } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { spanOf, type Token } from "../lexer/lexer.ts";
import { problem } from "./problems.ts";

/** Turns the parser's exception into a diagnostic. */
export function explain(
  text: string,
  _tokens: readonly Token[],
  error: IRecognitionException,
  entry: string,
): Diagnostic {
  const isEnd = Number.isNaN(error.token.startOffset) || error.token.startOffset < 0;
  if (isEnd)
    return problem(SYNTAX.unexpectedEnd, { start: text.length, end: text.length }, `The ${entry} ends too early.`);
  return problem(SYNTAX.unexpectedToken, spanOf(error.token), `Unexpected \`${error.token.image}\`.`);
}
