import type { V1Call, V1Expression, V1Field, V1Statement } from "./ast.ts";

/** Prints an expression on one line, literals as the source has them. */
export function printV1(node: V1Expression, source: string): string {
  const print = (child: V1Expression): string => printV1(child, source);
  switch (node.kind) {
    case "V1Path":
      return node.fields.map((field) => printField(field, source)).join(".");
    case "V1Call":
      return printCall(node, source);
    case "V1List":
      return `[${node.items.map(print).join(", ")}]`;
    case "V1Binary":
      return `${print(node.left)} ${node.operator} ${print(node.right)}`;
    case "V1Unary":
      return node.operator === "not" ? `not ${print(node.operand)}` : `-${print(node.operand)}`;
    case "V1Group":
      return `(${print(node.expression)})`;
    default:
      return source.slice(node.span.start, node.span.end);
  }
}

function printField({ text, keys }: V1Field, source: string): string {
  return text + keys.map(({ value }) => `[${value ? printV1(value, source) : "*"}]`).join("");
}

export function printCall({ name, args }: V1Call, source: string): string {
  return `${name}(${args.map((arg) => printV1(arg, source)).join(", ")})`;
}

/** A statement's clauses in the order in which they are written. */
export function clausesOf({ where, to }: V1Statement): readonly ("where" | "to")[] {
  if (!where || !to) return where ? ["where"] : to ? ["to"] : [];
  return where.span.start < to.span.start ? ["where", "to"] : ["to", "where"];
}
