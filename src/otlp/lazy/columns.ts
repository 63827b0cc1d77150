import { IntList } from "../../columns/growable.ts";
import { Holes } from "./holes.ts";
import type { FieldKind } from "./schema.ts";

/** Which parts of a record a program reads or writes. */
export interface ColumnPlan {
  /** Field slots, by position. */
  readonly fields: readonly { readonly name: string; readonly kind: FieldKind }[];
  /** Attribute slots: the keys (byte strings) that are read or written by name. */
  readonly keys: readonly string[];
  /** Whether the program works on whole attribute maps: every key gets an id. */
  readonly internKeys: boolean;
  /** How many attributes a record can gain at most. */
  readonly spare: number;
}

/** An entry: the tag of its KeyValue field, the field's end, its AnyValue's range (-1: none), the key's id, its override. */
export const ENTRY_TAG = 0;
export const ENTRY_END = 1;
export const VALUE_START = 2;
export const VALUE_END = 3;
/** Slot of the key, or an interned id (from plan.keys.length on), or UNREAD. */
export const ENTRY_KEY = 4;
/** -1: the value stands in the payload; otherwise an index into the batch's overrides. */
export const ENTRY_OVERRIDE = 5;
export const ENTRY_WIDTH = 6;

/** Whether the key of an entry that has a new value stands behind the old one, where it can stay. */
export function keepsKey(data: Int32Array, entry: number): boolean {
  return (
    data[entry + ENTRY_TAG] >= 0 && data[entry + VALUE_START] >= 0 && data[entry + VALUE_END] < data[entry + ENTRY_END]
  );
}

/** The entry count of a row whose entries are not all listed. */
export const SPARSE = -1;

/** The attributes of a row, or occurrences of one of its fields, do not lie side by side. */
export const SCATTERED = -1;

/** The key of an entry that no slot asks for: its value's place is not noted. */
export const UNREAD = -1;

/** No attribute with that key. */
export const ABSENT = -1;

/** The lists that hold one integer a row. */
type RowColumn = Int32Array<ArrayBuffer>;

/**
 * The columns of a batch: for each field slot the value's range a row, for each row its attribute entries (in the
 * row's own order, with room for `spare` new ones), and for each key slot the entry that holds it.
 */
export class RecordColumns {
  readonly plan: ColumnPlan;
  rows = 0;
  private capacity = 0;
  /** By field slot, by row: start of the value, or -1 where the field is not there; its end; the field's tag. */
  readonly fieldTag: RowColumn[];
  readonly fieldStart: RowColumn[];
  readonly fieldEnd: RowColumn[];
  /**
   * By row: offset of its first entry in `entries`, and the number of its entries; SPARSE where only the entries of key
   * slots are listed, in no particular place (see `expandRow`).
   */
  entryFrom: RowColumn = new Int32Array(0);
  entryCount: RowColumn = new Int32Array(0);
  /** By key slot, by row: the offset of the entry in `entries`, or ABSENT. */
  readonly keyEntry: RowColumn[];
  /** All entries, ENTRY_WIDTH integers each; see the ENTRY_… offsets. */
  readonly entries = new IntList(1 << 16);
  /** By row: where the attributes lie if they lie side by side (from = to: none); from = SCATTERED otherwise. */
  attributesFrom: RowColumn = new Int32Array(0);
  attributesTo: RowColumn = new Int32Array(0);
  /** By row: where those that were not removed end; `attributesTo` as long as none was. Meant for SPARSE rows. */
  attributesEnd: RowColumn = new Int32Array(0);
  /** By row: the first of its holes, or -1. Meant for SPARSE rows. */
  firstHole: RowColumn = new Int32Array(0);
  readonly holes = new Holes();
  /** 1 where attributes were added, removed or changed. */
  attributesChanged: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(plan: ColumnPlan) {
    this.plan = plan;
    this.fieldTag = plan.fields.map(() => new Int32Array(0));
    this.fieldStart = plan.fields.map(() => new Int32Array(0));
    this.fieldEnd = plan.fields.map(() => new Int32Array(0));
    this.keyEntry = plan.keys.map(() => new Int32Array(0));
  }

  /** Makes room for so many rows. */
  open(rows: number): void {
    if (rows > this.capacity) this.grow(rows);
    this.rows = rows;
  }

  /** Forgets all rows, and makes all columns of a range of them absent. */
  clear(from: number, to: number): void {
    this.entries.clear();
    this.holes.clear();
    for (const column of this.fieldStart) column.fill(-1, from, to);
    for (const column of this.keyEntry) column.fill(ABSENT, from, to);
    this.entryCount.fill(SPARSE, from, to);
    this.attributesChanged.fill(0, from, to);
    this.firstHole.fill(-1, from, to);
  }

  /** Fresh columns: what they held is of rows that are done with. */
  private grow(rows: number): void {
    const capacity = Math.max(rows, this.capacity * 2, 256);
    const fresh = (): RowColumn => new Int32Array(capacity);
    for (const columns of [this.fieldTag, this.fieldStart, this.fieldEnd, this.keyEntry])
      for (const i of columns.keys()) columns[i] = fresh();
    this.attributesFrom = fresh();
    this.attributesTo = fresh();
    this.attributesEnd = fresh();
    this.firstHole = fresh();
    this.entryFrom = fresh();
    this.entryCount = fresh();
    this.attributesChanged = new Uint8Array(capacity);
    this.capacity = capacity;
  }
}
