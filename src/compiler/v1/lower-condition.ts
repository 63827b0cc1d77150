import type { V1Form } from "../../analysis/v1/form.ts";
import type { Lowered } from "../../analysis/v1/scope.ts";
import { BOOL, NIL } from "../../columns/vector.ts";
import { compareWithText } from "../batch/compare-text.ts";
import type { BatchTest } from "../batch/lower-condition.ts";
import { type Fill, fillOf } from "../batch/operand.ts";
import { lowerValue } from "./lower-value.ts";
import type { V1Lowering } from "./lowering.ts";

/** Lowers a condition: the rows for which it is true; undefined where the batch tier does not have it. */
export function lowerCondition(lowered: Lowered, lowering: V1Lowering): BatchTest | undefined {
  const { form } = lowered;
  // Where the right side cannot fail it need not be looked at where the left one is nil.
  if (form.kind === "logical" && !canFail(form.right)) {
    const left = lowerCondition(form.left, lowering);
    const right = lowerCondition(form.right, lowering);
    return left && right && (form.decisive ? either(left, right) : both(left, right));
  }
  if (form.kind === "comparison" && form.operator === "==") {
    const left = lowerValue(form.left, lowering);
    const right = lowerValue(form.right, lowering);
    const test = left && right && compareWithText(left, right, "==");
    if (test) return test;
  }
  const operand = lowerValue(lowered, lowering);
  return operand && isTrue(fillOf(operand));
}

/** Whether an operand of `and` or `or` may be an error, or is counted. */
function canFail({ form, type }: Lowered): boolean {
  return type !== "bool" || isRisky(form);
}

function isRisky(form: V1Form): boolean {
  switch (form.kind) {
    case "constant":
    case "path":
    case "span-duration":
      return false;
    case "comparison":
      return isRisky(form.left.form) || isRisky(form.right.form);
    case "is-nil":
      return isRisky(form.operand.form);
    case "not":
      return canFail(form.operand);
    case "logical":
      return canFail(form.left) || canFail(form.right);
    default:
      return true;
  }
}

/** Nil is false; anything but a boolean is an error, which the scalar tier tells. */
function isTrue(fill: Fill): BatchTest {
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      out[total] = row;
      if (tag === BOOL) total += vector.number[row];
      else if (tag !== NIL) state.markRedo(row);
    }
    state.giveBack(vector);
    return total;
  };
}

/** The second test sees the rows that the first one let through. */
function both(first: BatchTest, second: BatchTest): BatchTest {
  return (state, selection, out) => {
    const hits = state.borrowSelection();
    const count = first(state, selection, hits);
    const total = second(state, { rows: hits, count }, out);
    state.giveBackSelection(hits);
    return total;
  };
}

/** The second test sees the rows that the first one neither let through nor left undecided. */
function either(first: BatchTest, second: BatchTest): BatchTest {
  return (state, { rows, count }, out) => {
    const hits = state.borrowSelection();
    const rest = state.borrowSelection();
    const more = state.borrowSelection();
    const hit = first(state, { rows, count }, hits);
    let open = 0;
    for (let i = 0, next = 0; i < count; i++) {
      const row = rows[i];
      if (next < hit && hits[next] === row) next++;
      else if (state.redo[row] === 0) rest[open++] = row;
    }
    const extra = second(state, { rows: rest, count: open }, more);
    let total = 0;
    // Both lists are in ascending order.
    for (let i = 0, j = 0; i < hit || j < extra; ) {
      if (j >= extra || (i < hit && hits[i] < more[j])) out[total++] = hits[i++];
      else out[total++] = more[j++];
    }
    state.giveBackSelection(hits);
    state.giveBackSelection(rest);
    state.giveBackSelection(more);
    return total;
  };
}
