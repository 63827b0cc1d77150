import { ENTRY_WIDTH, type RecordColumns, SCATTERED } from "./columns.ts";
import type { Cursor } from "./cursor.ts";
import { type FieldActions, HIGHEST, MESSAGE, PASS } from "./field-actions.ts";
import type { KeyTable } from "./key-table.ts";
import { scanEntry, scanRun } from "./scan-entry.ts";

/**
 * Walks one record's fields: notes the ranges that the plan names and checks the framing of all. False where it is
 * malformed or irregular. (One loop with everything inlined: it sees every byte of framing of every record.)
 */
export function scanRecord(
  cursor: Cursor,
  columns: RecordColumns,
  keys: KeyTable,
  actions: FieldActions,
  row: number,
  start: number,
  end: number,
): boolean {
  const { bytes } = cursor;
  const { slot, attributeTag, wantsEntries } = actions;
  const from = columns.entries.length;
  let messages = 0;
  let attributesFrom = -1;
  let attributesTo = -1;
  let isScattered = false;
  let at = start;
  while (at < end) {
    if (wantsEntries && bytes[at] === attributeTag) {
      const next = scanRun(cursor, columns, keys, actions, row, at, end);
      if (next < 0) return false;
      if (next > at) {
        if (attributesFrom < 0) attributesFrom = at;
        else if (attributesTo !== at) isScattered = true;
        attributesTo = next;
        at = next;
        continue;
      }
    }
    const tag = at;
    let key = bytes[at++];
    if (key >= 0x80) {
      cursor.at = tag;
      key = cursor.varint(end);
      at = cursor.at;
    }
    const type = key & 7;
    let valueStart = at;
    if (type === 2) {
      let length = at < end ? bytes[at++] : 0x80;
      if (length >= 0x80) {
        const high = at < end ? bytes[at] : 0x80;
        if (high < 0x80) {
          length = (length & 0x7f) | (high << 7);
          at++;
        } else {
          cursor.at = at - 1;
          length = cursor.varint(end);
          at = cursor.at;
        }
      }
      valueStart = at;
      at += length;
    } else if (type === 1) at += 8;
    else if (type === 5) at += 4;
    else if (type === 0 && at < end && bytes[at] < 0x80) at++;
    else {
      cursor.at = at;
      cursor.skip(type, end);
      at = cursor.at;
    }
    if (at > end || cursor.bad) return false;
    if (key === attributeTag) {
      if (!wantsEntries) continue;
      if (attributesFrom < 0) attributesFrom = tag;
      else if (attributesTo !== tag) isScattered = true;
      attributesTo = at;
      if (!scanEntry(cursor, columns, keys, actions, row, tag, valueStart, at)) return false;
      continue;
    }
    const number = key >>> 3;
    if (number === 0) return false;
    const action = number < HIGHEST ? slot[number] : PASS;
    if (action === PASS) continue;
    if (action === MESSAGE) {
      if (type !== 2 || messages & (1 << number)) return false;
      messages |= 1 << number;
    } else {
      // Attributes of another wire type end here, too.
      if (action < 0 || type !== actions.wireType[number]) return false;
      const starts = columns.fieldStart[action];
      if (starts[row] >= 0) {
        if (actions.merges[action] === 1) return false;
        isScattered = true;
      }
      columns.fieldTag[action][row] = tag;
      starts[row] = valueStart;
      columns.fieldEnd[action][row] = at;
    }
  }
  columns.attributesFrom[row] = isScattered ? SCATTERED : Math.max(attributesFrom, 0);
  columns.attributesTo[row] = Math.max(attributesTo, 0);
  columns.attributesEnd[row] = Math.max(attributesTo, 0);
  if (actions.internKeys) {
    const { entries } = columns;
    columns.entryFrom[row] = from;
    columns.entryCount[row] = (entries.length - from) / ENTRY_WIDTH;
    if (actions.spare > 0) {
      entries.reserve(entries.length + actions.spare * ENTRY_WIDTH);
      entries.length += actions.spare * ENTRY_WIDTH;
    }
  }
  return true;
}
