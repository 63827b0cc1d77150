import { compareV1 } from "../../analysis/v1/operators.ts";
import { BOOL, FLOAT, INT, NIL, REDO, STRING_RANGE, type Vector } from "../../columns/vector.ts";
import { toBytes } from "../../values/byte-string.ts";
import type { ComparisonOperator } from "../../values/compare.ts";
import { compareNumbers } from "../batch/compare-numbers.ts";
import { sameBytes } from "../batch/compare-text.ts";
import { type Fill, fillOf, type Operand } from "../batch/operand.ts";
import { type BatchState, valueAt } from "../batch/state.ts";
import { withVectors } from "./cells.ts";

/** Three-valued logic over columns: cells are true, false or nil; anything else is an error, the scalar tier's. */

function setTruth(out: Vector, row: number, truth: boolean | null): void {
  out.tag[row] = truth === null ? NIL : BOOL;
  out.number[row] = truth === true ? 1 : 0;
}

const isTruth = (tag: number): boolean => tag === BOOL || tag === NIL;

/** `and`, `or`: the right side is only looked at where the left one does not decide. */
export function fillLogical(left: Fill, right: Fill, decisive: boolean): Fill {
  const decides = decisive ? 1 : 0;
  return (state, selection, out) => {
    left(state, selection, out);
    const { rows, count } = selection;
    const rest = state.borrowSelection();
    let open = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = out.tag[row];
      if (!isTruth(tag)) out.tag[row] = REDO;
      else if (tag === NIL || out.number[row] !== decides) rest[open++] = row;
    }
    const other = state.borrow();
    right(state, { rows: rest, count: open }, other);
    for (let i = 0; i < open; i++) {
      const row = rest[i];
      const tag = other.tag[row];
      if (!isTruth(tag)) out.tag[row] = REDO;
      else if (tag === BOOL && other.number[row] === decides) setTruth(out, row, decisive);
      else if (tag === NIL || out.tag[row] === NIL) out.tag[row] = NIL;
    }
    state.giveBack(other);
    state.giveBackSelection(rest);
  };
}

/** `not`. */
export function fillNot(operand: Fill): Fill {
  return (state, selection, out) => {
    operand(state, selection, out);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (out.tag[row] === BOOL) out.number[row] = 1 - out.number[row];
      else if (out.tag[row] !== NIL) out.tag[row] = REDO;
    }
  };
}

/** `x == nil` and `x != nil`. */
export function fillIsNil(operand: Fill, whenNil: boolean): Fill {
  return (state, selection, out) => {
    operand(state, selection, out);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (out.tag[row] !== REDO) setTruth(out, row, (out.tag[row] === NIL) === whenNil);
    }
  };
}

/** A comparison: numbers as doubles, a text of the payload with a literal on its bytes, the rest by value. */
export function fillComparison(left: Operand, right: Operand, operator: ComparisonOperator): Fill {
  const literal = right.kind === "constant" && typeof right.value === "string" ? toBytes(right.value) : undefined;
  const isEquality = operator === "==" || operator === "!=";
  const wanted = operator === "==";
  return (state, selection, out) => {
    withVectors(state, selection, [fillOf(left), fillOf(right)], ([a, b]) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const tagA = a.tag[row];
        const tagB = b.tag[row];
        if (tagA === REDO || tagB === REDO) out.tag[row] = REDO;
        else if (tagA === NIL || tagB === NIL) out.tag[row] = NIL;
        else if (isNumber(tagA) && isNumber(tagB)) {
          setTruth(out, row, compareNumbers(a.number[row], b.number[row], operator));
        } else if (literal && isEquality && tagA === STRING_RANGE) {
          setTruth(out, row, sameText(state, a, row, literal) === wanted);
        } else setTruth(out, row, compareV1(valueAt(state, a, row), operator, valueAt(state, b, row)));
      }
    });
  };
}

const isNumber = (tag: number): boolean => tag === INT || tag === FLOAT;

function sameText({ bytes }: BatchState, vector: Vector, row: number, text: Uint8Array): boolean {
  const start = vector.start[row];
  return vector.end[row] - start === text.length && sameBytes(bytes, start, text);
}
