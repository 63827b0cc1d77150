import type { LambdaBody, Node } from "./ast.ts";

export type NodeKind = Node["kind"];
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>;

/** One function a kind of node; a table that forgets a kind does not compile. */
export type NodeTable<Result> = { readonly [K in NodeKind]: (node: NodeOf<K>) => Result };

/** Functions for some kinds of nodes; `false` keeps the walk out of the node's children. */
export type Visitor = { readonly [K in NodeKind]?: (node: NodeOf<K>) => unknown };

const NONE: readonly Node[] = [];
const none = (): readonly Node[] => NONE;

const CHILDREN: NodeTable<readonly Node[]> = {
  Statement: (node) => (node.where === undefined ? [node.editor] : [node.editor, node.where]),
  Or: (node) => node.operands,
  And: (node) => node.operands,
  Not: (node) => [node.operand],
  BooleanGroup: (node) => [node.expression],
  Comparison: (node) => [node.left, node.right],
  Nil: none,
  Boolean: none,
  Int: none,
  Float: none,
  String: none,
  Bytes: none,
  Enum: none,
  Path: (node) => node.fields.flatMap((field) => field.keys),
  Call: (node) => [...node.args, ...node.keys],
  List: (node) => node.items,
  Map: (node) => node.entries,
  Lambda: (node) => [lambdaResult(node.body)],
  MathBinary: (node) => [node.left, node.right],
  MathUnary: (node) => [node.operand],
  MathGroup: (node) => [node.expression],
  Argument: (node) => [node.value],
  FunctionName: none,
  Key: (node) => [node.value],
  MapEntry: (node) => [node.key, node.value],
};

/** Calls the table's function for the node's kind. */
export function dispatch<Result>(table: NodeTable<Result>, node: Node): Result {
  return (table[node.kind] as (node: Node) => Result)(node);
}

/** The nodes directly inside a node, in the order of the source. */
export function children(node: Node): readonly Node[] {
  return dispatch(CHILDREN, node);
}

/** The expression that a lambda evaluates, whichever it is. */
export function lambdaResult(body: LambdaBody): Node {
  return body.kind === "value" ? body.value : body.expression;
}

/** Calls `enter` for the node and everything inside it, parents first; `false` keeps it out of a node's children. */
export function walk(node: Node, enter: (node: Node, parent: Node | undefined) => unknown): void {
  walkFrom(node, undefined, enter);
}

function walkFrom(
  node: Node,
  parent: Node | undefined,
  enter: (node: Node, parent: Node | undefined) => unknown,
): void {
  if (enter(node, parent) === false) return;
  for (const child of children(node)) walkFrom(child, node, enter);
}

/** Walks with one function a kind of node. */
export function visit(node: Node, visitor: Visitor): void {
  walk(node, (each) => (visitor[each.kind] as ((node: Node) => unknown) | undefined)?.(each));
}

/** The innermost node whose span contains the offset, after its ancestors; empty where the offset is outside. */
export function nodesAt(root: Node, offset: number): Node[] {
  const path: Node[] = [];
  let next: Node | undefined = contains(root, offset) ? root : undefined;
  while (next !== undefined) {
    path.push(next);
    next = children(next).find((child) => contains(child, offset));
  }
  return path;
}

function contains(node: Node, offset: number): boolean {
  return offset >= node.span.start && offset <= node.span.end;
}
