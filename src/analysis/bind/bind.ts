import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type * as ast from "../../parser/ast.ts";
import { bindBoolean } from "./boolean.ts";
import type { BoundBoolean, BoundStatement, BoundValue } from "./bound.ts";
import { bindCall } from "./call.ts";
import { type BindOptions, Scope } from "./scope.ts";
import { bindValue } from "./value.ts";

/** A bound tree, or nothing and the reasons. */
export interface Bound<T> {
  readonly bound: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function bindStatement(node: ast.Statement, options: BindOptions): Bound<BoundStatement> {
  const scope = new Scope(options);
  const editor = bindCall(node.editor, scope);
  const where = node.where && bindBoolean(node.where, scope);
  const complete = editor !== undefined && (node.where === undefined || where !== undefined);
  return { bound: complete ? { node, editor, where } : undefined, diagnostics: scope.diagnostics };
}

export function bindCondition(node: ast.BooleanExpression, options: BindOptions): Bound<BoundBoolean> {
  const scope = new Scope(options);
  return { bound: bindBoolean(node, scope), diagnostics: scope.diagnostics };
}

export function bindValueExpression(node: ast.ValueExpression, options: BindOptions): Bound<BoundValue> {
  const scope = new Scope(options);
  return { bound: bindValue(node, scope), diagnostics: scope.diagnostics };
}
