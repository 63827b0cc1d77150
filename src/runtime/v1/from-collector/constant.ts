import type { BooleanExpression, ValueExpression } from "../../../parser/ast.ts";
import { compareValues } from "../../../values/compare.ts";
import type { Value } from "../../../values/value.ts";

/**
 * What a condition always is, as the Collector finds out before it has any data: a literal that decides a chain makes all
 * of it constant, whatever would fail in it. Source: boolean_value.go.
 */
export function constantOf(node: BooleanExpression): boolean | undefined {
  switch (node.kind) {
    case "Boolean":
      return node.value;
    case "BooleanGroup":
      return constantOf(node.expression);
    case "Not": {
      const operand = constantOf(node.operand);
      return operand === undefined ? undefined : !operand;
    }
    case "Or":
    case "And": {
      const decisive = node.kind === "Or";
      const constants = node.operands.map(constantOf);
      if (constants.includes(decisive)) return decisive;
      return constants.every((each) => each !== undefined) ? !decisive : undefined;
    }
    case "Comparison": {
      const [left, right] = [literalOf(node.left), literalOf(node.right)];
      return left === undefined || right === undefined ? undefined : compareValues(left, right, node.operator);
    }
    case "Call":
      return undefined;
  }
}

/** The operands of a chain that are no constants; at least one. */
export function openOperands(operands: readonly BooleanExpression[]): readonly BooleanExpression[] {
  return operands.filter((each) => constantOf(each) === undefined);
}

function literalOf(node: ValueExpression): Value | undefined {
  switch (node.kind) {
    case "Nil":
      return null;
    case "String":
    case "Int":
    case "Float":
    case "Boolean":
      return node.value;
    case "MathUnary": {
      const value = literalOf(node.operand);
      if (node.operator === "+") return value;
      return typeof value === "number" ? -value : typeof value === "bigint" ? BigInt.asIntN(64, -value) : undefined;
    }
    default:
      return undefined;
  }
}
