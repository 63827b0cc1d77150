import { IntList } from "../../columns/growable.ts";

/** What stands in a piece's place: nothing. From 0 on: the field of that slot, written anew. */
export const CUT = -1;
/** The row's attributes in their new order. */
export const REGION = -2;
/** From here downwards to MOVED_PART: the entry at ENTRY_PART - part, written anew. */
export const ENTRY_PART = -3;
/** From here downwards: what stands in the hole MOVED_PART - part now. */
export const MOVED_PART = -(2 ** 30);

/** Ranges of a record that are written anew, in ascending order, each with what stands there then. */
export class Pieces {
  private readonly fromList = new IntList(64);
  private readonly toList = new IntList(64);
  private readonly partList = new IntList(64);

  clear(): void {
    this.fromList.clear();
    this.toList.clear();
    this.partList.clear();
  }

  get count(): number {
    return this.fromList.length;
  }

  get from(): Int32Array {
    return this.fromList.data;
  }

  get to(): Int32Array {
    return this.toList.data;
  }

  get part(): Int32Array {
    return this.partList.data;
  }

  /** Puts a range in its place; behind those that begin there. */
  add(from: number, to: number, part: number): void {
    let at = this.count;
    this.fromList.push(from);
    this.toList.push(to);
    this.partList.push(part);
    for (; at > 0 && this.from[at - 1] > from; at--) {
      this.from[at] = this.from[at - 1];
      this.to[at] = this.to[at - 1];
      this.part[at] = this.part[at - 1];
    }
    this.from[at] = from;
    this.to[at] = to;
    this.part[at] = part;
  }
}
