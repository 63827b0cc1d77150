import { SYNTAX } from "../diagnostics/codes.ts";
import type { BooleanExpression, Statement, ValueExpression } from "./ast.ts";
import { parseCollector } from "./collector.ts";
import {
  DEFAULT_DIALECT,
  type Dialect,
  type EntryPoint,
  type FrontEnd,
  type ParseResult,
  type RootNodes,
} from "./dialect.ts";
import { problem } from "./problems.ts";

export type { ParseResult } from "./dialect.ts";

const FRONT_ENDS: Readonly<Partial<Record<Dialect, FrontEnd>>> = { collector: parseCollector };

/** A statement: an editor call and an optional `where` condition. Never throws. */
export function parseStatement(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<Statement> {
  return parse(text, "statement", dialect);
}

/** A condition, as the filter processor takes it. Never throws. */
export function parseCondition(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<BooleanExpression> {
  return parse(text, "condition", dialect);
}

/** A value expression. Never throws. */
export function parseValueExpression(text: string, dialect: Dialect = DEFAULT_DIALECT): ParseResult<ValueExpression> {
  return parse(text, "valueExpression", dialect);
}

function parse<Entry extends EntryPoint>(text: string, entry: Entry, dialect: Dialect): ParseResult<RootNodes[Entry]> {
  const frontEnd = FRONT_ENDS[dialect];
  if (frontEnd !== undefined) return frontEnd(text, entry);
  const message = `The dialect \`${dialect}\` has programs of its own: read it with \`parseV1\` of \`ottl/v1\`.`;
  return { node: undefined, diagnostics: [problem(SYNTAX.dialectMissing, { start: 0, end: 0 }, message)] };
}
