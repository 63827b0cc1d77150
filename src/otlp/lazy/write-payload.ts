import { WireWriter } from "../wire/writer.ts";
import type { RecordColumns } from "./columns.ts";
import type { HeadEdit } from "./edit-heads.ts";
import type { Layout } from "./layout.ts";
import { DROPPED, KEPT, SHORTENED } from "./verdict.ts";
import { writeShortened } from "./write-shortened.ts";

/** What became of the records, and how a changed one is written. */
export interface Outcome {
  /** KEPT, DROPPED, CHANGED or SHORTENED, a leaf. */
  readonly verdict: Uint8Array;
  /** Of the leaves. */
  readonly columns: RecordColumns;
  /** Writes the content of a leaf that changed or was shortened. */
  readonly write: (writer: WireWriter, row: number) => void;
  /** What changes above the records, in ascending order. */
  readonly heads: readonly HeadEdit[];
  /** Containers without a leaf left go, too. */
  readonly dropsEmpty: boolean;
}

/** Marks of containers. */
const UNTOUCHED = 0;
const TOUCHED = 1;
const DEAD = 2;

/**
 * Writes payloads from their end to their beginning, so that a message is complete before its length is written.
 * Whatever did not change is copied, as long a range at a time as there is; messages around a change get a new length.
 */
export class PayloadWriter {
  private readonly writer = new WireWriter();
  private input!: Uint8Array;
  private bytes!: Uint8Array;
  private view!: DataView;
  private layout!: Layout;
  private outcome!: Outcome;
  private isChanged = false;
  /** What lies before it is not written yet. */
  private until = 0;
  /** The head edits from 0 to here are not made yet. */
  private edits = 0;
  /** The leaves that are written now. */
  private from = 0;
  private to = 0;
  /** The containers from here on are done. */
  private firstContainer = 0;
  private mark: Uint8Array<ArrayBuffer> = new Uint8Array(256);
  private alive: Int32Array<ArrayBuffer> = new Int32Array(256);
  /** By container: what was written when its end was reached; -1 before. */
  private sizeAtEnd: Float64Array<ArrayBuffer> = new Float64Array(256);

  /**
   * A payload that one layout describes whole; see `begin`, `part` and `end`.
   * @param view of all of `bytes`
   */
  write(layout: Layout, bytes: Uint8Array, view: DataView, outcome: Outcome): Uint8Array {
    this.begin(bytes, view, bytes);
    this.part(layout, outcome);
    return this.end();
  }

  /**
   * Starts a payload.
   * @param bytes begin with it; behind it may lie what is written in its place.
   * @param view of all of `bytes`
   */
  begin(bytes: Uint8Array, view: DataView, input: Uint8Array): void {
    this.input = input;
    this.bytes = bytes;
    this.view = view;
    this.until = input.length;
    this.isChanged = false;
  }

  /**
   * Writes what has become of some leaves of the part of the payload that the layout describes, and of the containers
   * that begin with them or between them. Leaves come from the last to the first, and so do parts.
   */
  part(layout: Layout, outcome: Outcome, from = 0, to = layout.leaves): void {
    this.layout = layout;
    this.outcome = outcome;
    this.from = from;
    this.to = to;
    if (to === layout.leaves) this.openPart();
    const end = this.firstContainer;
    this.firstContainer = from === 0 ? 0 : containersBefore(layout, end, from);
    if (!this.markContainers(end)) return;
    const { writer, mark, input } = this;
    const { heads } = outcome;
    if (!this.isChanged) {
      this.isChanged = true;
      writer.clear();
      writer.ensure(input.length + (input.length >> 3));
    }
    this.edits = heads.length;
    while (this.edits > 0 && heads[this.edits - 1].from >= this.until) this.edits--;
    for (let c = end - 1; c >= this.firstContainer; c--) {
      if (mark[c] === TOUCHED) this.container(c);
      else if (mark[c] === DEAD) this.dropContainer(c);
    }
    // One that began before has leaves here, too.
    const open = from < to ? layout.leafParent.data[from] : -1;
    if (open >= 0 && open < this.firstContainer) this.leaves(open);
  }

  /** The payload itself where nothing changed, else a view that the next payload writes over. */
  end(): Uint8Array {
    if (!this.isChanged) return this.input;
    this.copyFrom(0);
    return this.writer.output();
  }

  private openPart(): void {
    const { containers } = this.layout;
    if (containers > this.mark.length) {
      this.mark = new Uint8Array(containers * 2);
      this.alive = new Int32Array(containers * 2);
      this.sizeAtEnd = new Float64Array(containers * 2);
    }
    this.mark.fill(UNTOUCHED, 0, containers);
    this.alive.fill(0, 0, containers);
    this.sizeAtEnd.fill(-1, 0, containers);
    this.firstContainer = containers;
  }

  /**
   * Tells which containers hold a change and, of those from the first one to `end`, which have nothing left; false
   * where there is nothing to do.
   */
  private markContainers(end: number): boolean {
    const { layout, mark, alive } = this;
    const { verdict, heads, dropsEmpty } = this.outcome;
    const parents = layout.leafParent.data;
    let any = false;
    for (let row = this.from; row < this.to; row++) {
      if (verdict[row] !== KEPT) {
        mark[parents[row]] = TOUCHED;
        any = true;
      }
      if (verdict[row] !== DROPPED) alive[parents[row]]++;
    }
    for (const { container } of heads) if (mark[container] === UNTOUCHED) mark[container] = TOUCHED;
    // Children come after their parents, so backwards each is finished before its parent is looked at.
    for (let c = end - 1; c >= this.firstContainer; c--) {
      // A metric without data has no data point to lose; it stays.
      if (layout.containerLevel.data[c] === 2 && layout.containerNext.data[c] === c + 1) alive[c] = 1;
      if (dropsEmpty && alive[c] === 0) mark[c] = DEAD;
      if (mark[c] !== UNTOUCHED) any = true;
      const parent = layout.containerParent.data[c];
      if (parent < 0) continue;
      if (mark[c] !== UNTOUCHED) mark[parent] = TOUCHED;
      if (mark[c] !== DEAD) alive[parent]++;
    }
    return any;
  }

  /** A container of which nothing is left; what was written of it goes, too. */
  private dropContainer(c: number): void {
    const { layout, writer, mark } = this;
    const parent = layout.containerParent.data[c];
    // It goes with its parent.
    if (parent >= this.firstContainer && mark[parent] === DEAD) return;
    if (this.sizeAtEnd[c] >= 0) writer.truncate(this.sizeAtEnd[c]);
    else {
      this.reachEnd(parent);
      this.copyFrom(layout.containerEnd.data[c]);
    }
    this.passOver(layout.containerTag.data[c]);
  }

  private container(c: number): void {
    const { layout, writer, bytes } = this;
    this.reachEnd(c);
    this.leaves(c);
    const start = layout.containerStart.data[c];
    this.copyFrom(start);
    const size = writer.size - this.sizeAtEnd[c];
    // An unchanged length stays as it is written.
    if (size === layout.containerEnd.data[c] - start) return;
    const tag = layout.containerTag.data[c];
    writer.varint(size);
    writer.tag(bytes[tag]);
    this.until = tag;
  }

  /** The leaves that lie directly in a container, as far as they are among those that are written now. */
  private leaves(c: number): void {
    const { layout } = this;
    const { verdict } = this.outcome;
    const from = Math.max(layout.leafFrom.data[c], this.from);
    if (layout.leafParent.data[from] !== c) return;
    for (let row = Math.min(layout.leafTo.data[c], this.to) - 1; row >= from; row--) {
      if (verdict[row] === KEPT) continue;
      this.reachEnd(c);
      if (verdict[row] === SHORTENED) row = this.shortened(row, from);
      else this.leaf(row);
    }
  }

  /** Writes shortened leaves from `row` down to `from` as far as they lie side by side; returns the last one. */
  private shortened(row: number, from: number): number {
    const { layout, bytes, view, writer, outcome } = this;
    this.copyFrom(layout.leafEnd.data[row]);
    const next = writeShortened(writer, layout, outcome.columns, outcome.verdict, bytes, view, row, from);
    if (next === row) this.leaf(row);
    else this.until = layout.leafTag.data[next + 1];
    return Math.min(next + 1, row);
  }

  private leaf(row: number): void {
    const { layout, writer, bytes, view } = this;
    const start = layout.leafStart.data[row];
    const end = layout.leafEnd.data[row];
    const tag = layout.leafTag.data[row];
    this.copyFrom(end);
    this.until = tag;
    if (this.outcome.verdict[row] === DROPPED) return;
    const mark = writer.size;
    this.outcome.write(writer, row);
    const size = writer.size - mark;
    if (size === end - start) this.until = start;
    else {
      writer.varint(size);
      if (bytes[tag] < 0x80) writer.tag(bytes[tag]);
      else writer.copy(bytes, view, tag, tag + tagSize(bytes, tag));
    }
  }

  /** Writes what lies behind a container, so that its length can be told. */
  private reachEnd(c: number): void {
    if (c < 0 || this.sizeAtEnd[c] >= 0) return;
    this.reachEnd(this.layout.containerParent.data[c]);
    this.copyFrom(this.layout.containerEnd.data[c]);
    this.sizeAtEnd[c] = this.writer.size;
  }

  private passOver(from: number): void {
    const { heads } = this.outcome;
    while (this.edits > 0 && heads[this.edits - 1].from >= from) this.edits--;
    this.until = from;
  }

  /** Copies what is not written yet, down to `from`, with the edits that lie there. */
  private copyFrom(from: number): void {
    const { heads } = this.outcome;
    if (from === this.until && (this.edits === 0 || heads[this.edits - 1].from < from)) return;
    const { writer, bytes, view } = this;
    while (this.edits > 0 && heads[this.edits - 1].from >= from) {
      const edit = heads[--this.edits];
      writer.copy(bytes, view, edit.to, this.until);
      edit.write?.(writer);
      this.until = edit.from;
    }
    writer.copy(bytes, view, from, this.until);
    this.until = from;
  }
}

function tagSize(input: Uint8Array, at: number): number {
  let size = 1;
  while (input[at + size - 1] >= 0x80) size++;
  return size;
}

/** Of so many containers those whose first leaf lies before a leaf. */
function containersBefore({ leafFrom }: Layout, containers: number, leaf: number): number {
  let count = containers;
  while (count > 0 && leafFrom.data[count - 1] >= leaf) count--;
  return count;
}
