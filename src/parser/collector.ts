import { SYNTAX } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { spanOf, type Token, tokenize } from "../lexer/lexer.ts";
import { findTooDeep, MAX_NESTING } from "../lexer/nesting.ts";
import type { EntryPoint, FrontEnd, RootNodes } from "./dialect.ts";
import { explain } from "./explain/explain.ts";
import { CollectorParser } from "./grammar.ts";
import { tooDeep } from "./problems.ts";

/** Made by the first parse, because recording the grammar takes some milliseconds. */
let collector: CollectorParser | undefined;

/** Reads the collector dialect. */
export const parseCollector: FrontEnd = (text, entry) => {
  const { tokens, diagnostics } = tokenize(text);
  const tooDeepAt = findTooDeep(tokens);
  if (tooDeepAt !== undefined) {
    return { node: undefined, diagnostics: [...diagnostics, tooDeep(spanOf(tooDeepAt), MAX_NESTING)] };
  }
  collector ??= new CollectorParser();
  collector.problems = diagnostics;
  collector.input = tokens;
  let node: RootNodes[EntryPoint];
  try {
    node = collector[entry]();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The caller left too little of the stack. What Chevrotain holds is reset by the next input.
    collector = undefined;
    const end = { start: text.length, end: text.length };
    return { node: undefined, diagnostics: [...diagnostics, tooDeep(end, MAX_NESTING)] };
  }
  const [error] = collector.errors;
  if (error !== undefined) {
    return { node: undefined, diagnostics: addFatal(diagnostics, explain(text, tokens, error, entry), tokens) };
  }
  if (diagnostics.length > 1) diagnostics.sort(byPlace);
  return { node: node as RootNodes[typeof entry], diagnostics };
};

/** Codes of text that was left out or misread, after which the parser's own complaint is only a consequence. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  SYNTAX.invalidCharacter.code,
  SYNTAX.invalidName.code,
  SYNTAX.malformedNumber.code,
  SYNTAX.comment.code,
  SYNTAX.unterminatedString.code,
  SYNTAX.wrongCaseKeyword.code,
]);

/** Adds what stopped the parser, without telling one mistake twice. */
function addFatal(diagnostics: readonly Diagnostic[], fatal: Diagnostic, tokens: readonly Token[]): Diagnostic[] {
  let before = -1;
  for (const token of tokens) if (token.startOffset < fatal.span.start) before = spanOf(token).end;
  const isConsequence = (each: Diagnostic): boolean =>
    each.code === SYNTAX.valueAsCondition.code && (each.span.end === before || each.span.start >= fatal.span.start);
  const found = diagnostics.filter((each) => !isConsequence(each));
  const hasCause = found.some((each) => LEFT_OUT.has(each.code) && each.span.start <= fatal.span.end);
  return (hasCause ? found : [...found, fatal]).sort(byPlace);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start;
}
