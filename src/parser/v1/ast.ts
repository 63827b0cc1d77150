import type { Span } from "../../diagnostics/span.ts";
import type {
  BooleanLiteral,
  ComparisonOperator,
  EnumSymbol,
  FloatLiteral,
  IntLiteral,
  MathOperator,
  Name,
  NilLiteral,
  StringLiteral,
} from "../ast.ts";

/**
 * The syntax tree of the dialect v1. Literals, names and operators are those of the collector's tree; what that tree
 * cannot say (a comparison or a logical operator as a value, `%`, wildcards, `route … to`) has nodes of its own.
 */
interface NodeBase {
  readonly span: Span;
}

export interface V1Program {
  readonly directives: readonly V1Directive[];
  readonly statements: readonly V1Statement[];
}

/** A comment of the form `# name: value` before the first statement. */
export interface V1Directive extends NodeBase {
  readonly name: string;
  readonly value: string;
}

/** One action with its conditions; `set`, `keep`, `drop` and `route` are calls like the editors. */
export interface V1Statement extends NodeBase {
  readonly kind: "V1Statement";
  readonly action: V1Call;
  /** The output of `route`. */
  readonly to: StringLiteral | undefined;
  readonly where: V1Expression | undefined;
  /** Comment lines right above the statement, without `#`. */
  readonly comments: readonly string[];
}

export type V1Expression =
  | NilLiteral
  | BooleanLiteral
  | IntLiteral
  | FloatLiteral
  | StringLiteral
  | EnumSymbol
  | V1Path
  | V1Call
  | V1List
  | V1Binary
  | V1Unary
  | V1Group;

export type V1BinaryOperator = "or" | "and" | ComparisonOperator | MathOperator | "%";

export interface V1Binary extends NodeBase {
  readonly kind: "V1Binary";
  readonly operator: V1BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: V1Expression;
  readonly right: V1Expression;
}

export interface V1Unary extends NodeBase {
  readonly kind: "V1Unary";
  readonly operator: "not" | "-";
  readonly operand: V1Expression;
}

/** Parentheses that were written. */
export interface V1Group extends NodeBase {
  readonly kind: "V1Group";
  readonly expression: V1Expression;
}

export interface V1List extends NodeBase {
  readonly kind: "V1List";
  readonly items: readonly V1Expression[];
}

export interface V1Call extends NodeBase {
  readonly kind: "V1Call";
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly V1Expression[];
}

export interface V1Path extends NodeBase {
  readonly kind: "V1Path";
  /** At least one. */
  readonly fields: readonly V1Field[];
}

export interface V1Field extends Name {
  readonly keys: readonly V1Key[];
}

/** An index in brackets; undefined: the wildcard `[*]`. */
export interface V1Key extends NodeBase {
  readonly value: V1Expression | undefined;
}
