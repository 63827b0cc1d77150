import type { Call, ValueExpression } from "../../../parser/ast.ts";
import type { ExpressionWriter } from "./expression.ts";
import type { V1Value } from "./value.ts";

/** A call with its arguments by the names of the parameters; absent where they are left out. */
export interface OrderedCall {
  readonly node: Call;
  readonly args: ReadonlyMap<string, ValueExpression>;
}

/** Writes a call of the Collector's in v1. */
export type Translate = (call: OrderedCall, writer: ExpressionWriter) => V1Value;

/** The argument of a parameter that must be there. */
export function argument({ args, node }: OrderedCall, name: string, writer: ExpressionWriter): ValueExpression {
  const found = args.get(name);
  if (found) return found;
  writer.refuse(node, `the argument ${name} is missing`);
  return { kind: "Nil", span: node.span };
}
