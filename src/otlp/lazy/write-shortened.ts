import { copyTurns, TURN } from "../../util/copy-before.ts";
import type { WireWriter } from "../wire/writer.ts";
import type { RecordColumns } from "./columns.ts";
import type { Layout } from "./layout.ts";
import { SHORTENED } from "./verdict.ts";

/**
 * Writes records side by side that lost attributes and are as they were otherwise, each with tag and length, from
 * `row` down to `first` as long as `verdict` says SHORTENED. Returns the row at which it stopped: that one is not
 * written. (All in one loop: a clean-up does this to every record, and little else.)
 * @param view of all of `bytes`
 */
export function writeShortened(
  writer: WireWriter,
  layout: Layout,
  columns: RecordColumns,
  verdict: Uint8Array,
  bytes: Uint8Array,
  view: DataView,
  row: number,
  first: number,
): number {
  const tags = layout.leafTag.data;
  const starts = layout.leafStart.data;
  const ends = layout.leafEnd.data;
  const { holes, firstHole, attributesEnd, attributesTo } = columns;
  const nextHole = holes.next.data;
  const holeTag = holes.tag.data;
  let until = ends[row];
  // Copying goes in whole turns.
  if (tags[first] < TURN) return row;
  // What is written is shorter than what was read.
  writer.ensure(until - tags[first] + TURN);
  const { target, targetView } = writer;
  let pos = writer.position;
  let at = row;
  for (; at >= first && verdict[at] === SHORTENED && ends[at] === until; at--) {
    const tag = tags[at];
    if (bytes[tag] >= 0x80) break;
    const mark = pos;
    let from = attributesTo[at];
    pos -= until - from;
    copyTurns(view, from, until, targetView, pos);
    until = attributesEnd[at];
    const chain = firstHole[at];
    let hole = chain < 0 || nextHole[chain] < 0 ? chain : holes.lastBefore(chain, until);
    while (hole >= 0) {
      from = holes.end.data[hole];
      pos -= until - from;
      copyTurns(view, from, until, targetView, pos);
      from = holes.movedTag.data[hole];
      const end = holes.movedEnd.data[hole];
      pos -= end - from;
      copyTurns(view, from, end, targetView, pos);
      until = holeTag[hole];
      hole = nextHole[chain] < 0 ? -1 : holes.lastBefore(chain, until);
    }
    from = starts[at];
    pos -= until - from;
    copyTurns(view, from, until, targetView, pos);
    const size = mark - pos;
    if (size < 0x80) target[--pos] = size;
    else if (size < 0x4000) {
      target[--pos] = size >> 7;
      target[--pos] = (size & 0x7f) | 0x80;
    } else {
      writer.position = pos;
      writer.varint(size);
      pos = writer.position;
    }
    target[--pos] = bytes[tag];
    until = tag;
  }
  writer.position = pos;
  return at;
}
