import { IntList } from "../../columns/growable.ts";

/**
 * Where the messages of a payload lie: containers (resources, scopes, and for data points metrics and their data) in
 * document order, and leaves (the records). Offsets are into the payload; a message spans `tag` (its field's tag),
 * `start` (its content) and `end`. Of the lists of containers, as of those of leaves, only the first keeps its length: the
 * others are as long.
 */
export class Layout {
  readonly containerTag = new IntList(256);
  readonly containerStart = new IntList(256);
  readonly containerEnd = new IntList(256);
  /** Index of the enclosing container; -1 for resources. */
  readonly containerParent = new IntList(256);
  /** 0 resource, 1 scope, 2 metric, 3 the metric's data. */
  readonly containerLevel = new IntList(256);
  /** The Resource or InstrumentationScope message of a container: its field's tag, content and end; -1 without one. */
  readonly headTag = new IntList(256);
  readonly headStart = new IntList(256);
  readonly headEnd = new IntList(256);
  /** The leaves below a container: first, and one past the last. */
  readonly leafFrom = new IntList(256);
  readonly leafTo = new IntList(256);
  /** Where the leaves end that lie side by side from the first one on; -1 without leaves of its own. */
  readonly leavesEnd = new IntList(256);
  /** Index of the first container after this one's subtree. */
  readonly containerNext = new IntList(256);
  /** The field number of a metric's data (5, 7, 9, 10, 11) for level 3. */
  readonly containerField = new IntList(256);

  readonly leafTag = new IntList(4096);
  readonly leafStart = new IntList(4096);
  readonly leafEnd = new IntList(4096);
  readonly leafParent = new IntList(4096);

  private readonly containerLists = [
    this.containerTag,
    this.containerStart,
    this.containerEnd,
    this.containerParent,
    this.containerLevel,
    this.headTag,
    this.headStart,
    this.headEnd,
    this.leafFrom,
    this.leafTo,
    this.leavesEnd,
    this.containerNext,
    this.containerField,
  ];

  /** Adds a container that has neither head nor leaves yet; returns its index. */
  addContainer(tag: number, start: number, end: number, parent: number, level: number, field: number): number {
    const index = this.containerTag.length;
    if (index === this.containerTag.data.length) {
      // All lists of containers are of one length.
      for (const list of this.containerLists) list.reserve(index + 1);
    }
    this.containerTag.data[index] = tag;
    this.containerStart.data[index] = start;
    this.containerEnd.data[index] = end;
    this.containerParent.data[index] = parent;
    this.containerLevel.data[index] = level;
    this.containerField.data[index] = field;
    this.headTag.data[index] = -1;
    this.headStart.data[index] = -1;
    this.headEnd.data[index] = -1;
    this.leafFrom.data[index] = this.leaves;
    this.leafTo.data[index] = 0;
    this.leavesEnd.data[index] = -1;
    this.containerNext.data[index] = 0;
    this.containerTag.length = index + 1;
    return index;
  }

  /** Adds a leaf. */
  addLeaf(tag: number, start: number, end: number, parent: number): void {
    const { leafTag, leafStart, leafEnd, leafParent } = this;
    const row = leafTag.length;
    if (row === leafTag.data.length) {
      // All four lists are of one length.
      for (const list of [leafTag, leafStart, leafEnd, leafParent]) list.reserve(row + 1);
    }
    leafTag.data[row] = tag;
    leafStart.data[row] = start;
    leafEnd.data[row] = end;
    leafParent.data[row] = parent;
    leafTag.length = row + 1;
  }

  /** Ranges of records of about `size` bytes: from one of the ends to the next. */
  windows(size: number): readonly number[] {
    const { leafTag, leafEnd, leaves } = this;
    const ends: number[] = [];
    let from = 0;
    for (let row = 0; row < leaves - 1; row++) {
      if (leafEnd.data[row] - leafTag.data[from] < size) continue;
      ends.push(row + 1);
      from = row + 1;
    }
    return [...ends, leaves];
  }

  get containers(): number {
    return this.containerTag.length;
  }

  get leaves(): number {
    return this.leafTag.length;
  }

  clear(): void {
    this.containerTag.clear();
    this.leafTag.clear();
  }
}
