import { toText } from "../values/byte-string.ts";
import type { BooleanExpression, Key, MathOperator, Node, ValueExpression } from "./ast.ts";
import { dispatch, lambdaResult, type NodeTable } from "./visit.ts";

/**
 * Writes a tree as OTTL on one line. Reading the result gives the same tree, spans aside; where a tree that no text
 * yields (one made by a rewrite) needs parentheses, they are added. Literals keep the text they were written with.
 */
export function print(node: Node): string {
  return dispatch(PRINTERS, node);
}

const PRINTERS: NodeTable<string> = {
  Statement: (node) => print(node.editor) + (node.where === undefined ? "" : ` where ${print(node.where)}`),
  Or: (node) => node.operands.map((operand) => condition(operand, 1)).join(" or "),
  And: (node) => node.operands.map((operand) => condition(operand, 2)).join(" and "),
  Not: (node) => `not ${condition(node.operand, 3)}`,
  BooleanGroup: (node) => `(${print(node.expression)})`,
  Comparison: (node) => `${print(node.left)} ${node.operator} ${print(node.right)}`,
  Nil: () => "nil",
  Boolean: (node) => String(node.value),
  Int: (node) => node.text || String(node.value),
  Float: (node) => node.text || floatText(node.value),
  String: (node) => node.text || quote(node.value),
  Bytes: (node) => node.text || `0x${Array.from(node.value, (byte) => byte.toString(16).padStart(2, "0")).join("")}`,
  Enum: (node) => node.name,
  Path: (node) => {
    const fields = node.fields.map((field) => field.name + field.keys.map(print).join(""));
    return (node.context === undefined ? fields : [node.context.text, ...fields]).join(".");
  },
  Call: (node) => `${node.name}(${node.args.map(print).join(", ")})${node.keys.map(print).join("")}`,
  List: (node) => `[${node.items.map(print).join(", ")}]`,
  Map: (node) => `{${node.entries.map(print).join(", ")}}`,
  Lambda: (node) => `(${node.params.map((param) => param.text).join(", ")}) => ${print(lambdaResult(node.body))}`,
  MathBinary: (node) => {
    const level = PRECEDENCE[node.operator];
    return `${operand(node.left, level)} ${node.operator} ${operand(node.right, level + 1)}`;
  },
  MathUnary: (node) => node.operator + operand(node.operand, 4),
  MathGroup: (node) => `(${print(node.expression)})`,
  Argument: (node) => (node.name === undefined ? "" : `${node.name.text} = `) + print(node.value),
  FunctionName: (node) => node.name,
  Key: (node) => `[${keyText(node)}]`,
  MapEntry: (node) => `${print(node.key)}: ${print(node.value)}`,
};

const PRECEDENCE: Readonly<Record<MathOperator, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };

/** An operand of arithmetic, in parentheses where it binds weaker than `level`. */
function operand(node: ValueExpression, level: number): string {
  const own = node.kind === "MathBinary" ? PRECEDENCE[node.operator] : node.kind === "MathUnary" ? 3 : 4;
  return own < level ? `(${print(node)})` : print(node);
}

/** An operand of `or` (1), `and` (2) or `not` (3), in parentheses where it binds no stronger. */
function condition(node: BooleanExpression, level: number): string {
  const own = node.kind === "Or" ? 1 : node.kind === "And" ? 2 : node.kind === "Not" ? 3 : 4;
  return own <= level && !(node.kind === "Not" && level < 3) ? `(${print(node)})` : print(node);
}

/** An index that starts with an int and goes on needs parentheses. */
function keyText(key: Key): string {
  let first = key.value;
  while (first.kind === "MathBinary") first = first.left;
  return first.kind === "Int" && first !== key.value ? `(${print(key.value)})` : print(key.value);
}

/** A float literal has a dot. */
function floatText(value: number): string {
  const text = String(value);
  if (text.includes(".")) return text;
  return text.includes("e") ? text.replace("e", ".0e") : `${text}.0`;
}

/** A byte string as a literal; bytes that are no UTF-8 cannot be written and become U+FFFD. */
function quote(value: string): string {
  const escaped = toText(value).replace(
    /["\\\u0000-\u001f\u007f]/g,
    (character) => ESCAPES[character] ?? hexEscape(character),
  );
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function hexEscape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
