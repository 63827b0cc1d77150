import type { ValueExpression } from "../../../parser/ast.ts";
import { bare } from "./conjunction.ts";
import type { ExpressionWriter } from "./expression.ts";
import { NIL, type V1Value } from "./value.ts";

/** A value as the text that the Collector makes of it; undefined where v1 makes another one (told). */
export function printed(value: V1Value, node: ValueExpression, writer: ExpressionWriter): string | undefined {
  switch (value.type) {
    case "string":
    case "int":
    case "float":
    case "bool":
      return bare(value.text);
    case "any":
    case "map":
    case "list":
      return `Format("{}", ${bare(value.text)})`;
    default:
      if (value !== NIL) {
        const hint = value.type === "id" ? "; use its `.string`" : "";
        writer.refuse(node, `the Collector prints a value of the type ${value.type} in a way of its own${hint}`);
      }
      return undefined;
  }
}
