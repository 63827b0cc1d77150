import type { BooleanExpression, Statement } from "./ast.ts";
import { parseCondition, parseStatement } from "./parse.ts";
import { print } from "./print.ts";

/** Longer statements get their `where`, and its parts joined by `and` or `or`, on lines of their own. */
export const WIDTH = 100;

/**
 * Lays a text out; undefined where it has syntax errors.
 * @param indent what continuation lines begin with; undefined keeps the text on one line.
 */
export function formatText(
  text: string,
  kind: "statement" | "condition",
  indent: string | undefined,
): string | undefined {
  const { node, diagnostics } = kind === "statement" ? parseStatement(text) : parseCondition(text);
  if (node === undefined || diagnostics.length > 0) return undefined;
  const line = print(node);
  if (indent === undefined || line.length <= WIDTH) return line;
  if (node.kind !== "Statement") return breakCondition(node, indent);
  return breakStatement(node, indent);
}

function breakStatement({ editor, where }: Statement, indent: string): string {
  if (!where) return print(editor);
  return `${print(editor)}\n${indent}where ${breakCondition(where, `${indent}  `)}`;
}

function breakCondition(node: BooleanExpression, indent: string): string {
  const line = print(node);
  if ((node.kind !== "And" && node.kind !== "Or") || line.length + indent.length <= WIDTH) return line;
  const word = node.kind === "And" ? "and" : "or";
  return node.operands
    .map((operand) => (node.kind === "And" && operand.kind === "Or" ? `(${print(operand)})` : print(operand)))
    .join(`\n${indent}${word} `);
}
