import { REDO, STRING, STRING_RANGE } from "../../columns/vector.ts";
import type { Assign } from "./assign.ts";
import type { BatchEditor } from "./lower-editor.ts";
import type { Fill } from "./operand.ts";

/** Edits texts in place; everything else stays. A text is made a string once, however many statements look at it. */
export function editText(fill: Fill, assign: Assign, edit: (text: string) => string): BatchEditor {
  return (state, selection) => {
    const vector = state.borrow();
    const changed = state.borrowSelection();
    fill(state, selection, vector);
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      if (tag === REDO) state.markRedo(row);
      if (tag !== STRING && tag !== STRING_RANGE) continue;
      const text =
        tag === STRING ? (vector.object[row] as string) : state.textAt(row, vector.start[row], vector.end[row]);
      const next = edit(text);
      if (next === text) continue;
      vector.tag[row] = STRING;
      vector.object[row] = next;
      changed[total++] = row;
    }
    assign(state, { rows: changed, count: total }, vector);
    state.giveBack(vector);
    state.giveBackSelection(changed);
  };
}
