import {
  ABSENT,
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  type RecordColumns,
  VALUE_END,
  VALUE_START,
} from "./columns.ts";
import type { Cursor } from "./cursor.ts";
import { type FieldActions, keyFilterIndex, SEVERAL } from "./field-actions.ts";
import type { KeyTable } from "./key-table.ts";

/** Of the first four bytes of an entry: both tags, and of both lengths the bit that says that they go on. */
const HEAD = 0x80ff80ff | 0;

/**
 * Attributes side by side whose KeyValues are regular and short: the key stands first, as SDKs write it, or last, as the
 * Collector does, and all lengths take one byte. Most are told by the length and last byte of their key not to be asked
 * for. Returns the place of the first entry that is none of these; -1 where the record is irregular.
 */
export function scanRun(
  cursor: Cursor,
  columns: RecordColumns,
  keys: KeyTable,
  actions: FieldActions,
  row: number,
  start: number,
  end: number,
): number {
  const { view, bytes } = cursor;
  const { attributeTag, keyFilter, internKeys } = actions;
  const keyLast = attributeTag | 0x120000;
  const keyFirst = attributeTag | 0x0a0000;
  const { entries } = columns;
  // An entry has at least four bytes.
  entries.reserve(entries.length + ((end - start) >> 2) * ENTRY_WIDTH);
  const { data } = entries;
  let count = entries.length;
  let at = start;
  while (at + 4 <= end) {
    const head = view.getInt32(at, true);
    const size = (head >> 8) & 0xff;
    const entryEnd = at + 2 + size;
    const firstSize = head >>> 24;
    const second = at + 4 + firstSize;
    const secondSize = size - firstSize - 4;
    if (entryEnd > end || secondSize < 0) break;
    // Tag and length of the second field, which reaches exactly to the end.
    const next = view.getInt16(second, true);
    let keyEnd = entryEnd;
    let keySize = secondSize;
    if ((head & HEAD) === keyLast) {
      if (next !== ((secondSize << 8) | 0x0a)) break;
    } else if ((head & HEAD) === keyFirst) {
      if (next !== ((secondSize << 8) | 0x12)) break;
      keyEnd = second;
      keySize = firstSize;
    } else break;
    const candidate = keyFilter[keyFilterIndex(keySize, bytes[keyEnd - 1])];
    if (candidate !== 0) {
      const keyStart = keyEnd - keySize;
      let id = candidate - 1;
      if (candidate === SEVERAL) id = internKeys ? keys.intern(keyStart, keyEnd) : keys.find(keyStart, keyEnd);
      else if (!keys.isAt(id, keyStart, keySize)) id = -1;
      if (id >= 0 && id < actions.keys) {
        const column = columns.keyEntry[id];
        // Of duplicate keys the first counts until it is removed: the scalar tier's business.
        if (column[row] !== ABSENT) return -1;
        column[row] = count;
      }
      if (id >= 0) {
        const isKeyLast = keyEnd === entryEnd;
        data[count + ENTRY_TAG] = at;
        data[count + ENTRY_END] = entryEnd;
        data[count + VALUE_START] = isKeyLast ? at + 4 : second + 2;
        data[count + VALUE_END] = isKeyLast ? second : entryEnd;
        data[count + ENTRY_KEY] = id;
        data[count + ENTRY_OVERRIDE] = -1;
        count += ENTRY_WIDTH;
      }
    }
    at = entryEnd;
  }
  entries.length = count;
  return at;
}

function pushEntry(
  { entries }: RecordColumns,
  tag: number,
  end: number,
  valueStart: number,
  valueEnd: number,
  key: number,
): void {
  const at = entries.length;
  if (at + ENTRY_WIDTH > entries.data.length) entries.reserve(at + ENTRY_WIDTH);
  const { data } = entries;
  data[at + ENTRY_TAG] = tag;
  data[at + ENTRY_END] = end;
  data[at + VALUE_START] = valueStart;
  data[at + VALUE_END] = valueEnd;
  data[at + ENTRY_KEY] = key;
  data[at + ENTRY_OVERRIDE] = -1;
  entries.length = at + ENTRY_WIDTH;
}

/** One KeyValue: finds its key and value ranges in either order; false where it is malformed or irregular. */
export function scanEntry(
  cursor: Cursor,
  columns: RecordColumns,
  keys: KeyTable,
  actions: FieldActions,
  row: number,
  tag: number,
  start: number,
  end: number,
): boolean {
  const { bytes } = cursor;
  let keyStart = start;
  let keyEnd = start;
  let valueStart = -1;
  let valueEnd = -1;
  let at = start;
  while (at < end) {
    const field = bytes[at++];
    // Unknown fields inside a KeyValue are left to the full decoder.
    if (field !== 0x0a && field !== 0x12) return false;
    let length = at < end ? bytes[at++] : 0x80;
    if (length >= 0x80) {
      const high = at < end ? bytes[at] : 0x80;
      if (high < 0x80) {
        length = (length & 0x7f) | (high << 7);
        at++;
      } else {
        cursor.at = at - 1;
        length = cursor.varint(end);
        if (cursor.bad) return false;
        at = cursor.at;
      }
    }
    if (field === 0x0a) {
      keyStart = at;
      keyEnd = at + length;
    } else {
      // A second value would merge with the first.
      if (valueStart >= 0) return false;
      valueStart = at;
      valueEnd = at + length;
    }
    at += length;
  }
  if (at !== end) return false;
  const id = actions.internKeys ? keys.intern(keyStart, keyEnd) : keys.find(keyStart, keyEnd);
  if (id < 0) return true;
  if (id < actions.keys) {
    const column = columns.keyEntry[id];
    if (column[row] !== ABSENT) return false;
    column[row] = columns.entries.length;
  }
  pushEntry(columns, tag, end, valueStart, valueEnd, id);
  return true;
}
