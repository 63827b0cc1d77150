import { STRING, STRING_RANGE } from "../../columns/vector.ts";
import {
  ABSENT,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_WIDTH,
  type RecordColumns,
  VALUE_END,
  VALUE_START,
} from "../../otlp/lazy/columns.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import type { BatchEditor } from "./lower-editor.ts";
import type { BatchState } from "./state.ts";

/** Removes the entry of a key slot; the last entry takes its place, as pcommon.Map.Remove does. */
export function removeKey(slot: number): BatchEditor {
  return (state, { rows, count }) => {
    const { columns } = state;
    const column = columns.keyEntry[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (column[row] === ABSENT) continue;
      state.expand(row);
      const { data } = columns.entries;
      const entry = column[row];
      column[row] = ABSENT;
      columns.attributesChanged[row] = 1;
      const last = columns.entryFrom[row] + --columns.entryCount[row] * ENTRY_WIDTH;
      if (last !== entry) moveEntry(columns, data, last, entry, row);
    }
  };
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

/** Edits the texts among a record's attributes that are longer than a number of bytes. */
export function editValues(longerThan: number, edit: (text: string) => string): BatchEditor {
  return (state, { rows, count }) => {
    const { columns } = state;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let entry = columns.entryFrom[row];
      for (let left = columns.entryCount[row]; left > 0; left--, entry += ENTRY_WIDTH) {
        const text = longText(state, entry, longerThan);
        if (text === undefined) continue;
        const next = edit(text);
        if (next === text) continue;
        columns.entries.data[entry + ENTRY_OVERRIDE] = state.overrides.appendObject(STRING, next);
        columns.attributesChanged[row] = 1;
      }
    }
  };
}

/** The entry's text where it is longer than a limit. */
function longText(state: BatchState, entry: number, longerThan: number): string | undefined {
  const { bytes, columns, overrides } = state;
  const { data } = columns.entries;
  const override = data[entry + ENTRY_OVERRIDE];
  if (override >= 0) {
    if (overrides.tag[override] === STRING) {
      const text = overrides.object[override] as string;
      return text.length > longerThan ? text : undefined;
    }
    if (overrides.tag[override] !== STRING_RANGE || overrides.end[override] - overrides.start[override] <= longerThan) {
      return undefined;
    }
    return latin1Slice(bytes, overrides.start[override], overrides.end[override]);
  }
  const end = data[entry + VALUE_END];
  let at = data[entry + VALUE_START];
  // The whole AnyValue is no longer than the limit, or it is no string.
  if (end - at <= longerThan || bytes[at] !== 0x0a) return undefined;
  at++;
  while (bytes[at] >= 0x80) at++;
  at++;
  return end - at > longerThan ? latin1Slice(bytes, at, end) : undefined;
}
