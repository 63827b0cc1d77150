import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { spanOf, tokenize } from "../lexer/lexer.ts";
import { findTooDeep, MAX_NESTING } from "../lexer/nesting.ts";
import type { BooleanExpression, Statement, ValueExpression } from "./ast.ts";
import { DEFAULT_DIALECT, type Dialect } from "./dialect.ts";
import { explain } from "./explain.ts";
import { CollectorParser } from "./grammar.ts";
import { tooDeep } from "./problems.ts";

export interface ParseResult<Node> {
  /**
   * Undefined where the text is broken beyond recovery. Where there are diagnostics it is what was probably meant, fit
   * for an editor's use; only a node without diagnostics may be compiled.
   */
  readonly node: Node | undefined;
  /** Errors in order of their place; empty means that the text is valid. */
  readonly diagnostics: readonly Diagnostic[];
}

type EntryPoint = "statement" | "condition" | "valueExpression";

let collector: CollectorParser | undefined;

/** A statement: an editor call and an optional `where` condition. Never throws. */
export function parseStatement(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<Statement> {
  return parse(text, "statement", dialect) as ParseResult<Statement>;
}

/** A condition, as the filter processor takes it. Never throws. */
export function parseCondition(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<BooleanExpression> {
  return parse(text, "condition", dialect) as ParseResult<BooleanExpression>;
}

/** A value expression. Never throws. */
export function parseValueExpression(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<ValueExpression> {
  return parse(text, "valueExpression", dialect) as ParseResult<ValueExpression>;
}

function parse(text: string, entry: EntryPoint, _dialect: Dialect): ParseResult<unknown> {
  const { tokens, diagnostics } = tokenize(text);
  const tooDeepAt = findTooDeep(tokens);
  if (tooDeepAt !== undefined) {
    return { node: undefined, diagnostics: [...diagnostics, tooDeep(spanOf(tooDeepAt), MAX_NESTING)] };
  }
  collector ??= new CollectorParser();
  collector.problems = diagnostics;
  collector.input = tokens;
  let node: unknown;
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
    node = undefined;
    diagnostics.push(explain(text, tokens, error, entry));
  }
  if (diagnostics.length > 1) diagnostics.sort((a, b) => a.span.start - b.span.start);
  return { node, diagnostics };
}
