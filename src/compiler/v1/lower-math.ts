import { calculateV1, negateV1, type V1MathOperator } from "../../analysis/v1/operators.ts";
import { FLOAT, INT, REDO, type Vector } from "../../columns/vector.ts";
import type { Fill } from "../batch/operand.ts";
import { valueAt } from "../batch/state.ts";
import { storeResult, withVectors } from "./cells.ts";

/** Arithmetic over columns. */
export function fillMath(left: Fill, right: Fill, operator: V1MathOperator): Fill {
  return (state, selection, out) => {
    withVectors(state, selection, [left, right], ([a, b]) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        const tagA = a.tag[row];
        const tagB = b.tag[row];
        if (tagA === REDO || tagB === REDO) out.tag[row] = REDO;
        else if (
          !isNumber(tagA) ||
          !isNumber(tagB) ||
          !calculateCell(a.number[row], b.number[row], operator, tagA === INT && tagB === INT, out, row)
        ) {
          storeResult(out, row, calculateV1(valueAt(state, a, row), operator, valueAt(state, b, row)));
        }
      }
    });
  };
}

const isNumber = (tag: number): boolean => tag === INT || tag === FLOAT;

/** Numbers as doubles, where that is exact; false where it is not. */
function calculateCell(
  x: number,
  y: number,
  operator: V1MathOperator,
  isInt: boolean,
  out: Vector,
  row: number,
): boolean {
  if ((operator === "/" || operator === "%") && y === 0) return false;
  const result = calculateNumbers(x, y, operator);
  if (!isInt) {
    out.tag[row] = FLOAT;
    out.number[row] = result;
    return true;
  }
  // Beyond 2^52 a quotient can be rounded up to the next integer, and past 2^53 doubles skip integers.
  if (operator === "/" && Math.abs(x) > 2 ** 52) return false;
  // Ints have no negative zero.
  const whole = Math.trunc(result) + 0;
  if (!Number.isSafeInteger(whole)) return false;
  out.tag[row] = INT;
  out.number[row] = whole;
  return true;
}

function calculateNumbers(x: number, y: number, operator: V1MathOperator): number {
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
      return x * y;
    case "/":
      return x / y;
    case "%":
      return x % y;
  }
}

/** Unary minus. */
export function fillNegation(operand: Fill): Fill {
  return (state, selection, out) => {
    withVectors(state, selection, [operand], ([vector]) => {
      const { rows, count } = selection;
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        if (vector.tag[row] === REDO) out.tag[row] = REDO;
        else storeResult(out, row, negateV1(valueAt(state, vector, row)));
      }
    });
  };
}
