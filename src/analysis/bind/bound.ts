import type { ResolvedPath } from "../../contexts/path-definition.ts";
import type { FunctionDefinition, ResultType } from "../../functions/define.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type * as ast from "../../parser/ast.ts";
import type { MathOperator } from "../../values/arithmetic.ts";
import type { ComparisonOperator } from "../../values/compare.ts";
import type { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";

/**
 * The bound tree: the syntax tree with names resolved, literals evaluated and the scalar tier's closures attached.
 * Binding and scalar lowering are one pass because the reference evaluates literals and creates functions while it
 * parses, so what it refuses can only be told by doing the same.
 */

/** Static types: what the checker knows a value to be; `nil` is the literal. */
export type StaticType = ResultType;

interface BoundBase {
  readonly type: StaticType;
  /** The scalar closure. */
  readonly get: Evaluate;
  /** Known when compiled; `literal` is the value then. */
  readonly isLiteral: boolean;
  readonly literal: Value | undefined;
}

export interface BoundLiteral extends BoundBase {
  readonly kind: "literal";
  readonly node: ast.ValueExpression;
}

export interface BoundPath extends BoundBase {
  readonly kind: "path";
  readonly node: ast.Path;
  readonly path: ResolvedPath;
  /** Expression keys, in order. */
  readonly keyExpressions: readonly BoundValue[];
}

/** A lambda's parameter, possibly indexed. */
export interface BoundLocal extends BoundBase {
  readonly kind: "local";
  readonly node: ast.Path;
  readonly name: string;
  readonly keys: readonly BoundKey[];
}

export type BoundKey =
  | { readonly kind: "string"; readonly literal: string }
  | { readonly kind: "int"; readonly literal: bigint }
  | { readonly kind: "expression"; readonly value: BoundValue };

export type BoundArgument =
  | { readonly kind: "value"; readonly name: string; readonly value: BoundValue }
  | { readonly kind: "list"; readonly name: string; readonly items: readonly BoundValue[] }
  | { readonly kind: "lambda"; readonly name: string; readonly lambda: BoundLambda }
  | { readonly kind: "function"; readonly name: string; readonly definition: FunctionDefinition }
  | { readonly kind: "constant"; readonly name: string; readonly value: unknown };

export interface BoundCall extends BoundBase {
  readonly kind: "call";
  readonly node: ast.Call;
  readonly definition: FunctionDefinition;
  /** As given, in source order. */
  readonly args: readonly BoundArgument[];
  /** What `create` and `kernel` received, by parameter name. */
  readonly bound: Readonly<Record<string, unknown>>;
  readonly keys: readonly BoundKey[];
}

export interface BoundList extends BoundBase {
  readonly kind: "list";
  readonly node: ast.ListLiteral;
  readonly items: readonly BoundValue[];
}

export interface BoundMap extends BoundBase {
  readonly kind: "map";
  readonly node: ast.MapLiteral;
  readonly entries: readonly { readonly key: BoundValue; readonly value: BoundValue }[];
}

export interface BoundMath extends BoundBase {
  readonly kind: "math";
  readonly node: ast.MathBinary;
  readonly operator: MathOperator;
  readonly left: BoundValue;
  readonly right: BoundValue;
}

export interface BoundNegation extends BoundBase {
  readonly kind: "negate";
  readonly node: ast.MathUnary;
  readonly operand: BoundValue;
}

export type BoundValue =
  | BoundLiteral
  | BoundPath
  | BoundLocal
  | BoundCall
  | BoundList
  | BoundMap
  | BoundMath
  | BoundNegation;

export interface BoundLambda {
  readonly node: ast.Lambda;
  readonly body: BoundValue | BoundBoolean;
}

/** Tells whether a record matches; a failure where an operand failed. */
export type Test = (context: RecordContext) => boolean | Failure;

interface BoundBooleanBase {
  readonly node: ast.BooleanExpression;
  readonly test: Test;
  /** Folded when compiled, as the reference folds; undefined where it depends on the record. */
  readonly constant: boolean | undefined;
}

export interface BoundConnective extends BoundBooleanBase {
  readonly kind: "and" | "or";
  /** All operands, those that folding dropped included. */
  readonly operands: readonly BoundBoolean[];
}

export interface BoundNot extends BoundBooleanBase {
  readonly kind: "not";
  readonly operand: BoundBoolean;
}

export interface BoundComparison extends BoundBooleanBase {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: BoundValue;
  readonly right: BoundValue;
}

export interface BoundConstant extends BoundBooleanBase {
  readonly kind: "constant";
  readonly constant: boolean;
}

/** A converter used as a condition. */
export interface BoundPredicate extends BoundBooleanBase {
  readonly kind: "predicate";
  readonly call: BoundCall;
}

export type BoundBoolean = BoundConnective | BoundNot | BoundComparison | BoundConstant | BoundPredicate;

export interface BoundStatement {
  readonly node: ast.Statement;
  readonly editor: BoundCall;
  readonly where: BoundBoolean | undefined;
}
