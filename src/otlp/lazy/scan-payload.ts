import type { Cursor } from "./cursor.ts";
import type { Layout } from "./layout.ts";

import type { Leaf } from "./schema.ts";

/** Metric's oneof (gauge, sum, histogram, exponential histogram, summary): a bit a field number. */
const METRIC_DATA = (1 << 5) | (1 << 7) | (1 << 9) | (1 << 10) | (1 << 11);

/**
 * Finds a resource, scope, metric or metric's data, and everything below it. `cursor.bad` where something is malformed
 * or irregular (a repeated singular message, a group): the full decoder judges it then.
 */
export function scanContainer(
  cursor: Cursor,
  layout: Layout,
  leaf: Leaf,
  tag: number,
  start: number,
  end: number,
  parent: number,
  level: number,
  field: number,
): void {
  const index = layout.addContainer(tag, start, end, parent, level, field);
  // The level whose children are leaves: scopes, or a metric's data where data points are the records.
  const isLast = level === (leaf === "datapoint" ? 3 : 1);
  cursor.at = start;
  const leafKey = !isLast ? -1 : level === 1 ? 0x12 : 0x0a;
  while (cursor.at < end && !cursor.bad) {
    if (cursor.bytes[cursor.at] === leafKey) {
      scanLeafRun(cursor, layout, leafKey, index, end);
      if (layout.leavesEnd.data[index] < 0) layout.leavesEnd.data[index] = cursor.at;
      continue;
    }
    const childTag = cursor.at;
    const key = cursor.varint(end);
    const number = key >>> 3;
    if (key < 8) cursor.bad = true;
    if ((key & 7) !== 2) {
      cursor.skip(key & 7, end);
      // A known message field with another wire type is the full decoder's to refuse.
      if (level < 2 && number <= 3) cursor.bad = true;
      continue;
    }
    const childStart = cursor.skip(2, end);
    const childEnd = cursor.at;
    if (cursor.bad) return;
    if (level < 2 && number === 1) {
      if (layout.headStart.data[index] >= 0) cursor.bad = true;
      layout.headTag.data[index] = childTag;
      layout.headStart.data[index] = childStart;
      layout.headEnd.data[index] = childEnd;
    } else if (level === 2 ? number < 32 && ((METRIC_DATA >> number) & 1) === 1 : level < 2 && number === 2) {
      if (level === 2 && layout.containerNext.data[index] !== 0) cursor.bad = true;
      if (level === 2) layout.containerNext.data[index] = 1;
      scanContainer(cursor, layout, leaf, childTag, childStart, childEnd, index, level + 1, number);
      cursor.at = childEnd;
    }
  }
  layout.leafTo.data[index] = layout.leaves;
  layout.containerNext.data[index] = layout.containers;
}

/** Records side by side. */
function scanLeafRun(cursor: Cursor, layout: Layout, key: number, parent: number, end: number): void {
  const { bytes } = cursor;
  let at = cursor.at;
  while (at < end && bytes[at] === key) {
    const tag = at++;
    let length = at < end ? bytes[at++] : 0x80;
    const high = at < end ? bytes[at] : 0x80;
    if (length >= 0x80 && high < 0x80) {
      length = (length & 0x7f) | (high << 7);
      at++;
    } else if (length >= 0x80) {
      cursor.at = at - 1;
      length = cursor.varint(end);
      at = cursor.at;
    }
    if (at + length > end || cursor.bad) {
      cursor.bad = true;
      return;
    }
    layout.addLeaf(tag, at, at + length, parent);
    at += length;
  }
  cursor.at = at;
}
