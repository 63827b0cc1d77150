import type { RecordColumns } from "./columns.ts";
import { Cursor } from "./cursor.ts";
import { type FieldActions, fieldActions } from "./field-actions.ts";
import type { KeyTable } from "./key-table.ts";
import { Layout } from "./layout.ts";
import { scanContainer } from "./scan-payload.ts";
import { scanRecords } from "./scan-record.ts";
import { type Leaf, schemaOf } from "./schema.ts";

/** Metric's fields from gauge to summary; those that hold no data have no points. */
const POINT_FIELDS = [5, 6, 7, 8, 9, 10, 11];

/** Reads payloads of one signal into a layout and columns. */
export class BatchScanner {
  readonly layout = new Layout();
  readonly cursor = new Cursor();
  /** Keeps what `touch` reads from being optimised away. */
  touched = 0;
  private length = 0;
  private readonly leaf: Leaf;
  private readonly columns: RecordColumns;
  private readonly keys: KeyTable;
  private readonly actions: readonly FieldActions[];

  constructor(leaf: Leaf, columns: RecordColumns, keys: KeyTable) {
    this.leaf = leaf;
    this.columns = columns;
    this.keys = keys;
    const fields = leaf === "datapoint" ? POINT_FIELDS : [0];
    this.actions = fields.map((field) => fieldActions(columns.plan, schemaOf(leaf, field)));
  }

  /** Starts a payload: the first `length` of the bytes. */
  open(bytes: Uint8Array, length = bytes.length): void {
    this.length = length;
    this.keys.open(bytes);
    this.cursor.open(bytes);
  }

  /**
   * Where the parts of the payload end: each has whole resources of about `size` bytes, so that what is read of them is
   * still in the processor's cache when it is worked on and written.
   */
  parts(size: number): readonly number[] {
    const { cursor } = this;
    const end = this.length;
    const ends: number[] = [];
    let from = 0;
    cursor.at = 0;
    while (cursor.at < end) {
      const key = cursor.varint(end);
      cursor.skip(key & 7, end);
      // Scanning the rest says what is wrong.
      if (cursor.bad) break;
      if (cursor.at - from >= size) {
        ends.push(cursor.at);
        from = cursor.at;
      }
    }
    cursor.bad = false;
    if (from < end) ends.push(end);
    return ends;
  }

  /** Reads the resources between two places and their records; see `scanLayout` and `scanRows`. */
  scan(from: number, end: number): boolean {
    return this.scanLayout(from, end) && this.scanRows(0, this.layout.leaves);
  }

  /**
   * Finds the messages between two places, down to the records; false where the payload is malformed or irregular: the
   * full decoder judges it.
   */
  scanLayout(from: number, end: number): boolean {
    const { cursor, layout } = this;
    layout.clear();
    this.touched = touch(cursor.bytes, from, end);
    cursor.at = from;
    while (cursor.at < end && !cursor.bad) {
      const tag = cursor.at;
      const key = cursor.varint(end);
      if (key !== 0x0a) {
        // A ResourceSpans field with another wire type, or field number 0.
        if (key < 0x10) return false;
        cursor.skip(key & 7, end);
        continue;
      }
      const start = cursor.skip(2, end);
      const close = cursor.at;
      if (cursor.bad) return false;
      scanContainer(cursor, layout, this.leaf, tag, start, close, -1, 0, 1);
      cursor.at = close;
    }
    this.columns.open(layout.leaves);
    return !cursor.bad;
  }

  /** Reads some of the records that the layout tells of, in place of those that were read before. */
  scanRows(from: number, to: number): boolean {
    const { cursor, layout, columns, keys, actions } = this;
    const { leafEnd, leafTag } = layout;
    columns.clear(from, to);
    if (to - from < layout.leaves) this.touched = touch(cursor.bytes, leafTag.data[from], leafEnd.data[to - 1]);
    if (actions.length === 1) return scanRecords(cursor, columns, keys, actions[0], layout, from, to);
    // Data points of one metric lie side by side.
    for (let row = from; row < to; ) {
      const container = layout.leafParent.data[row];
      const next = Math.min(layout.leafTo.data[container], to);
      const action = actions[layout.containerField.data[container] - 5];
      if (!scanRecords(cursor, columns, keys, action, layout, row, next)) return false;
      row = next;
    }
    return true;
  }
}

/**
 * Reads a byte of each cache line: in order, memory delivers several times faster than when records are hopped over.
 */
function touch(bytes: Uint8Array, from: number, end: number): number {
  let sum = 0;
  for (let at = from; at < end; at += 64) sum += bytes[at];
  return sum;
}
