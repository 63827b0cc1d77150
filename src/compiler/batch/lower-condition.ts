import type { BoundBoolean, BoundComparison, BoundPredicate } from "../../analysis/bind/bound.ts";
import { BOOL, FLOAT, INT, NIL, OBJECT, REDO, STRING, STRING_RANGE, type Vector } from "../../columns/vector.ts";
import { type ComparisonOperator, compareValues, comparisonPanics } from "../../values/compare.ts";
import type { Value } from "../../values/value.ts";
import { compareNumbers } from "./compare-numbers.ts";
import { compareWithText } from "./compare-text.ts";
import { type Lowering, lowerValue } from "./lower-value.ts";
import { type Fill, fillOf, type Operand, type Selection } from "./operand.ts";
import { type BatchState, valueAt } from "./state.ts";

/**
 * A condition over columns: writes the selected rows that match to `out`, in order, and returns their number. Rows that
 * it cannot decide are marked REDO in the state and match nothing.
 */
export type BatchTest = (state: BatchState, selection: Selection, out: Int32Array) => number;

/** Lowers a condition; undefined where the batch tier does not have it. */
export function lowerCondition(bound: BoundBoolean, lowering: Lowering): BatchTest | undefined {
  if (bound.constant !== undefined) return bound.constant ? copySelection : () => 0;
  switch (bound.kind) {
    case "and":
    case "or":
      return lowerConnective(bound.kind, bound.operands, lowering);
    case "not": {
      const test = lowerCondition(bound.operand, lowering);
      return test && not(test);
    }
    case "comparison":
      return lowerComparison(bound, lowering);
    case "predicate":
      return lowerPredicate(bound, lowering);
    default:
      return undefined;
  }
}

function copySelection(_: BatchState, { rows, count }: Selection, out: Int32Array): number {
  out.set(rows.subarray(0, count));
  return count;
}

function lowerConnective(
  kind: "and" | "or",
  operands: readonly BoundBoolean[],
  lowering: Lowering,
): BatchTest | undefined {
  const tests: BatchTest[] = [];
  for (const operand of operands) {
    if (operand.constant !== undefined) continue;
    const test = lowerCondition(operand, lowering);
    if (!test) return undefined;
    tests.push(test);
  }
  return kind === "and" ? and(tests) : or(tests);
}

/** Each test sees the rows that the ones before it let through. */
function and(tests: readonly BatchTest[]): BatchTest {
  return (state, selection, out) => {
    let count = tests[0](state, selection, out);
    if (tests.length === 1) return count;
    const spare = state.borrowSelection();
    for (let i = 1; i < tests.length && count > 0; i++) {
      const passed = tests[i](state, { rows: out, count }, spare);
      out.set(spare.subarray(0, passed));
      count = passed;
    }
    state.giveBackSelection(spare);
    return count;
  };
}

/** Each test sees the rows that no test before it matched or could not decide. */
function or(tests: readonly BatchTest[]): BatchTest {
  return (state, selection, out) => {
    const matched = state.borrowMarks();
    const rest = state.borrowSelection();
    const hits = state.borrowSelection();
    rest.set(selection.rows.subarray(0, selection.count));
    let left = selection.count;
    for (const test of tests) {
      if (left === 0) break;
      const hit = test(state, { rows: rest, count: left }, hits);
      for (let i = 0; i < hit; i++) matched[hits[i]] = 1;
      let kept = 0;
      for (let i = 0; i < left; i++) {
        const row = rest[i];
        rest[kept] = row;
        kept += matched[row] === 0 && state.redo[row] === 0 ? 1 : 0;
      }
      left = kept;
    }
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      out[total] = row;
      total += matched[row];
      matched[row] = 0;
    }
    state.giveBackMarks(matched);
    state.giveBackSelection(rest);
    state.giveBackSelection(hits);
    return total;
  };
}

function not(test: BatchTest): BatchTest {
  return (state, selection, out) => {
    const hits = state.borrowSelection();
    const hit = test(state, selection, hits);
    const { rows, count } = selection;
    let total = 0;
    let next = 0;
    // Both lists are in the same order.
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (next < hit && hits[next] === row) next++;
      else if (state.redo[row] === 0) out[total++] = row;
    }
    state.giveBackSelection(hits);
    return total;
  };
}

function lowerComparison(bound: BoundComparison, lowering: Lowering): BatchTest | undefined {
  const left = lowerValue(bound.left, lowering);
  const right = lowerValue(bound.right, lowering);
  if (!left || !right) return undefined;
  return (
    compareWithText(left, right, bound.operator) ??
    compareWithNil(left, right, bound.operator) ??
    compareWithNumber(left, right, bound.operator) ??
    compareVectors(left, right, bound.operator)
  );
}

/** `x == nil` and `x != nil`: mostly the tag tells. */
function compareWithNil(left: Operand, right: Operand, operator: ComparisonOperator): BatchTest | undefined {
  if (right.kind !== "constant" || right.value !== null || (operator !== "==" && operator !== "!=")) return undefined;
  const fill = fillOf(left);
  const wanted = operator === "==";
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      out[total] = row;
      if (tag === REDO) state.markRedo(row);
      else if (tag !== OBJECT) total += (tag === NIL) === wanted ? 1 : 0;
      // Bytes have a rule of their own.
      else total += compareValues(vector.object[row] as Value, null, operator) ? 1 : 0;
    }
    state.giveBack(vector);
    return total;
  };
}

/** A number on the right that every double holds exactly. */
function compareWithNumber(left: Operand, right: Operand, operator: ComparisonOperator): BatchTest | undefined {
  if (right.kind !== "constant" || (typeof right.value !== "bigint" && typeof right.value !== "number"))
    return undefined;
  const constant = right.value;
  const wanted = Number(constant);
  if (typeof constant === "bigint" && !Number.isSafeInteger(wanted)) return undefined;
  const fill = fillOf(left);
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      out[total] = row;
      if (tag === INT || tag === FLOAT) total += compareNumbers(vector.number[row], wanted, operator) ? 1 : 0;
      else if (tag === REDO) state.markRedo(row);
      else if (tag < INT || tag === BOOL) total += operator === "!=" ? 1 : 0;
      else total += compareObjects(state, vector.object[row] as Value, constant, row, operator) ? 1 : 0;
    }
    state.giveBack(vector);
    return total;
  };
}

/** By value; where the reference panics, the scalar tier tells. */
function compareObjects(state: BatchState, x: Value, y: Value, row: number, operator: ComparisonOperator): boolean {
  if (!comparisonPanics(x, y, operator)) return compareValues(x, y, operator);
  state.markRedo(row);
  return false;
}

function compareVectors(left: Operand, right: Operand, operator: ComparisonOperator): BatchTest {
  const fillLeft = fillOf(left);
  const fillRight = fillOf(right);
  return (state, selection, out) => {
    const a = state.borrow();
    const b = state.borrow();
    fillLeft(state, selection, a);
    fillRight(state, selection, b);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tagA = a.tag[row];
      const tagB = b.tag[row];
      const isNumeric = (tagA === INT || tagA === FLOAT) && (tagB === INT || tagB === FLOAT);
      out[total] = row;
      if (isNumeric) total += compareNumbers(a.number[row], b.number[row], operator) ? 1 : 0;
      else total += compareCells(state, a, b, row, operator) ? 1 : 0;
    }
    state.giveBack(a);
    state.giveBack(b);
    return total;
  };
}

const isText = (tag: number): boolean => tag === STRING || tag === STRING_RANGE;

function compareCells(state: BatchState, a: Vector, b: Vector, row: number, operator: ComparisonOperator): boolean {
  const tagA = a.tag[row];
  const tagB = b.tag[row];
  if (tagA === REDO || tagB === REDO) {
    state.markRedo(row);
    return false;
  }
  // Simple cells of different families are never equal; nil has rules of its own with bytes.
  if (simple(tagA) && simple(tagB) && family(tagA) !== family(tagB)) return operator === "!=";
  return compareObjects(state, valueAt(state, a, row), valueAt(state, b, row), row, operator);
}

const simple = (tag: number): boolean => tag <= BOOL;

function family(tag: number): number {
  if (isText(tag)) return STRING;
  return tag === FLOAT ? INT : tag;
}

function lowerPredicate(bound: BoundPredicate, lowering: Lowering): BatchTest | undefined {
  const { call } = bound;
  const form = call.keys.length === 0 ? call.definition.batch?.(call.bound as never) : undefined;
  if (form?.kind === "test-bytes") {
    const argument = call.args.find(({ name }) => name === form.target);
    const operand = argument?.kind === "value" ? lowerValue(argument.value, lowering) : undefined;
    if (operand && operand.kind !== "constant")
      return lowering.common.test(call, testBytes(fillOf(operand), form.test, form.whenNil, call, lowering));
  }
  const operand = lowerValue(call, lowering);
  return operand && isTrue(fillOf(operand));
}

/** Texts are tested on their bytes; other values by the function itself, through its columns form. */
function testBytes(
  fill: Fill,
  test: (bytes: Uint8Array, start: number, end: number) => boolean,
  whenNil: boolean,
  call: BoundPredicate["call"],
  lowering: Lowering,
): BatchTest {
  const general = lowerValue(call, lowering);
  const slow = general && isTrue(fillOf(general));
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    const { bytes } = state;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      let hit = false;
      if (tag === STRING_RANGE) hit = test(bytes, vector.start[row], vector.end[row]);
      else if (tag === NIL) hit = whenNil;
      else hit = testOne(state, slow, row);
      if (hit) out[total++] = row;
    }
    state.giveBack(vector);
    return total;
  };
}

function testOne(state: BatchState, slow: BatchTest | undefined, row: number): boolean {
  if (slow) return slow(state, { rows: Int32Array.of(row), count: 1 }, new Int32Array(1)) === 1;
  state.markRedo(row);
  return false;
}

function isTrue(fill: Fill): BatchTest {
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      out[total] = row;
      // Anything but a bool is an error, which the scalar tier tells.
      if (vector.tag[row] === BOOL) total += vector.number[row];
      else state.markRedo(row);
    }
    state.giveBack(vector);
    return total;
  };
}
