import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type * as ast from "../../parser/ast.ts";
import { calculate, negate } from "../../values/arithmetic.ts";
import { Failure } from "../../values/failure.ts";
import { toMapKey } from "../../values/index-value.ts";
import { wrapInt64 } from "../../values/int64.ts";
import { PMap } from "../../values/pmap.ts";
import { mapLiteralEntry } from "../../values/raw.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import type { BoundValue, StaticType } from "./bound.ts";
import { bindCall } from "./call.ts";
import { GATES } from "./gates.ts";
import { bindPath } from "./path.ts";
import type { Scope } from "./scope.ts";

/** Literals are evaluated without a record; nothing they are made of reads it. */
export const NO_RECORD = undefined as unknown as RecordContext;

/** Binds a value expression; undefined where it is refused (the reasons are in the scope). */
export function bindValue(node: ast.ValueExpression, scope: Scope): BoundValue | undefined {
  switch (node.kind) {
    case "Nil":
      return literal(node, "nil", null);
    case "Boolean":
      return literal(node, "bool", node.value);
    case "Int":
      return literal(node, "int", node.value);
    case "Float":
      return literal(node, "float", node.value);
    case "String":
      return literal(node, "string", node.value);
    case "Bytes":
      return literal(node, "bytes", node.value);
    case "Enum":
      return bindEnum(node, scope);
    case "Path":
      return bindPath(node, scope);
    case "Call":
      return bindCall(node, scope);
    case "List":
      return bindList(node, scope);
    case "Map":
      return bindMap(node, scope);
    case "MathBinary":
      return bindMath(node, scope);
    case "MathUnary":
      return bindUnary(node, scope);
    case "MathGroup":
      return bindValue(node.expression, scope);
    case "Lambda":
      return scope.error(
        CHECK_CODES.lambdaNotAllowed,
        node.span,
        "a lambda can only be an argument of a function that takes one (All, Any, Filter, Find, MapEach, MapKeys, Reduce, When)",
      );
  }
}

function literal(node: ast.ValueExpression, type: StaticType, value: Value): BoundValue {
  return { kind: "literal", node, type, isLiteral: true, literal: value, get: () => value };
}

function bindEnum(node: ast.EnumSymbol, scope: Scope): BoundValue | undefined {
  const value = enumValue(node, scope);
  return value === undefined ? undefined : literal(node, "int", value);
}

export function enumValue(node: ast.EnumSymbol, scope: Scope): bigint | undefined {
  const { context, functions } = scope.options;
  const value = context.enums.get(node.name);
  if (value !== undefined) return value;
  const notes = functions.has(node.name) ? [`${node.name} is a function: call it as ${node.name}(…)`] : [];
  return scope.error(
    CHECK_CODES.unknownEnum,
    node.span,
    `the ${context.name} context has no enum symbol ${node.name}`,
    { notes: [...notes, ...suggestionNote(node.name, [...context.enums.keys()])] },
  );
}

/** "Did you mean …?" as a note, where a name is close enough. */
export function suggestionNote(name: string, candidates: readonly string[]): string[] {
  const [best] = didYouMean(name, candidates, 1);
  return best === undefined ? [] : [`did you mean ${best}?`];
}

function bindList(node: ast.ListLiteral, scope: Scope): BoundValue | undefined {
  const items = node.items.map((item) => bindValue(item, scope));
  if (!items.every((item) => item !== undefined)) return undefined;
  const get = evaluateList(items.map((item) => item.get));
  return constantIf(
    items.every((item) => item.isLiteral),
    get,
    scope,
    node,
    (isLiteral, value, evaluate) => ({
      kind: "list",
      node,
      type: "slice",
      items,
      isLiteral,
      literal: value,
      get: evaluate,
    }),
  );
}

function evaluateList(getters: readonly Evaluate[]): Evaluate {
  return (context) => {
    const values: Value[] = [];
    for (const get of getters) {
      const value = get(context);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return new GoSlice("any", values);
  };
}

function bindMap(node: ast.MapLiteral, scope: Scope): BoundValue | undefined {
  const entries = node.entries.map((entry) => ({
    key: bindMapKey(entry.key, scope),
    value: bindValue(entry.value, scope),
  }));
  const bound: { key: BoundValue; value: BoundValue }[] = [];
  for (const { key, value } of entries) if (key && value) bound.push({ key, value });
  if (bound.length < entries.length) return undefined;
  const get = evaluateMap(bound.map(({ key, value }) => [key.get, value.get]));
  const isConstant = bound.every(({ key, value }) => key.isLiteral && value.isLiteral);
  return constantIf(isConstant, get, scope, node, (isLiteral, value, evaluate) => ({
    kind: "map",
    node,
    type: "map",
    entries: bound,
    isLiteral,
    literal: value,
    get: evaluate,
  }));
}

function bindMapKey(key: ast.MapEntry["key"], scope: Scope): BoundValue | undefined {
  if (key.kind !== "String" && !scope.gate(GATES.dynamicMapKeys)) {
    return scope.error(
      CHECK_CODES.featureGate,
      key.span,
      `map keys must be string literals: write "…", or turn on the feature gate ${GATES.dynamicMapKeys}`,
    );
  }
  return bindValue(key, scope);
}

function evaluateMap(entries: readonly (readonly [Evaluate, Evaluate])[]): Evaluate {
  return (context) => {
    const map = new PMap();
    for (const [getKey, getValue] of entries) {
      const rawKey = getKey(context);
      if (rawKey instanceof Failure) return rawKey;
      const key = toMapKey(rawKey);
      if (key instanceof Failure) return key;
      const value = getValue(context);
      if (value instanceof Failure) return value;
      const stored = mapLiteralEntry(value);
      if (stored instanceof Failure) return stored;
      map.set(key, stored);
    }
    return map;
  };
}

/** A list or map of literals is evaluated once, when it is bound; what fails then is refused. */
function constantIf(
  isConstant: boolean,
  get: Evaluate,
  scope: Scope,
  node: ast.ValueExpression,
  make: (isLiteral: boolean, literal: Value | undefined, get: Evaluate) => BoundValue,
): BoundValue | undefined {
  if (!isConstant) return make(false, undefined, get);
  const value = get(NO_RECORD);
  if (value instanceof Failure) return scope.error(CHECK_CODES.literalValue, node.span, value.message);
  return make(true, value, () => value);
}

function bindMath(node: ast.MathBinary, scope: Scope): BoundValue | undefined {
  const left = bindValue(node.left, scope);
  const right = bindValue(node.right, scope);
  if (!left || !right) return undefined;
  const { operator } = node;
  const getLeft = left.get;
  const getRight = right.get;
  return {
    kind: "math",
    node,
    operator,
    left,
    right,
    type: mathType(left.type, right.type, operator),
    isLiteral: false,
    literal: undefined,
    get(context) {
      const x = getLeft(context);
      if (x instanceof Failure) return x;
      const y = getRight(context);
      return y instanceof Failure ? y : calculate(x, operator, y);
    },
  };
}

/** The type of a sum, where both operand types are known. */
function mathType(left: StaticType, right: StaticType, operator: ast.MathOperator): StaticType {
  if (left === "int" && right === "int") return "int";
  const isNumber = (type: StaticType): boolean => type === "int" || type === "float";
  if (isNumber(left) && isNumber(right)) return "float";
  if (left === "time" && right === "time" && operator === "-") return "duration";
  if (left === "time" || right === "time") return left === "any" || right === "any" ? "any" : "time";
  return left === "duration" && right === "duration" ? "duration" : "any";
}

function bindUnary(node: ast.MathUnary, scope: Scope): BoundValue | undefined {
  if (node.operator === "-") {
    if (node.operand.kind === "Int") return literal(node, "int", wrapInt64(-node.operand.value));
    if (node.operand.kind === "Float") return literal(node, "float", -node.operand.value);
  }
  const operand = bindValue(node.operand, scope);
  if (!operand || node.operator === "+") return operand;
  const { get } = operand;
  return {
    kind: "negate",
    node,
    operand,
    type: operand.type,
    isLiteral: false,
    literal: undefined,
    get(context) {
      const value = get(context);
      return value instanceof Failure ? value : negate(value);
    },
  };
}
