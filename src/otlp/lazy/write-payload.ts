import type { Arena } from "./arena.ts";
import type { Layout } from "./layout.ts";
import type { Splices } from "./splices.ts";

/** What became of a leaf. */
export const KEPT = 0;
export const DROPPED = 1;
export const CHANGED = 2;

/** What became of the leaves, and how a changed one is written. */
export interface LeafOutcome {
  /** KEPT, DROPPED or CHANGED, a leaf. */
  readonly verdict: Uint8Array;
  /** Writes the content of a changed leaf to the arena. */
  readonly write: (row: number) => void;
  /** By container, how many bytes its own fields grow; undefined where none changes. See `editHeads`. */
  readonly headGrowth: Map<number, number> | undefined;
  /** Room for two integers a leaf: where its new content lies in the arena. */
  readonly contents: LeafContents;
}

/** Where changed leaves' contents lie in the arena; kept between batches. */
export class LeafContents {
  from: Int32Array<ArrayBuffer> = new Int32Array(0);
  to: Int32Array<ArrayBuffer> = new Int32Array(0);

  reserve(leaves: number): void {
    if (leaves <= this.from.length) return;
    this.from = new Int32Array(leaves * 2);
    this.to = new Int32Array(leaves * 2);
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
  outcome.contents.reserve(leaves);
  const { from: contentFrom, to: contentTo } = outcome.contents;
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
      contentFrom[row] = arena.length;
      outcome.write(row);
      contentTo[row] = arena.length;
      growth[parent] += headerSize(layout, input, row, contentTo[row] - contentFrom[row]) - size;
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
      spliceOwnLeaves(layout, input, c, verdict, contentFrom, contentTo, arena, splices);
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

/** Bytes of a field: its tag as it stands, a new length prefix, new content. */
function headerSize(layout: Layout, input: Uint8Array, row: number, content: number): number {
  return tagSize(input, layout.leafTag.data[row]) + lengthSize(content) + content;
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
  contentFrom: Int32Array,
  contentTo: Int32Array,
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
    const from = arena.length;
    arena.copy(input, tag, tag + tagSize(input, tag));
    arena.varint(contentTo[row] - contentFrom[row]);
    splices.add(tag, layout.leafStart.data[row], from, arena.length);
    splices.add(layout.leafStart.data[row], layout.leafEnd.data[row], contentFrom[row], contentTo[row]);
  }
}
