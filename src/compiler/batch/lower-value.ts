import type { BoundCall, BoundValue } from "../../analysis/bind/bound.ts";
import { coercionOf, isGetterKind, typedGetter } from "../../analysis/bind/getter.ts";
import { FLOAT, INT, REDO, type Vector } from "../../columns/vector.ts";
import type { FunctionEnvironment } from "../../functions/define.ts";
import type { Evaluate, Getter } from "../../functions/getters.ts";
import type { Param } from "../../functions/params.ts";
import type { FieldKind } from "../../otlp/lazy/schema.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { calculate, type MathOperator, negate } from "../../values/arithmetic.ts";
import { Failure } from "../../values/failure.ts";
import { indexValue } from "../../values/index-value.ts";
import type { Value } from "../../values/value.ts";
import type { CommonCalls } from "./common-calls.ts";
import { memoised } from "./memo.ts";
import { constantOperand, type Fill, fillOf, groupOperand, type Operand, slotOperand } from "./operand.ts";
import type { SlotTable } from "./slots.ts";
import { type BatchState, storeValue, valueAt } from "./state.ts";

/** What lowering needs to know. */
export interface Lowering {
  readonly slots: SlotTable;
  readonly environment: FunctionEnvironment;
  /** The wire kind of a field of the record. */
  readonly fieldKind: (name: string) => FieldKind;
  /** The calls that are computed once for several places. */
  readonly common: CommonCalls;
}

/** Lowers an expression to columns; undefined where the batch tier does not have it. */
export function lowerValue(bound: BoundValue, lowering: Lowering): Operand | undefined {
  if (bound.isLiteral) return constantOperand(bound.literal ?? null);
  switch (bound.kind) {
    case "path": {
      if (bound.keyExpressions.length > 0) return undefined;
      const slot = lowering.slots.of(bound);
      if (!slot) return undefined;
      if (slot.kind === "group") return groupOperand(bound.get);
      return slotOperand(slot, slot.kind === "field" ? lowering.fieldKind(slot.name) : undefined);
    }
    case "math": {
      const left = lowerValue(bound.left, lowering);
      const right = lowerValue(bound.right, lowering);
      if (!left || !right) return undefined;
      if (isPerGroup(left) && isPerGroup(right)) return groupOperand(bound.get);
      return { kind: "computed", fill: fillMath(fillOf(left), fillOf(right), bound.operator) };
    }
    case "negate": {
      const operand = lowerValue(bound.operand, lowering);
      if (operand && isPerGroup(operand)) return groupOperand(bound.get);
      return operand && { kind: "computed", fill: fillNegation(fillOf(operand)) };
    }
    case "call":
      return lowerCall(bound, lowering);
    default:
      return undefined;
  }
}

function isPerGroup(operand: Operand): boolean {
  return operand.kind === "constant" || operand.kind === "group";
}

function fillNegation(operand: Fill): Fill {
  return (state, selection, out) => {
    const vector = state.borrow();
    operand(state, selection, vector);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const value = vector.tag[row] === REDO ? undefined : negate(valueAt(state, vector, row));
      if (value === undefined || value instanceof Failure) out.tag[row] = REDO;
      else storeValue(out, row, value);
    }
    state.giveBack(vector);
  };
}

function fillMath(left: Fill, right: Fill, operator: MathOperator): Fill {
  return (state, selection, out) => {
    const a = state.borrow();
    const b = state.borrow();
    left(state, selection, a);
    right(state, selection, b);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tagA = a.tag[row];
      const tagB = b.tag[row];
      if ((tagA === INT || tagA === FLOAT) && (tagB === INT || tagB === FLOAT)) {
        calculateCell(a.number[row], b.number[row], operator, tagA === INT && tagB === INT, out, row);
      } else slowMath(state, a, b, operator, out, row);
    }
    state.giveBack(a);
    state.giveBack(b);
  };
}

function calculateCell(x: number, y: number, operator: MathOperator, isInt: boolean, out: Vector, row: number): void {
  // Beyond 2^52 a quotient can be rounded up to the next integer.
  if (operator === "/" && (y === 0 || (isInt && Math.abs(x) > 2 ** 52))) {
    out.tag[row] = REDO;
    return;
  }
  const result = operator === "+" ? x + y : operator === "-" ? x - y : operator === "*" ? x * y : x / y;
  if (!isInt) {
    out.tag[row] = FLOAT;
    out.number[row] = result;
    return;
  }
  const whole = Math.trunc(result);
  // Past 2^53 doubles no longer tell neighbours apart.
  if (whole > Number.MAX_SAFE_INTEGER || whole < -Number.MAX_SAFE_INTEGER) out.tag[row] = REDO;
  else {
    out.tag[row] = INT;
    out.number[row] = whole + 0;
  }
}

function slowMath(state: BatchState, a: Vector, b: Vector, operator: MathOperator, out: Vector, row: number): void {
  if (a.tag[row] === REDO || b.tag[row] === REDO) {
    out.tag[row] = REDO;
    return;
  }
  const value = calculate(valueAt(state, a, row), operator, valueAt(state, b, row));
  if (value instanceof Failure) out.tag[row] = REDO;
  else storeValue(out, row, value);
}

/** Where a synthetic getter finds its value: the cell of the row that is being evaluated. */
interface Cell {
  value: Value;
}

/**
 * A pure converter over columns: its arguments become cells, and the function itself is made anew with getters that
 * read them. Arguments are all evaluated first; one that fails or is undecided sends the row to the scalar tier.
 */
function lowerCall(bound: BoundCall, lowering: Lowering): Operand | undefined {
  const { definition } = bound;
  if (!definition.effects.pure || definition.kind !== "converter" || definition.ignoresArguments) return undefined;
  if (bound.keys.some((key) => key.kind === "expression")) return undefined;
  const fills: Fill[] = [];
  const cells: Cell[] = [];
  let perGroup = true;
  const args: Record<string, unknown> = {};
  const cellGetter = (value: BoundValue, kind: string): Getter<unknown> | undefined => {
    const operand = lowerValue(value, lowering);
    if (!operand || !isGetterKind(kind)) return undefined;
    if (!isPerGroup(operand)) perGroup = false;
    const cell: Cell = { value: null };
    fills.push(fillOf(operand));
    cells.push(cell);
    const coercion = coercionOf(kind);
    return { isLiteral: false, literal: undefined, get: () => coercion(cell.value) };
  };
  for (const argument of bound.args) {
    const param = definition.params[argument.name];
    const value = rebind(argument, bound.bound[argument.name], param, cellGetter);
    if (value === undefined) return undefined;
    args[argument.name] = value;
  }
  const evaluate = definition.create(args as never, lowering.environment);
  if (evaluate instanceof Failure) return undefined;
  if (perGroup) return groupOperand(bound.get);
  const indexes = bound.keys.map((key) => (key.kind === "expression" ? "" : key.literal));
  const fillWith = (compute: Evaluate): Fill =>
    fills.length === 1 ? memoised(fills[0], cells[0], compute) : fillCall(fills, cells, compute);
  const { common } = lowering;
  if (!common.has(bound)) {
    return { kind: "computed", fill: fillWith(indexes.length === 0 ? evaluate : indexResult(evaluate, indexes)) };
  }
  const whole = common.fill(bound, fillWith(evaluate));
  return { kind: "computed", fill: indexes.length === 0 ? whole : fillIndexed(whole, indexes) };
}

/** The argument with its record-dependent parts replaced by cells; undefined where that is not possible. */
function rebind(
  argument: BoundCall["args"][number],
  original: unknown,
  param: Param,
  cellGetter: (value: BoundValue, kind: string) => Getter<unknown> | undefined,
): unknown {
  switch (argument.kind) {
    case "constant":
      return original;
    case "value":
      if (argument.value.isLiteral) return original;
      return param.type.kind === "slice" ? undefined : cellGetter(argument.value, param.type.kind);
    case "list": {
      if (argument.items.every((item) => item.isLiteral)) return original;
      if (!("element" in param.type) || !isGetterKind(param.type.element)) return undefined;
      const { element } = param.type;
      const items: Getter<unknown>[] = [];
      for (const item of argument.items) {
        const getter = item.isLiteral ? typedGetter(item, element) : cellGetter(item, element);
        if (getter === undefined || getter instanceof Failure) return undefined;
        items.push(getter);
      }
      return param.type.kind === "list" ? items : { isLiteral: false, literal: undefined, get: readAll(items) };
    }
    default:
      return undefined;
  }
}

/** A slice argument that was written as a list: its getters are read together. */
function readAll(items: readonly Getter<unknown>[]): Evaluate<readonly unknown[]> {
  return (context) => {
    const values: unknown[] = [];
    for (const item of items) {
      const value = item.get(context);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return values;
  };
}

/** Pure functions over cells never look at the record. */
export const NO_RECORD = undefined as unknown as RecordContext;

function fillCall(fills: readonly Fill[], cells: readonly Cell[], evaluate: Evaluate): Fill {
  return (state, selection, out) => {
    const vectors = fills.map((fill) => {
      const vector = state.borrow();
      fill(state, selection, vector);
      return vector;
    });
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let undecided = false;
      for (let j = 0; j < cells.length; j++) {
        if (vectors[j].tag[row] === REDO) undecided = true;
        else cells[j].value = valueAt(state, vectors[j], row);
      }
      const value = undecided ? undefined : evaluate(NO_RECORD);
      if (value === undefined || value instanceof Failure) out.tag[row] = REDO;
      else storeValue(out, row, value);
    }
    for (const vector of vectors) state.giveBack(vector);
  };
}

/** Elements of what another fill gives. */
function fillIndexed(whole: Fill, indexes: readonly (string | bigint)[]): Fill {
  return (state, selection, out) => {
    const vector = state.borrow();
    whole(state, selection, vector);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let value: Value | Failure | undefined = vector.tag[row] === REDO ? undefined : valueAt(state, vector, row);
      for (const index of indexes) {
        if (value === undefined || value instanceof Failure) break;
        value = indexValue(value, index);
      }
      if (value === undefined || value instanceof Failure) out.tag[row] = REDO;
      else storeValue(out, row, value);
    }
    state.giveBack(vector);
  };
}

function indexResult(evaluate: Evaluate, indexes: readonly (string | bigint)[]): Evaluate {
  return (context) => {
    let value = evaluate(context);
    for (const index of indexes) {
      if (value instanceof Failure) return value;
      value = indexValue(value, index);
    }
    return value;
  };
}
