import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BooleanExpression, Statement, ValueExpression } from "./ast.ts";

/**
 * `collector` is OTTL 1.4.0 as the Collector reads it; `v1` is the language's second syntax, with programs
 * and a tree of its own (`v1/`): its comparisons are values, and it has actions, wildcards and `%`.
 */
export type Dialect = "collector" | "v1";

export const DEFAULT_DIALECT: Dialect = "collector";

export interface ParseResult<Node> {
  /**
   * Undefined where the text is broken beyond recovery. Where there are diagnostics it is what was probably meant, fit
   * for an editor's use; only a node without diagnostics may be compiled.
   */
  readonly node: Node | undefined;
  /** Errors in order of their place; empty means that the text is valid. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a text is expected to be. */
export type EntryPoint = "statement" | "condition" | "valueExpression";

export interface RootNodes {
  readonly statement: Statement;
  readonly condition: BooleanExpression;
  readonly valueExpression: ValueExpression;
}

/** The reader of one dialect. It never throws. */
export type FrontEnd = <Entry extends EntryPoint>(text: string, entry: Entry) => ParseResult<RootNodes[Entry]>;
