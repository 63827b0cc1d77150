import { NIL, OBJECT, REDO, STRING, STRING_RANGE, type Vector } from "../../columns/vector.ts";
import {
  ABSENT,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  VALUE_END,
  VALUE_START,
} from "../../otlp/lazy/columns.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import type { Lowering } from "./lower-value.ts";
import type { Selection } from "./operand.ts";
import type { Slot } from "./slots.ts";
import { type BatchState, copyCell } from "./state.ts";

/** Writes a vector's cells to a slot. */
export type Assign = (state: BatchState, selection: Selection, values: Vector) => void;

/** How a slot is written; undefined where only the scalar tier can. */
export function assignTo(slot: Slot, lowering: Lowering): Assign | undefined {
  switch (slot.kind) {
    case "key":
      lowering.slots.mayAdd(slot.key);
      return assignKey(slot.index);
    case "cache":
      return slot.rest.length === 0 ? assignCache(slot.index) : undefined;
    case "field": {
      const kind = lowering.fieldKind(slot.name);
      if (kind === "string") return assignField(slot.index, isText);
      return kind === "any" ? assignField(slot.index, isStorable) : undefined;
    }
    default:
      return undefined;
  }
}

function isText(values: Vector, row: number): boolean {
  return values.tag[row] === STRING || values.tag[row] === STRING_RANGE;
}

/** What an attribute or a body can hold; times, Go slices and the like have rules of their own. */
function isStorable(values: Vector, row: number): boolean {
  const tag = values.tag[row];
  if (tag === REDO) return false;
  if (tag !== OBJECT) return true;
  const value = values.object[row];
  return typeof value === "bigint" || value instanceof PMap || value instanceof PSlice || value instanceof Uint8Array;
}

function assignKey(slot: number): Assign {
  return (state, { rows, count }, values) => {
    const { columns, overrides } = state;
    const column = columns.keyEntry[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (!isStorable(values, row)) {
        state.markRedo(row);
        continue;
      }
      let entry = column[row];
      if (entry !== ABSENT && isUnchanged(state, columns.entries.data, entry, values, row)) continue;
      if (entry === ABSENT) state.expand(row);
      // Expanding can move the lists.
      const { data } = columns.entries;
      if (entry === ABSENT) {
        entry = columns.entryFrom[row] + columns.entryCount[row] * ENTRY_WIDTH;
        columns.entryCount[row]++;
        column[row] = entry;
        data[entry + ENTRY_TAG] = -1;
        data[entry + ENTRY_KEY] = slot;
      }
      data[entry + ENTRY_OVERRIDE] = overrides.append(values, row);
      columns.attributesChanged[row] = 1;
    }
  };
}

/** Whether a text is what already stands there, byte for byte. */
function isUnchanged(state: BatchState, data: Int32Array, entry: number, values: Vector, row: number): boolean {
  if (data[entry + ENTRY_OVERRIDE] >= 0 || values.tag[row] !== STRING) return false;
  const text = values.object[row] as string;
  const start = data[entry + VALUE_START];
  const size = text.length;
  if (size >= 0x80 || data[entry + VALUE_END] - start !== size + 2) return false;
  const { bytes } = state;
  if (bytes[start] !== 0x0a || bytes[start + 1] !== size) return false;
  for (let i = 0; i < size; i++) if (bytes[start + 2 + i] !== text.charCodeAt(i)) return false;
  return true;
}

function assignField(slot: number, accepts: (values: Vector, row: number) => boolean): Assign {
  return (state, { rows, count }, values) => {
    const changed = state.fieldOverride[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (accepts(values, row)) changed[row] = state.overrides.append(values, row);
      else state.markRedo(row);
    }
  };
}

function assignCache(slot: number): Assign {
  return (state, { rows, count }, values) => {
    const cache = state.cache[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (!isStorable(values, row)) state.markRedo(row);
      else if (values.tag[row] === NIL) {
        // A key that holds nothing is still a key.
        cache.tag[row] = OBJECT;
        cache.object[row] = null;
      } else copyCell(values, row, cache, row);
    }
  };
}
