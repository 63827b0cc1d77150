import { REDO, STRING_RANGE, Vector } from "../../columns/vector.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { Fill } from "./operand.ts";
import { type BatchState, copyCell, storeValue, valueAt } from "./state.ts";

/** Entries of a memo; a power of two. */
const SIZE = 1024;
/** Longer texts hardly repeat. */
const LONGEST = 64;
/** After so many texts it is clear whether they repeat. */
const TRIAL = 256;

const NO_RECORD = undefined as unknown as RecordContext;

/**
 * A pure function of one cell, its answers remembered by the bytes of the text it was given: direct-mapped, bounded,
 * forgotten with the batch.
 */
export function memoised(input: Fill, cell: { value: Value }, evaluate: Evaluate): Fill {
  // Made when it is first used: a program can have thousands of calls.
  let place = new Int32Array(0);
  let length = new Int32Array(0);
  const answers = new Vector();
  let batch = -1;
  let asked = 0;
  let hits = 0;
  return (state, selection, out) => {
    if (length.length === 0) {
      place = new Int32Array(SIZE);
      length = new Int32Array(SIZE);
      answers.reserve(SIZE);
    }
    if (batch !== state.batch) {
      length.fill(-1);
      batch = state.batch;
      asked = 0;
      hits = 0;
    }
    const vector = state.borrow();
    input(state, selection, vector);
    const { rows, count } = selection;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      if (tag === REDO) {
        out.tag[row] = REDO;
        continue;
      }
      const start = vector.start[row];
      const size = vector.end[row] - start;
      // Where fewer than one in eight repeat, looking for them costs more than it saves.
      const pays = asked < TRIAL || hits * 8 > asked;
      const isRemembered = pays && tag === STRING_RANGE && size <= LONGEST && state.isInPayload(start);
      const slot = isRemembered ? hash(state.bytes, start, size) : -1;
      if (slot >= 0) asked++;
      if (slot >= 0 && length[slot] === size && same(state.bytes, place[slot], start, size)) {
        hits++;
        copyCell(answers, slot, out, row);
        continue;
      }
      compute(state, vector, row, out, cell, evaluate);
      if (slot >= 0) {
        place[slot] = start;
        length[slot] = size;
        copyCell(out, row, answers, slot);
      }
    }
    state.giveBack(vector);
  };
}

function compute(
  state: BatchState,
  vector: Vector,
  row: number,
  out: Vector,
  cell: { value: Value },
  evaluate: Evaluate,
): void {
  cell.value = valueAt(state, vector, row);
  const value = evaluate(NO_RECORD);
  if (value instanceof Failure) out.tag[row] = REDO;
  else storeValue(out, row, value);
}

/** FNV-1a over the bytes, folded to a slot. */
function hash(bytes: Uint8Array, start: number, size: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < start + size; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return (h ^ (h >>> 15)) & (SIZE - 1);
}

function same(bytes: Uint8Array, a: number, b: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
