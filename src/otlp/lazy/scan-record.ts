import { ENTRY_WIDTH, type RecordColumns, SCATTERED } from "./columns.ts";
import type { Cursor } from "./cursor.ts";
import {
  type FieldActions,
  HIGHEST,
  MESSAGE,
  PASS,
  PASS_4,
  PASS_8,
  PASS_LENGTH,
  PASS_VARINT,
} from "./field-actions.ts";
import type { KeyTable } from "./key-table.ts";
import type { Layout } from "./layout.ts";
import { scanEntry, scanRun } from "./scan-entry.ts";

/**
 * Walks the fields of records from `from` to `to`: notes the ranges that the plan names and checks the framing of all.
 * False where one is malformed or irregular. (One loop with everything inlined: it sees every byte of framing of every
 * record.)
 */
export function scanRecords(
  cursor: Cursor,
  columns: RecordColumns,
  keys: KeyTable,
  actions: FieldActions,
  layout: Layout,
  from: number,
  to: number,
): boolean {
  const { bytes } = cursor;
  const { slot, stride, wireType, attributeTag, wantsEntries, internKeys } = actions;
  const starts = layout.leafStart.data;
  const ends = layout.leafEnd.data;
  const { attributesFrom, attributesTo, attributesEnd, fieldStart, fieldEnd, fieldTag } = columns;
  for (let row = from; row < to; row++) {
    const end = ends[row];
    const firstEntry = internKeys ? columns.entries.length : 0;
    let messages = 0;
    let runFrom = -1;
    let runTo = -1;
    let isScattered = false;
    let at = starts[row];
    while (at < end) {
      // Most fields are of no interest and short.
      while (at < end) {
        const pass = stride[bytes[at]];
        if (pass === PASS_LENGTH) {
          const low = bytes[at + 1];
          if (low < 0x80) at += 2 + low;
          else {
            const high = bytes[at + 2];
            if (high >= 0x80) break;
            at += 3 + ((low & 0x7f) | (high << 7));
          }
        } else if (pass === PASS_8) at += 9;
        else if (pass === PASS_4) at += 5;
        else if (pass === PASS_VARINT && bytes[at + 1] < 0x80) at += 2;
        else break;
      }
      if (at >= end) break;
      if (wantsEntries && bytes[at] === attributeTag) {
        const next = scanRun(cursor, columns, keys, actions, row, at, end);
        if (next < 0) return false;
        if (next > at) {
          if (runFrom < 0) runFrom = at;
          else if (runTo !== at) isScattered = true;
          runTo = next;
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
        if (runFrom < 0) runFrom = tag;
        else if (runTo !== tag) isScattered = true;
        runTo = at;
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
        if (action < 0 || type !== wireType[number]) return false;
        const column = fieldStart[action];
        if (column[row] >= 0) {
          if (actions.merges[action] === 1) return false;
          isScattered = true;
        }
        fieldTag[action][row] = tag;
        column[row] = valueStart;
        fieldEnd[action][row] = at;
      }
    }
    if (at > end) return false;
    attributesFrom[row] = isScattered ? SCATTERED : Math.max(runFrom, 0);
    attributesTo[row] = Math.max(runTo, 0);
    attributesEnd[row] = Math.max(runTo, 0);
    if (internKeys) {
      const { entries } = columns;
      columns.entryFrom[row] = firstEntry;
      columns.entryCount[row] = (entries.length - firstEntry) / ENTRY_WIDTH;
      if (actions.spare > 0) {
        entries.reserve(entries.length + actions.spare * ENTRY_WIDTH);
        entries.length += actions.spare * ENTRY_WIDTH;
      }
    }
  }
  return true;
}
