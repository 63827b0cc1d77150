import { CONTEXTS } from "../../contexts/index.ts";
import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { V1Type } from "../../functions/v1/define.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Binary, V1Expression, V1Unary } from "../../parser/v1/ast.ts";
import { Failure } from "../../values/failure.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { lowerConverter } from "./call.ts";
import { calculateV1, compareV1, negateV1, truthOf, type V1MathOperator } from "./operators.ts";
import { lowerPath } from "./path.ts";
import { type Lowered, V1_CONTEXTS, type V1Scope } from "./scope.ts";

/** Checks an expression and makes it ready to run; undefined where it is refused (the scope has the reasons). */
export function lowerExpression(node: V1Expression, scope: V1Scope): Lowered | undefined {
  switch (node.kind) {
    case "Nil":
      return constant("nil", null);
    case "Boolean":
      return constant("bool", node.value);
    case "Int":
      return constant("int", node.value);
    case "Float":
      return constant("float", node.value);
    case "String":
      return constant("string", node.value);
    case "Enum": {
      const value = enumValue(node.name, scope);
      return value === undefined
        ? scope.error(CHECK_CODES.unknownEnum, node.span, `\`${node.name}\` is no symbol of any signal.`)
        : constant("int", value);
    }
    case "V1Path":
      return lowerPath(node, scope, (key) => lowerExpression(key, scope));
    case "V1Call":
      return lowerConverter(node, scope);
    case "V1Group":
      return lowerExpression(node.expression, scope);
    case "V1List": {
      const items = node.items.map((item) => lowerExpression(item, scope));
      if (items.includes(undefined)) return undefined;
      const lowered = items as Lowered[];
      return { type: "list", literal: undefined, form: { kind: "list", items: lowered }, get: listOf(lowered) };
    }
    case "V1Unary":
      return lowerUnary(node, scope);
    case "V1Binary":
      return lowerBinary(node, scope);
  }
}

/** Lowers a condition: it answers true, or false for false and nil. */
export function lowerCondition(node: V1Expression, scope: V1Scope): LoweredCondition | undefined {
  const lowered = lowerExpression(node, scope);
  if (!lowered || !expectType(lowered, ["bool"], "A condition", node, scope)) return undefined;
  const test: LoweredCondition["test"] = (context) => {
    const value = lowered.get(context);
    if (value instanceof Failure) return value;
    const truth = truthOf(value);
    return truth instanceof Failure ? scope.failed(truth, node.span) : truth === true;
  };
  return { lowered, test };
}

export interface LoweredCondition {
  readonly lowered: Lowered;
  readonly test: (context: RecordContext) => boolean | Failure;
}

function constant(type: V1Type, value: Value): Lowered {
  return { type, literal: value, form: { kind: "constant", value }, get: () => value };
}

function enumValue(name: string, scope: V1Scope): bigint | undefined {
  const own = scope.context.enums.get(name);
  if (own !== undefined) return own;
  const holder = Object.values(V1_CONTEXTS).find((context) => CONTEXTS[context].enums.has(name));
  return holder === undefined ? undefined : CONTEXTS[holder].enums.get(name);
}

function listOf(items: readonly Lowered[]): Evaluate {
  return (context) => {
    const values: Value[] = [];
    for (const item of items) {
      const value = item.get(context);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return new GoSlice("any", values);
  };
}

function expectType(
  lowered: Lowered,
  types: readonly V1Type[],
  what: string,
  node: V1Expression,
  scope: V1Scope,
  notes: readonly string[] = [],
): boolean {
  if (lowered.type === "any" || lowered.type === "nil" || types.includes(lowered.type)) return true;
  scope.error(V1_CODES.typeMismatch, node.span, `${what} is ${types.join(" or ")}, and this is ${lowered.type}.`, {
    notes,
  });
  return false;
}

function lowerUnary(node: V1Unary, scope: V1Scope): Lowered | undefined {
  const operand = lowerExpression(node.operand, scope);
  if (!operand) return undefined;
  if (node.operator === "not") {
    if (!expectType(operand, ["bool"], "What `not` negates", node.operand, scope)) return undefined;
    return {
      type: "bool",
      literal: undefined,
      form: { kind: "not", operand },
      get: (context) => {
        const value = operand.get(context);
        if (value instanceof Failure) return value;
        const truth = truthOf(value);
        if (truth instanceof Failure) return scope.failed(truth, node.span);
        return truth === null ? null : !truth;
      },
    };
  }
  if (!expectType(operand, ["int", "float", "duration"], "What `-` negates", node.operand, scope)) return undefined;
  const negated = (value: Value | Failure): Value | Failure => {
    if (value instanceof Failure) return value;
    const result = negateV1(value);
    return result instanceof Failure ? scope.failed(result, node.span) : result;
  };
  if (operand.literal !== undefined) {
    const value = negated(operand.literal);
    if (!(value instanceof Failure)) return constant(operand.type, value);
  }
  return {
    type: operand.type,
    literal: undefined,
    form: { kind: "negate", operand },
    get: (context) => negated(operand.get(context)),
  };
}

function lowerBinary(node: V1Binary, scope: V1Scope): Lowered | undefined {
  if (isComparison(node.operator) && node.left.kind === "V1Unary" && node.left.operator === "not") {
    const message =
      "`not` binds tighter than a comparison: this compares the negation; write `not (…)` to negate the comparison.";
    scope.report("warning", V1_CODES.looseNot, node.left.span, message);
  }
  const left = lowerExpression(node.left, scope);
  const right = lowerExpression(node.right, scope);
  if (!left || !right) return undefined;
  const { operator } = node;
  switch (operator) {
    case "or":
    case "and":
      return lowerLogical(node, left, right, scope);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return lowerComparison(node, operator, left, right, scope);
    default:
      return lowerMath(node, operator, left, right, scope);
  }
}

function isComparison(operator: V1Binary["operator"]): boolean {
  return /^[=!<>]/.test(operator);
}

/** Three-valued: what decides alone decides (false for `and`, true for `or`), else nil makes nil. */
function lowerLogical(node: V1Binary, left: Lowered, right: Lowered, scope: V1Scope): Lowered | undefined {
  const what = `An operand of \`${node.operator}\``;
  const isFine = expectType(left, ["bool"], what, node.left, scope);
  if (!expectType(right, ["bool"], what, node.right, scope) || !isFine) return undefined;
  const decisive = node.operator === "or";
  return {
    type: "bool",
    literal: undefined,
    form: { kind: "logical", decisive, left, right },
    get: (context) => {
      const first = left.get(context);
      if (first instanceof Failure) return first;
      const a = truthOf(first);
      if (a instanceof Failure) return scope.failed(a, node.left.span);
      if (a === decisive) return decisive;
      const second = right.get(context);
      if (second instanceof Failure) return second;
      const b = truthOf(second);
      if (b instanceof Failure) return scope.failed(b, node.right.span);
      if (b === decisive) return decisive;
      return a === null || b === null ? null : !decisive;
    },
  };
}

/** Types that are compared with each other. */
const FAMILIES: Readonly<Partial<Record<V1Type, string>>> = { int: "number", float: "number", id: "string" };

function lowerComparison(
  node: V1Binary,
  operator: "==" | "!=" | "<" | "<=" | ">" | ">=",
  left: Lowered,
  right: Lowered,
  scope: V1Scope,
): Lowered | undefined {
  if ((operator === "==" || operator === "!=") && (node.left.kind === "Nil" || node.right.kind === "Nil")) {
    const asked = node.left.kind === "Nil" ? right : left;
    const whenNil = operator === "==";
    return {
      type: "bool",
      literal: undefined,
      form: { kind: "is-nil", operand: asked, whenNil },
      get: (context) => {
        const value = asked.get(context);
        if (value instanceof Failure) return value;
        return (value === null) === whenNil;
      },
    };
  }
  const family = (type: V1Type): string => FAMILIES[type] ?? type;
  const isOpen = (type: V1Type): boolean => type === "any" || type === "nil";
  if (!isOpen(left.type) && !isOpen(right.type) && family(left.type) !== family(right.type)) {
    const message = `${left.type} and ${right.type} cannot be compared${durationHint(left.type, right.type)}.`;
    return scope.error(V1_CODES.typeMismatch, node.span, message);
  }
  return {
    type: "bool",
    literal: undefined,
    form: { kind: "comparison", operator, left, right },
    get: (context) => {
      const a = left.get(context);
      if (a instanceof Failure) return a;
      const b = right.get(context);
      return b instanceof Failure ? b : compareV1(a, operator, b);
    },
  };
}

const OPERANDS: readonly V1Type[] = ["int", "float", "time", "duration"];

function lowerMath(
  node: V1Binary,
  operator: V1MathOperator,
  left: Lowered,
  right: Lowered,
  scope: V1Scope,
): Lowered | undefined {
  const what = `An operand of \`${operator}\``;
  const notes = operator === "+" ? ['Texts are joined by `Format("{}{}", …)`.'] : [];
  const isFine = expectType(left, OPERANDS, what, node.left, scope, notes);
  if (!expectType(right, OPERANDS, what, node.right, scope, notes) || !isFine) return undefined;
  if (!isMath(operator, left.type, right.type)) {
    const message = `\`${operator}\` does not take ${left.type} and ${right.type}${durationHint(left.type, right.type)}.`;
    return scope.error(V1_CODES.typeMismatch, node.span, message);
  }
  return {
    type: mathType(operator, left.type, right.type),
    literal: undefined,
    form: { kind: "math", operator, left, right },
    get: (context) => {
      const a = left.get(context);
      if (a instanceof Failure) return a;
      const b = right.get(context);
      if (b instanceof Failure) return b;
      const result = calculateV1(a, operator, b);
      return result instanceof Failure ? scope.failed(result, node.span) : result;
    },
  };
}

function durationHint(left: V1Type, right: V1Type): string {
  if (left === "duration" && right === "duration") return "; `Int(…)` is a duration in nanoseconds";
  return left === "duration" || right === "duration" ? '; write a duration as Duration("1s")' : "";
}

/** Whether an operator takes the two types, as far as they are known. */
function isMath(operator: V1MathOperator, left: V1Type, right: V1Type): boolean {
  const isOf = (type: V1Type, ...types: readonly V1Type[]): boolean =>
    type === "any" || type === "nil" || types.includes(type);
  if (isOf(left, "int", "float") && isOf(right, "int", "float")) return true;
  switch (operator) {
    case "+":
      return (
        isOf(left, "time", "duration") && isOf(right, "time", "duration") && !(left === "time" && right === "time")
      );
    case "-":
      return isOf(right, "duration") ? isOf(left, "time", "duration") : isOf(left, "time") && isOf(right, "time");
    case "*":
      return (isOf(left, "duration") && isOf(right, "int")) || (isOf(left, "int") && isOf(right, "duration"));
    case "/":
      return isOf(left, "duration") && isOf(right, "int");
    case "%":
      return false;
  }
}

function mathType(operator: V1MathOperator, left: V1Type, right: V1Type): V1Type {
  const isNumber = (type: V1Type): boolean => type === "int" || type === "float";
  if (isNumber(left) && isNumber(right)) return left === "int" && right === "int" ? "int" : "float";
  if (left === "time" && right === "time" && operator === "-") return "duration";
  return "any";
}
