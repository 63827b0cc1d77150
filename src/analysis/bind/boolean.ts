import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type * as ast from "../../parser/ast.ts";
import { compareValues, comparisonPanics } from "../../values/compare.ts";
import { Failure, fail } from "../../values/failure.ts";
import { typeName } from "../../values/type-name.ts";
import type { BoundBoolean, Test } from "./bound.ts";
import { bindCall } from "./call.ts";
import type { Scope } from "./scope.ts";
import { bindValue } from "./value.ts";

/** Binds a condition; undefined where it is refused. Source: the reference's boolean_value.go. */
export function bindBoolean(node: ast.BooleanExpression, scope: Scope): BoundBoolean | undefined {
  switch (node.kind) {
    case "Or":
    case "And":
      return bindConnective(node, scope);
    case "Not":
      return bindNot(node, scope);
    case "BooleanGroup": {
      const inner = bindBoolean(node.expression, scope);
      return inner && { ...inner, node };
    }
    case "Boolean":
      return constant(node, node.value);
    case "Comparison":
      return bindComparison(node, scope);
    case "Call":
      return bindPredicate(node, scope);
  }
}

function constant(node: ast.BooleanExpression, value: boolean): BoundBoolean {
  return { kind: "constant", node, constant: value, test: () => value };
}

/**
 * One deciding literal (false in a chain of `and`, true in one of `or`) makes the whole chain constant, operands that
 * would fail included; neutral literals drop out.
 */
function bindConnective(node: ast.AndExpression | ast.OrExpression, scope: Scope): BoundBoolean | undefined {
  const operands: BoundBoolean[] = [];
  for (const operand of node.operands) {
    const bound = bindBoolean(operand, scope);
    if (bound) operands.push(bound);
  }
  if (operands.length < node.operands.length) return undefined;
  const deciding = node.kind === "Or";
  const kind = node.kind === "Or" ? "or" : "and";
  if (operands.some((operand) => operand.constant === deciding)) {
    return { kind, node, operands, constant: deciding, test: () => deciding };
  }
  const tests = operands.filter((operand) => operand.constant === undefined).map((operand) => operand.test);
  if (tests.length === 0) return { kind, node, operands, constant: !deciding, test: () => !deciding };
  return { kind, node, operands, constant: undefined, test: connect(tests, deciding) };
}

function connect(tests: readonly Test[], deciding: boolean): Test {
  if (tests.length === 1) return tests[0];
  if (tests.length === 2) {
    const [first, second] = tests;
    // Anything but the neutral answer ends the chain: the deciding one or a failure.
    return (context) => {
      const result = first(context);
      return result === !deciding ? second(context) : result;
    };
  }
  return (context) => {
    for (const test of tests) {
      const result = test(context);
      if (result !== !deciding) return result;
    }
    return !deciding;
  };
}

function bindNot(node: ast.NotExpression, scope: Scope): BoundBoolean | undefined {
  const operand = bindBoolean(node.operand, scope);
  if (!operand) return undefined;
  if (operand.constant !== undefined) {
    const value = !operand.constant;
    return { kind: "not", node, operand, constant: value, test: () => value };
  }
  const { test } = operand;
  return {
    kind: "not",
    node,
    operand,
    constant: undefined,
    test(context) {
      const result = test(context);
      return result instanceof Failure ? result : !result;
    },
  };
}

function bindComparison(node: ast.Comparison, scope: Scope): BoundBoolean | undefined {
  const left = bindValue(node.left, scope);
  const right = bindValue(node.right, scope);
  if (!left || !right) return undefined;
  const { operator } = node;
  const base = { kind: "comparison", node, operator, left, right } as const;
  if (left.isLiteral && right.isLiteral) {
    const value = compareValues(left.literal ?? null, right.literal ?? null, operator);
    return { ...base, constant: value, test: () => value };
  }
  const getLeft = left.get;
  const getRight = right.get;
  return {
    ...base,
    constant: undefined,
    test(context) {
      const a = getLeft(context);
      if (a instanceof Failure) return a;
      const b = getRight(context);
      if (b instanceof Failure) return b;
      if (comparisonPanics(a, b, operator)) {
        return fail("crash", "two values of type {0} cannot be compared", typeName(a));
      }
      return compareValues(a, b, operator);
    },
  };
}

function bindPredicate(node: ast.Call, scope: Scope): BoundBoolean | undefined {
  const call = bindCall(node, scope);
  if (!call) return undefined;
  if (call.isLiteral && typeof call.literal !== "boolean") {
    return scope.error(CHECK_CODES.constantNotBoolean, node.span, `${node.name} must give a bool to be a condition`);
  }
  const { get } = call;
  return {
    kind: "predicate",
    node,
    call,
    constant: undefined,
    test(context) {
      const value = get(context);
      if (typeof value === "boolean" || value instanceof Failure) return value;
      return fail("type-mismatch", "{0} must give a bool to be a condition, but gave {1}", node.name, typeName(value));
    },
  };
}
