import type { BoundBoolean, BoundKey, BoundPath, BoundStatement, BoundValue } from "./bound.ts";

/** Calls `visit` for every value in a bound tree, the tree's own included, operands after their parents. */
export function walkValues(tree: BoundStatement | BoundBoolean | BoundValue, visit: (value: BoundValue) => void): void {
  if (!("kind" in tree)) {
    walkValues(tree.editor, visit);
    if (tree.where) walkValues(tree.where, visit);
    return;
  }
  switch (tree.kind) {
    case "and":
    case "or":
      for (const operand of tree.operands) walkValues(operand, visit);
      return;
    case "not":
      walkValues(tree.operand, visit);
      return;
    case "comparison":
      walkValues(tree.left, visit);
      walkValues(tree.right, visit);
      return;
    case "constant":
      return;
    case "predicate":
      walkValues(tree.call, visit);
      return;
  }
  visit(tree);
  switch (tree.kind) {
    case "path":
      for (const key of tree.keyExpressions) walkValues(key, visit);
      return;
    case "local":
      walkKeys(tree.keys, visit);
      return;
    case "list":
      for (const item of tree.items) walkValues(item, visit);
      return;
    case "map":
      for (const { key, value } of tree.entries) {
        walkValues(key, visit);
        walkValues(value, visit);
      }
      return;
    case "math":
      walkValues(tree.left, visit);
      walkValues(tree.right, visit);
      return;
    case "negate":
      walkValues(tree.operand, visit);
      return;
    case "call":
      for (const argument of tree.args) {
        if (argument.kind === "value") walkValues(argument.value, visit);
        else if (argument.kind === "list") for (const item of argument.items) walkValues(item, visit);
        else if (argument.kind === "lambda") walkValues(argument.lambda.body, visit);
      }
      walkKeys(tree.keys, visit);
  }
}

function walkKeys(keys: readonly BoundKey[], visit: (value: BoundValue) => void): void {
  for (const key of keys) if (key.kind === "expression") walkValues(key.value, visit);
}

/** Every path of a bound tree. */
export function pathsOf(tree: BoundStatement | BoundBoolean | BoundValue): BoundPath[] {
  const paths: BoundPath[] = [];
  walkValues(tree, (value) => {
    if (value.kind === "path") paths.push(value);
  });
  return paths;
}

const WRITTEN: ReadonlySet<string> = new Set(["setter", "getSetter", "pmapGetSetter", "psliceGetSetter"]);

/** The paths that a statement's editor may write. */
export function writtenPaths(statement: BoundStatement): BoundPath[] {
  const { definition, args } = statement.editor;
  const paths: BoundPath[] = [];
  for (const argument of args) {
    const param = definition.params[argument.name];
    if (argument.kind === "value" && argument.value.kind === "path" && WRITTEN.has(param.type.kind))
      paths.push(argument.value);
  }
  return paths;
}
