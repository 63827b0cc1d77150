import { IntList } from "../../columns/growable.ts";

/**
 * The holes that removed attributes left, where a row's attributes lie side by side and are not all listed: as
 * pcommon.Map.Remove does, the last attribute took the place of the removed one. Each row chains its own. Of the lists only
 * `next` keeps its length: the others are as long.
 */
export class Holes {
  /** By hole: the next one of its row, or -1. */
  readonly next = new IntList(1024);
  /** By hole: the place, from the tag of a KeyValue field to its end. */
  readonly tag = new IntList(1024);
  readonly end = new IntList(1024);
  /** By hole: the field that stands there now, by where it stood in the payload. */
  readonly movedTag = new IntList(1024);
  readonly movedEnd = new IntList(1024);

  clear(): void {
    this.next.clear();
  }

  /** Adds one in front of a row's others; returns its number. */
  add(next: number, tag: number, end: number, movedTag: number, movedEnd: number): number {
    const hole = this.next.length;
    if (hole === this.next.data.length) {
      for (const list of [this.next, this.tag, this.end, this.movedTag, this.movedEnd]) list.reserve(hole + 1);
    }
    this.next.data[hole] = next;
    this.tag.data[hole] = tag;
    this.end.data[hole] = end;
    this.movedTag.data[hole] = movedTag;
    this.movedEnd.data[hole] = movedEnd;
    this.next.length = hole + 1;
    return hole;
  }

  /** The hole of a chain that begins at `tag`, or -1. */
  at(first: number, tag: number): number {
    let hole = first;
    while (hole >= 0 && this.tag.data[hole] !== tag) hole = this.next.data[hole];
    return hole;
  }

  /** The hole of a chain in which the field stands that stood at `tag`, or -1. */
  holding(first: number, tag: number): number {
    let hole = first;
    while (hole >= 0 && this.movedTag.data[hole] !== tag) hole = this.next.data[hole];
    return hole;
  }

  /** The last hole of a chain that begins before `limit`, or -1. */
  lastBefore(first: number, limit: number): number {
    let last = -1;
    for (let hole = first; hole >= 0; hole = this.next.data[hole]) {
      const tag = this.tag.data[hole];
      if (tag < limit && (last < 0 || tag > this.tag.data[last])) last = hole;
    }
    return last;
  }

  /** A chain without one of its holes: its new first. */
  without(first: number, hole: number): number {
    const { data } = this.next;
    if (first === hole) return data[hole];
    let at = first;
    while (data[at] !== hole) at = data[at];
    data[at] = data[hole];
    return first;
  }
}
