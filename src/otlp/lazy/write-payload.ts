import type { Arena } from "./arena.ts";
import type { Layout } from "./layout.ts";
import { Splices } from "./splices.ts";

/** What became of a leaf. */
export const KEPT = 0;
export const DROPPED = 1;
export const CHANGED = 2;

/** What became of the leaves, and how a changed one is written. */
export interface LeafOutcome {
  /** KEPT, DROPPED or CHANGED, a leaf. */
  readonly verdict: Uint8Array;
  /** Adds what changes within a leaf's content to the splices, in ascending order. */
  readonly write: (row: number, splices: Splices) => void;
  /** By container, how many bytes its own fields grow; undefined where none changes. See `editHeads`. */
  readonly headGrowth: Map<number, number> | undefined;
  readonly contents: LeafContents;
}

/** The splices within changed leaves, and which of them are whose; kept between batches. */
export class LeafContents {
  readonly splices = new Splices();
  /** By leaf: its first splice, one past its last, and by how many bytes its content grows. */
  from: Int32Array<ArrayBuffer> = new Int32Array(0);
  to: Int32Array<ArrayBuffer> = new Int32Array(0);
  growth: Int32Array<ArrayBuffer> = new Int32Array(0);

  open(leaves: number): void {
    this.splices.clear();
    if (leaves <= this.from.length) return;
    this.from = new Int32Array(leaves * 2);
    this.to = new Int32Array(leaves * 2);
    this.growth = new Int32Array(leaves * 2);
  }

  /** Lets `write` add the splices of a leaf. */
  collect(row: number, write: LeafOutcome["write"]): void {
    const { splices } = this;
    const before = splices.growth;
    this.from[row] = splices.count;
    write(row, splices);
    this.to[row] = splices.count;
    this.growth[row] = splices.growth - before;
  }
}

/**
 * Turns verdicts into splices: changed leaves and the length prefixes around them are replaced, dropped ones cut out.
 * Where `dropsEmpty`, containers without a leaf left go too.
 */
export function spliceLeaves(
  layout: Layout,
  input: Uint8Array,
  outcome: LeafOutcome,
  dropsEmpty: boolean,
  arena: Arena,
  splices: Splices,
): void {
  const leaves = layout.leaves;
  const containers = layout.containers;
  const { contents } = outcome;
  contents.open(leaves);
  const growth = new Float64Array(containers);
  const touched = new Uint8Array(containers);
  const alive = new Int32Array(containers);
  const { verdict } = outcome;
  const parents = layout.leafParent.data;
  for (let row = 0; row < leaves; row++) {
    const parent = parents[row];
    if (verdict[row] === KEPT) {
      alive[parent]++;
      continue;
    }
    touched[parent] = 1;
    const size = layout.leafEnd.data[row] - layout.leafTag.data[row];
    if (verdict[row] === DROPPED) growth[parent] -= size;
    else {
      alive[parent]++;
      contents.collect(row, outcome.write);
      if (contents.growth[row] !== 0) growth[parent] += grownLeaf(layout, input, row, contents.growth[row]);
    }
  }
  keepUntyped(layout, alive);
  for (const [c, bytes] of outcome.headGrowth ?? []) {
    touched[c] = 1;
    growth[c] += bytes;
  }
  // Children come after their parents, so backwards each is finished before it is added to its parent.
  for (let c = containers - 1; c >= 0; c--) {
    const parent = layout.containerParent.data[c];
    const isDead = dropsEmpty && alive[c] === 0;
    if (parent >= 0) {
      if (!isDead) alive[parent]++;
      if (isDead || touched[c]) {
        touched[parent] = 1;
        growth[parent] += isDead
          ? layout.containerTag.data[c] - layout.containerEnd.data[c]
          : grown(layout, c, growth[c]);
      }
    }
  }
  let c = 0;
  while (c < containers) {
    const tag = layout.containerTag.data[c];
    if (dropsEmpty && alive[c] === 0) {
      splices.add(tag, layout.containerEnd.data[c], 0, 0);
      c = layout.containerNext.data[c];
    } else if (touched[c] === 0) c = layout.containerNext.data[c];
    else {
      if (growth[c] !== 0) spliceHeader(layout, input, c, growth[c], arena, splices);
      spliceOwnLeaves(layout, input, c, verdict, contents, arena, splices);
      c++;
    }
  }
}

/** A metric without data has no data point to lose; it stays. */
function keepUntyped(layout: Layout, alive: Int32Array): void {
  for (let c = 0; c < layout.containers; c++) {
    if (layout.containerLevel.data[c] === 2 && layout.containerNext.data[c] === c + 1) alive[c] = 1;
  }
}

/** By how much a leaf's field grows, its length prefix included (which is then written in its shortest form). */
function grownLeaf(layout: Layout, input: Uint8Array, row: number, contentGrowth: number): number {
  const tag = layout.leafTag.data[row];
  const start = layout.leafStart.data[row];
  const content = layout.leafEnd.data[row] - start;
  const prefix = start - tag - tagSize(input, tag);
  return contentGrowth + lengthSize(content + contentGrowth) - prefix;
}

function tagSize(input: Uint8Array, at: number): number {
  let size = 1;
  while (input[at + size - 1] >= 0x80) size++;
  return size;
}

function lengthSize(length: number): number {
  let size = 1;
  for (let rest = length; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

/** By how much a container's field grows, its length prefix included (which is then written in its shortest form). */
function grown(layout: Layout, c: number, contentGrowth: number): number {
  if (contentGrowth === 0) return 0;
  const start = layout.containerStart.data[c];
  const content = layout.containerEnd.data[c] - start;
  // Containers' fields have one-byte tags.
  const prefix = start - layout.containerTag.data[c] - 1;
  return contentGrowth + lengthSize(content + contentGrowth) - prefix;
}

function spliceHeader(
  layout: Layout,
  input: Uint8Array,
  c: number,
  contentGrowth: number,
  arena: Arena,
  splices: Splices,
): void {
  const tag = layout.containerTag.data[c];
  const start = layout.containerStart.data[c];
  const from = arena.length;
  arena.varint(input[tag]);
  arena.varint(layout.containerEnd.data[c] - start + contentGrowth);
  splices.add(tag, start, from, arena.length);
}

/** The leaves that lie directly in a container. */
function spliceOwnLeaves(
  layout: Layout,
  input: Uint8Array,
  c: number,
  verdict: Uint8Array,
  contents: LeafContents,
  arena: Arena,
  splices: Splices,
): void {
  const parents = layout.leafParent.data;
  for (let row = layout.leafFrom.data[c]; row < layout.leafTo.data[c]; row++) {
    if (verdict[row] === KEPT || parents[row] !== c) continue;
    const tag = layout.leafTag.data[row];
    if (verdict[row] === DROPPED) {
      splices.add(tag, layout.leafEnd.data[row], 0, 0);
      continue;
    }
    const start = layout.leafStart.data[row];
    if (contents.growth[row] !== 0) {
      const from = arena.length;
      arena.copy(input, tag, tag + tagSize(input, tag));
      arena.varint(layout.leafEnd.data[row] - start + contents.growth[row]);
      splices.add(tag, start, from, arena.length);
    }
    splices.addAll(contents.splices, contents.from[row], contents.to[row]);
  }
}
