import type { Cursor } from "./cursor.ts";
import type { Layout } from "./layout.ts";

import type { Leaf } from "./schema.ts";

/** Metric's oneof: gauge, sum, histogram, exponential histogram, summary. */
const METRIC_DATA: ReadonlySet<number> = new Set([5, 7, 9, 10, 11]);

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
  const index = layout.containers;
  layout.containerTag.push(tag);
  layout.containerStart.push(start);
  layout.containerEnd.push(end);
  layout.containerParent.push(parent);
  layout.containerLevel.push(level);
  layout.containerField.push(field);
  layout.headTag.push(-1);
  layout.headStart.push(-1);
  layout.headEnd.push(-1);
  layout.leafFrom.push(layout.leaves);
  layout.leafTo.push(0);
  layout.containerNext.push(0);
  // The level whose children are leaves: scopes, or a metric's data where data points are the records.
  const isLast = level === (leaf === "datapoint" ? 3 : 1);
  cursor.at = start;
  while (cursor.at < end && !cursor.bad) {
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
    } else if (isLast && number === (level === 1 ? 2 : 1)) {
      layout.leafTag.push(childTag);
      layout.leafStart.push(childStart);
      layout.leafEnd.push(childEnd);
      layout.leafParent.push(index);
    } else if (level === 2 ? METRIC_DATA.has(number) : level < 2 && number === 2) {
      if (level === 2 && layout.containerNext.data[index] !== 0) cursor.bad = true;
      if (level === 2) layout.containerNext.data[index] = 1;
      scanContainer(cursor, layout, leaf, childTag, childStart, childEnd, index, level + 1, number);
      cursor.at = childEnd;
    }
  }
  layout.leafTo.data[index] = layout.leaves;
  layout.containerNext.data[index] = layout.containers;
}
