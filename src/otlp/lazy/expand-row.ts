import {
  ABSENT,
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  type RecordColumns,
  SPARSE,
  UNREAD,
} from "./columns.ts";
import { Cursor } from "./cursor.ts";

const cursor = new Cursor();

/**
 * Lists all entries of a row of which only some are listed, in their order, with room for new ones: what adding
 * attributes needs.
 */
export function expandRow(
  columns: RecordColumns,
  bytes: Uint8Array,
  attributes: number,
  row: number,
  start: number,
  end: number,
): void {
  if (columns.entryCount[row] !== SPARSE) return;
  const { entries, keyEntry, plan, holes } = columns;
  const wanted = (attributes << 3) | 2;
  const from = entries.length;
  cursor.open(bytes);
  cursor.at = start;
  while (cursor.at < end) {
    const tag = cursor.at;
    const key = cursor.varint(end);
    cursor.skip(key & 7, end);
    if (key !== wanted || tag >= columns.attributesEnd[row]) continue;
    const hole = holes.at(columns.firstHole[row], tag);
    if (hole < 0) pushEntry(columns, tag, cursor.at);
    else pushEntry(columns, holes.movedTag.data[hole], holes.movedEnd.data[hole]);
  }
  columns.entryFrom[row] = from;
  columns.entryCount[row] = (entries.length - from) / ENTRY_WIDTH;
  entries.reserve(entries.length + plan.spare * ENTRY_WIDTH);
  entries.length += plan.spare * ENTRY_WIDTH;
  for (let slot = 0; slot < keyEntry.length; slot++) {
    if (keyEntry[slot][row] !== ABSENT) keyEntry[slot][row] = moveListed(columns, keyEntry[slot][row], from, row);
  }
}

function pushEntry({ entries }: RecordColumns, tag: number, end: number): void {
  const at = entries.length;
  entries.reserve(at + ENTRY_WIDTH);
  const { data } = entries;
  data[at + ENTRY_TAG] = tag;
  data[at + ENTRY_END] = end;
  data[at + ENTRY_KEY] = UNREAD;
  data[at + ENTRY_OVERRIDE] = -1;
  entries.length = at + ENTRY_WIDTH;
}

/** Copies a listed entry to its place among all; returns that place. */
function moveListed({ entries, entryCount }: RecordColumns, listed: number, from: number, row: number): number {
  const { data } = entries;
  const tag = data[listed + ENTRY_TAG];
  for (let i = 0, at = from; i < entryCount[row]; i++, at += ENTRY_WIDTH) {
    if (data[at + ENTRY_TAG] !== tag) continue;
    for (let k = 0; k < ENTRY_WIDTH; k++) data[at + k] = data[listed + k];
    return at;
  }
  return listed;
}
