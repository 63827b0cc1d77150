import { REDO, STRING, STRING_RANGE } from "../../columns/vector.ts";
import type { BatchForm } from "../../functions/batch.ts";
import { UNCHANGED, UNDECIDED } from "../../patterns/pattern.ts";
import type { Assign } from "./assign.ts";
import type { BatchEditor } from "./lower-editor.ts";
import type { Fill } from "./operand.ts";

/**
 * Edits texts in place; everything else stays. A text among the payload's bytes is edited there where the form can, else
 * it is made a string once, however many statements look at it.
 */
export function editText(
  fill: Fill,
  assign: Assign,
  { edit, editBytes }: BatchForm & { kind: "edit-text" },
): BatchEditor {
  return (state, selection) => {
    const vector = state.borrow();
    const changed = state.borrowSelection();
    fill(state, selection, vector);
    const { workspace } = state;
    const { rows, count } = selection;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const tag = vector.tag[row];
      if (tag === REDO) state.markRedo(row);
      if (tag !== STRING && tag !== STRING_RANGE) continue;
      if (tag === STRING_RANGE && editBytes && workspace) {
        const start = editBytes(workspace, vector.start[row], vector.end[row]);
        if (start === UNCHANGED) continue;
        if (start !== UNDECIDED) {
          vector.start[row] = start;
          vector.end[row] = workspace.at;
          changed[total++] = row;
          continue;
        }
      }
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
