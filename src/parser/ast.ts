import type { Span } from "../diagnostics/span.ts";

/**
 * The typed syntax tree of both dialects. Every node has the span it covers in the source it was parsed from.
 * Parentheses that were written are nodes (`BooleanGroup`, `MathGroup`), because a parenthesised path is no longer a
 * bare path. Source of the shapes: the reference's grammar.go.
 */
interface NodeBase {
  readonly span: Span;
}

export interface Statement extends NodeBase {
  readonly kind: "Statement";
  readonly editor: Call;
  readonly where: BooleanExpression | undefined;
}

// ---- booleans

export type BooleanExpression =
  | OrExpression
  | AndExpression
  | NotExpression
  | Comparison
  | BooleanLiteral
  | Call
  | BooleanGroup;

/** Two or more operands joined by `or` at one level. */
export interface OrExpression extends NodeBase {
  readonly kind: "Or";
  readonly operands: readonly BooleanExpression[];
}

/** Two or more operands joined by `and` at one level. */
export interface AndExpression extends NodeBase {
  readonly kind: "And";
  readonly operands: readonly BooleanExpression[];
}

export interface NotExpression extends NodeBase {
  readonly kind: "Not";
  readonly operand: BooleanExpression;
}

export interface BooleanGroup extends NodeBase {
  readonly kind: "BooleanGroup";
  readonly expression: BooleanExpression;
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";

export interface Comparison extends NodeBase {
  readonly kind: "Comparison";
  readonly left: ValueExpression;
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly right: ValueExpression;
}

// ---- values

export type ValueExpression =
  | NilLiteral
  | BooleanLiteral
  | IntLiteral
  | FloatLiteral
  | StringLiteral
  | BytesLiteral
  | EnumSymbol
  | Path
  | Call
  | ListLiteral
  | MapLiteral
  | Lambda
  | MathBinary
  | MathUnary
  | MathGroup;

export interface NilLiteral extends NodeBase {
  readonly kind: "Nil";
}

export interface BooleanLiteral extends NodeBase {
  readonly kind: "Boolean";
  readonly value: boolean;
}

export interface IntLiteral extends NodeBase {
  readonly kind: "Int";
  readonly value: bigint;
  /** As written (`010` is 8). */
  readonly text: string;
}

export interface FloatLiteral extends NodeBase {
  readonly kind: "Float";
  readonly value: number;
  readonly text: string;
}

export interface StringLiteral extends NodeBase {
  readonly kind: "String";
  /** The unescaped value, a byte string. */
  readonly value: string;
  /** As written, with its quotes. */
  readonly text: string;
}

export interface BytesLiteral extends NodeBase {
  readonly kind: "Bytes";
  readonly value: Uint8Array;
  readonly text: string;
}

export interface EnumSymbol extends NodeBase {
  readonly kind: "Enum";
  readonly name: string;
}

export interface Path extends NodeBase {
  readonly kind: "Path";
  /** The word before the first dot where that word carries no key: a context name or, without one, the first field. */
  readonly context: Name | undefined;
  /** At least one. */
  readonly fields: readonly Field[];
}

export interface Name extends NodeBase {
  readonly text: string;
}

export interface Field extends NodeBase {
  readonly name: string;
  readonly nameSpan: Span;
  readonly keys: readonly Key[];
}

/** An index in brackets; the span includes them. */
export interface Key extends NodeBase {
  readonly kind: "Key";
  /** String and int literals are literal keys; anything else is an expression evaluated at run time. */
  readonly value: ValueExpression;
}

/** A function call: an editor (lower case) or a converter (upper case). */
export interface Call extends NodeBase {
  readonly kind: "Call";
  /** The name without the blanks that the reference allows inside it. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly isEditor: boolean;
  readonly args: readonly Argument[];
  readonly keys: readonly Key[];
}

export interface Argument extends NodeBase {
  readonly kind: "Argument";
  readonly name: Name | undefined;
  readonly value: ValueExpression | FunctionName;
}

/** A converter's name passed as an argument (mixed case; an all upper-case name is an EnumSymbol). */
export interface FunctionName extends NodeBase {
  readonly kind: "FunctionName";
  readonly name: string;
}

export interface ListLiteral extends NodeBase {
  readonly kind: "List";
  readonly items: readonly ValueExpression[];
}

export interface MapLiteral extends NodeBase {
  readonly kind: "Map";
  readonly entries: readonly MapEntry[];
}

export interface MapEntry extends NodeBase {
  readonly kind: "MapEntry";
  readonly key: StringLiteral | Call | Path;
  readonly value: ValueExpression;
}

export interface Lambda extends NodeBase {
  readonly kind: "Lambda";
  readonly params: readonly Name[];
  readonly body: LambdaBody;
}

/** A value is tried first; a boolean where and/or/comparison follows. */
export type LambdaBody =
  | { readonly kind: "value"; readonly value: ValueExpression }
  | { readonly kind: "boolean"; readonly expression: BooleanExpression };

export type MathOperator = "+" | "-" | "*" | "/";

export interface MathBinary extends NodeBase {
  readonly kind: "MathBinary";
  readonly operator: MathOperator;
  readonly operatorSpan: Span;
  readonly left: ValueExpression;
  readonly right: ValueExpression;
}

export interface MathUnary extends NodeBase {
  readonly kind: "MathUnary";
  readonly operator: "+" | "-";
  readonly operand: ValueExpression;
}

export interface MathGroup extends NodeBase {
  readonly kind: "MathGroup";
  readonly expression: ValueExpression;
}

export type Node = Statement | BooleanExpression | ValueExpression | Argument | FunctionName | Key | MapEntry;
