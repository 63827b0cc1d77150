/** What a step looks for. */
export type NodeTest = "root" | "element" | "attribute" | "text" | "comment" | "any";

export type BinaryOperator =
  | "or"
  | "and"
  | "="
  | "!="
  | "<"
  | ">"
  | "<="
  | ">="
  | "+"
  | "-"
  | "*"
  | "div"
  | "mod"
  | "|";

export interface RootNode {
  readonly kind: "root";
}

/** A step along an axis from its input; without input from the context node. */
export interface AxisNode {
  readonly kind: "axis";
  readonly axis: string;
  readonly test: NodeTest;
  readonly name: string;
  readonly prefix: string;
  readonly input: ExpressionNode | undefined;
}

export interface FilterNode {
  readonly kind: "filter";
  readonly input: ExpressionNode;
  readonly condition: ExpressionNode;
}

export interface FunctionNode {
  readonly kind: "function";
  readonly name: string;
  readonly args: readonly ExpressionNode[];
}

export interface OperatorNode {
  readonly kind: "operator";
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

export interface ConstantNode {
  readonly kind: "constant";
  readonly value: number | string;
}

export interface GroupNode {
  readonly kind: "group";
  readonly input: ExpressionNode;
}

export interface VariableNode {
  readonly kind: "variable";
  readonly name: string;
}

export type ExpressionNode =
  | RootNode
  | AxisNode
  | FilterNode
  | FunctionNode
  | OperatorNode
  | ConstantNode
  | GroupNode
  | VariableNode;
