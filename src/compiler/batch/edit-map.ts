import { STRING, STRING_RANGE } from "../../columns/vector.ts";
import {
  ABSENT,
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  type RecordColumns,
  SCATTERED,
  SPARSE,
  VALUE_END,
  VALUE_START,
} from "../../otlp/lazy/columns.ts";
import { leaveHole } from "../../otlp/lazy/leave-hole.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import { toBytes } from "../../values/byte-string.ts";
import type { BatchEditor } from "./lower-editor.ts";
import type { BatchState } from "./state.ts";

/** Removes the entry of a key slot; the last entry takes its place, as pcommon.Map.Remove does. */
export function removeKey(slot: number): BatchEditor {
  return (state, { rows, count }) => {
    const { columns, bytes } = state;
    const { attributesChanged, attributesFrom, attributesEnd, entryCount, firstHole } = columns;
    const column = columns.keyEntry[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const entry = column[row];
      if (entry === ABSENT) continue;
      attributesChanged[row] = 1;
      if (entryCount[row] !== SPARSE || attributesFrom[row] === SCATTERED) {
        removeListed(state, slot, row);
        continue;
      }
      column[row] = ABSENT;
      const { data } = columns.entries;
      const tag = data[entry + ENTRY_TAG];
      const end = data[entry + ENTRY_END];
      // Where the last one stands in its own place, its end is all that changes.
      if (firstHole[row] < 0 && end === attributesEnd[row]) attributesEnd[row] = tag;
      else leaveHole(columns, bytes, row, tag, end);
    }
  };
}

function removeListed(state: BatchState, slot: number, row: number): void {
  state.expand(row);
  const { columns } = state;
  const entry = columns.keyEntry[slot][row];
  columns.keyEntry[slot][row] = ABSENT;
  const last = columns.entryFrom[row] + --columns.entryCount[row] * ENTRY_WIDTH;
  if (last !== entry) moveEntry(columns, columns.entries.data, last, entry, row);
}

function moveEntry(columns: RecordColumns, data: Int32Array, from: number, to: number, row: number): void {
  for (let i = 0; i < ENTRY_WIDTH; i++) data[to + i] = data[from + i];
  const key = data[to + ENTRY_KEY];
  // Only the first of duplicate keys is a slot's; rows with duplicates never get here.
  if (key >= 0 && key < columns.keyEntry.length) columns.keyEntry[key][row] = to;
}

/** Keeps the entries for which `keeps` is true, in their order. */
function compact(columns: RecordColumns, row: number, keeps: (key: number) => boolean): void {
  const { data } = columns.entries;
  const from = columns.entryFrom[row];
  const count = columns.entryCount[row];
  let to = from;
  for (let i = 0, entry = from; i < count; i++, entry += ENTRY_WIDTH) {
    const key = data[entry + ENTRY_KEY];
    if (!keeps(key)) {
      if (key < columns.keyEntry.length) columns.keyEntry[key][row] = ABSENT;
      continue;
    }
    if (to !== entry) moveEntry(columns, data, entry, to, row);
    to += ENTRY_WIDTH;
  }
  const kept = (to - from) / ENTRY_WIDTH;
  if (kept === count) return;
  columns.entryCount[row] = kept;
  columns.attributesChanged[row] = 1;
}

/** Asks about each key once a payload. */
export function filterKeys(keep: (key: string) => boolean): BatchEditor {
  let verdicts = new Int8Array(64);
  let batch = -1;
  return (state, { rows, count }) => {
    if (batch !== state.batch) {
      batch = state.batch;
      verdicts.fill(0);
    }
    if (verdicts.length < state.keys.size) {
      const grown = new Int8Array(state.keys.size * 2);
      grown.set(verdicts);
      verdicts = grown;
    }
    const keeps = (key: number): boolean => {
      if (verdicts[key] === 0) verdicts[key] = keep(state.keys.text(key)) ? 1 : -1;
      return verdicts[key] === 1;
    };
    for (let i = 0; i < count; i++) compact(state.columns, rows[i], keeps);
  };
}

/** Keeps priority keys, then the first of the others, until `max` are left. */
export function limitEntries(max: number, priority: readonly string[]): BatchEditor {
  const first = new Set(priority);
  return (state, { rows, count }) => {
    const { columns, keys } = state;
    const isPriority = new Uint8Array(keys.size);
    for (let key = 0; key < keys.size; key++) isPriority[key] = first.has(keys.text(key)) ? 1 : 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (columns.entryCount[row] <= max) continue;
      let kept = countPriority(columns, row, isPriority);
      compact(columns, row, (key) => isPriority[key] === 1 || ++kept <= max);
    }
  };
}

function countPriority(columns: RecordColumns, row: number, isPriority: Uint8Array): number {
  const { data } = columns.entries;
  const from = columns.entryFrom[row];
  let total = 0;
  for (let i = 0; i < columns.entryCount[row]; i++) total += isPriority[data[from + i * ENTRY_WIDTH + ENTRY_KEY]];
  return total;
}

/** A text that is longer than a limit: in the input, or an object. */
interface LongText {
  start: number;
  end: number;
  text: string | undefined;
}

/** Does something to each text of a record's attributes that is longer than a number of bytes. */
function forLongTexts(
  longerThan: number,
  change: (state: BatchState, found: LongText, entry: number, row: number) => void,
): BatchEditor {
  const found: LongText = { start: 0, end: 0, text: undefined };
  return (state, { rows, count }) => {
    const { columns } = state;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let entry = columns.entryFrom[row];
      for (let left = columns.entryCount[row]; left > 0; left--, entry += ENTRY_WIDTH) {
        if (findLongText(state, entry, longerThan, found)) change(state, found, entry, row);
      }
    }
  };
}

/** Edits the texts among a record's attributes that are longer than a number of bytes. */
export function editValues(longerThan: number, edit: (text: string) => string): BatchEditor {
  return forLongTexts(longerThan, (state, found, entry, row) => {
    const text = found.text ?? latin1Slice(state.bytes, found.start, found.end);
    const next = edit(text);
    if (next !== text) override(state, entry, row, state.overrides.appendObject(STRING, next));
  });
}

/** Cuts the texts among a record's attributes that are longer than a number of bytes. */
export function cutValues(longerThan: number, cut: (bytes: Uint8Array, start: number) => number): BatchEditor {
  return forLongTexts(longerThan, (state, { start, end, text }, entry, row) => {
    const { overrides } = state;
    if (text !== undefined) {
      const head = text.slice(0, cut(toBytes(text), 0));
      override(state, entry, row, overrides.appendObject(STRING, head));
      return;
    }
    const next = cut(state.bytes, start);
    if (next < end) override(state, entry, row, overrides.appendRange(start, next));
  });
}

function override({ columns }: BatchState, entry: number, row: number, at: number): void {
  columns.entries.data[entry + ENTRY_OVERRIDE] = at;
  columns.attributesChanged[row] = 1;
}

/** Whether the entry holds a text longer than a limit; tells where it is. */
function findLongText(state: BatchState, entry: number, longerThan: number, found: LongText): boolean {
  const { bytes, columns, overrides } = state;
  const { data } = columns.entries;
  const at = data[entry + ENTRY_OVERRIDE];
  found.text = undefined;
  if (at >= 0) {
    found.start = overrides.start[at];
    found.end = overrides.end[at];
    if (overrides.tag[at] === STRING_RANGE) return found.end - found.start > longerThan;
    if (overrides.tag[at] !== STRING) return false;
    found.text = overrides.object[at] as string;
    return found.text.length > longerThan;
  }
  const end = data[entry + VALUE_END];
  let start = data[entry + VALUE_START];
  // The whole AnyValue is no longer than the limit, or it is no string.
  if (end - start <= longerThan || bytes[start] !== 0x0a) return false;
  start++;
  while (bytes[start] >= 0x80) start++;
  start++;
  found.start = start;
  found.end = end;
  return end - start > longerThan;
}
