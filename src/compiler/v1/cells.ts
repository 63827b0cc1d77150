import { NIL, REDO, type Vector } from "../../columns/vector.ts";
import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { Fill, Selection } from "../batch/operand.ts";
import { type BatchState, storeValue } from "../batch/state.ts";

/** Stores what a kernel gave; its failures are the scalar tier's to make. */
export function storeResult(out: Vector, row: number, value: Value | Failure): void {
  if (value instanceof Failure) out.tag[row] = REDO;
  else if (value === null) out.tag[row] = NIL;
  else storeValue(out, row, value);
}

/** Fills a borrowed vector for each operand, hands them on, and gives them back. */
export function withVectors(
  state: BatchState,
  selection: Selection,
  fills: readonly Fill[],
  use: (vectors: readonly Vector[]) => void,
): void {
  const vectors = fills.map((fill) => {
    const vector = state.borrow();
    fill(state, selection, vector);
    return vector;
  });
  use(vectors);
  for (const vector of vectors) state.giveBack(vector);
}
