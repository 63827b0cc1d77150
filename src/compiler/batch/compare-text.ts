import { NIL, REDO, STRING_RANGE } from "../../columns/vector.ts";
import { ABSENT, ENTRY_OVERRIDE, VALUE_END, VALUE_START } from "../../otlp/lazy/columns.ts";
import { toBytes } from "../../values/byte-string.ts";
import { type ComparisonOperator, compareValues } from "../../values/compare.ts";
import type { BatchTest } from "./lower-condition.ts";
import { type Fill, fillOf, type Operand } from "./operand.ts";
import { valueAt } from "./state.ts";

/** Texts up to this length have a one-byte length on the wire, also inside their AnyValue. */
const LONGEST = 123;

/**
 * `==` and `!=` between a slot and a literal text, on the bytes of the payload; undefined where that is not what is
 * compared.
 */
export function compareWithText(left: Operand, right: Operand, operator: ComparisonOperator): BatchTest | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const [constant, other] = left.kind === "constant" ? [left, right] : [right, left];
  if (constant.kind !== "constant" || typeof constant.value !== "string" || constant.value.length > LONGEST) {
    return undefined;
  }
  const text = toBytes(constant.value);
  const wanted = operator === "==";
  if (other.kind === "slot" && other.slot.kind === "key")
    return compareKey(other.slot.index, text, constant.value, wanted, other.fill);
  return other.kind === "constant" ? undefined : compareRanges(fillOf(other), text, constant.value, wanted);
}

/** An attribute's AnyValue against the bytes of `string_value: text`. */
function compareKey(slot: number, text: Uint8Array, literal: string, wanted: boolean, fill: Fill): BatchTest {
  const slow = compareRanges(fill, text, literal, wanted);
  const encoded = new Uint8Array(text.length + 2);
  encoded[0] = 0x0a;
  encoded[1] = text.length;
  encoded.set(text, 2);
  return (state, { rows, count }, out) => {
    const { columns, bytes } = state;
    const column = columns.keyEntry[slot];
    const { data } = columns.entries;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const entry = column[row];
      out[total] = row;
      if (entry === ABSENT) total += wanted ? 0 : 1;
      else if (data[entry + ENTRY_OVERRIDE] >= 0) {
        total += slow(state, { rows: Int32Array.of(row), count: 1 }, new Int32Array(1));
      } else {
        const start = data[entry + VALUE_START];
        const same = data[entry + VALUE_END] - start === encoded.length && sameBytes(bytes, start, encoded);
        // Irregular encodings of a text are other bytes; they do not reach the batch tier unnoticed.
        if (same) total += wanted ? 1 : 0;
        else if (isPlainText(bytes, start, data[entry + VALUE_END])) total += wanted ? 0 : 1;
        else total += slow(state, { rows: Int32Array.of(row), count: 1 }, new Int32Array(1));
      }
    }
    return total;
  };
}

/** Whether the AnyValue is a string, int, double or bool whose framing is regular: it differs from any other text. */
function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  const tag = bytes[start];
  if (tag === 0x0a) {
    const length = bytes[start + 1];
    return length < 0x80 ? start + 2 + length === end : start + 3 + ((length & 0x7f) | (bytes[start + 2] << 7)) === end;
  }
  return (
    (tag === 0x21 && end === start + 9) || (tag === 0x10 && end === start + 2) || (tag === 0x18 && end <= start + 4)
  );
}

/** Whether `wanted` stands at `start`. */
export function sameBytes(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let i = wanted.length - 1; i >= 0; i--) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

function compareRanges(fill: Fill, text: Uint8Array, literal: string, wanted: boolean): BatchTest {
  return (state, selection, out) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    const { rows, count } = selection;
    const { bytes } = state;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let equal = false;
      const tag = vector.tag[row];
      if (tag === STRING_RANGE) {
        const start = vector.start[row];
        equal = vector.end[row] - start === text.length && sameBytes(bytes, start, text);
      } else if (tag === REDO) {
        state.markRedo(row);
        continue;
      } else if (tag !== NIL) equal = compareValues(valueAt(state, vector, row), literal, "==");
      if (equal === wanted) out[total++] = row;
    }
    state.giveBack(vector);
    return total;
  };
}
