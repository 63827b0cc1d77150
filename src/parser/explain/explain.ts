import type { IRecognitionException } from "chevrotain";
import { SYNTAX } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Token } from "../../lexer/lexer.ts";
import type { EntryPoint } from "../dialect.ts";
import { clip, problem } from "../problems.ts";
import * as brackets from "./brackets.ts";
import { emptyText, endOfText } from "./ends.ts";
import * as names from "./names.ts";
import * as operators from "./operators.ts";
import { describeSituation, type Explainer, type Situation } from "./situation.ts";

/** In order: the first that recognises the mistake speaks. */
const EXPLAINERS: readonly Explainer[] = [
  emptyText,
  operators.comment,
  endOfText,
  names.number,
  names.notAStatement,
  names.wrongCaseKeyword,
  names.pathName,
  names.whereClause,
  names.misplacedWhere,
  operators.wordOperator,
  brackets.mapEntries,
  operators.assignment,
  operators.arrow,
  operators.comparison,
  operators.negation,
  operators.logical,
  brackets.closing,
  brackets.comma,
  brackets.insideKey,
  brackets.opening,
  brackets.missingComma,
  names.operand,
  names.trailing,
];

/** What each rule of the grammar is in words. */
const RULES: Readonly<Record<string, string>> = {
  booleanExpression: "a condition",
  booleanValue: "a condition",
  value: "a value",
  mathExpression: "an int, a float, a path or a converter call",
  operand: "an int, a float, a path or a converter call",
  signed: "an int, a float, a path or a converter call",
  lambdaParameter: "a lower-case parameter name or `_`",
  field: "the lower-case name of a field",
  path: "a path",
  key: "a string, an int, a path or a converter call",
};

const TOKENS: Readonly<Record<string, string>> = {
  LParen: "`(`",
  RParen: "`)`",
  LBracket: "`[`",
  RBracket: "`]`",
  LBrace: "`{`",
  RBrace: "`}`",
  Colon: "`:`",
  Comma: "`,`",
  Dot: "`.`",
  LambdaArrow: "`=>`",
  Lowercase: "a lower-case name",
  Uppercase: "an upper-case name",
  Word: "the name of a function",
};

/** Turns the parser's exception into a diagnostic that says what to write. */
export function explain(
  text: string,
  tokens: readonly Token[],
  error: IRecognitionException,
  entry: EntryPoint,
): Diagnostic {
  const situation = describeSituation(text, tokens, error, entry);
  for (const explainer of EXPLAINERS) {
    const found = explainer(situation);
    if (found !== undefined) return found;
  }
  return unexpected(situation);
}

function unexpected({ token, span, rules, expected }: Situation): Diagnostic {
  const wanted = (expected === undefined ? undefined : TOKENS[expected]) ?? RULES[rules.at(-1) ?? ""];
  const shown = token === undefined ? "the end of the text" : `\`${clip(token.image)}\``;
  return problem(
    SYNTAX.unexpectedToken,
    span,
    wanted === undefined ? `${shown} cannot stand here.` : `Expected ${wanted}, but found ${shown}.`,
  );
}
