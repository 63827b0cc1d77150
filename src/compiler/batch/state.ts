import { Overrides } from "../../columns/overrides.ts";
import { BOOL, FLOAT, INT, NIL, OBJECT, STRING, STRING_RANGE, Vector } from "../../columns/vector.ts";
import type { Workspace } from "../../columns/workspace.ts";
import { type RecordColumns, SPARSE } from "../../otlp/lazy/columns.ts";
import { expandRow } from "../../otlp/lazy/expand-row.ts";
import type { KeyTable } from "../../otlp/lazy/key-table.ts";
import type { Layout } from "../../otlp/lazy/layout.ts";
import { type Leaf, schemaOf } from "../../otlp/lazy/schema.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import type { Value } from "../../values/value.ts";

/** A context whose records lie above the batch's: resource and scope, and the metric of a data point. */
export interface GroupSource {
  /** The context with everything above the leaf filled in, for the leaf's container. */
  readonly contextOf: (container: number) => RecordContext;
}

/** Everything kernels work on while a batch runs. */
export class BatchState {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(new ArrayBuffer(0));
  readonly leaf: Leaf;
  readonly columns: RecordColumns;
  readonly layout: Layout;
  readonly keys: KeyTable;
  readonly groups: GroupSource;
  readonly overrides = new Overrides();
  /** Holds `bytes` and room for texts; undefined where the program makes none there. */
  readonly workspace: Workspace | undefined;
  /** By field slot, by row: an index into `overrides`, or -1. */
  readonly fieldOverride: Int32Array<ArrayBuffer>[];
  /** By cache slot, by row. */
  readonly cache: readonly Vector[];
  /** 1 where a kernel could not decide; the executor clears it when it has handled the row. */
  redo: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  redoCount = 0;
  /** Counts payloads, so that memos know when to forget. */
  batch = 0;
  /** Counts parts of payloads: another part has other rows. */
  part = 0;
  /** The rows that are worked on. */
  from = 0;
  to = 0;
  /** From the row `from` on. */
  private texts: string[] = [];
  private textStart: Int32Array<ArrayBuffer> = new Int32Array(0);
  private textEnd: Int32Array<ArrayBuffer> = new Int32Array(0);
  private readonly free: Vector[] = [];
  private readonly freeSelections: Int32Array<ArrayBuffer>[] = [];
  private readonly freeMarks: Uint8Array<ArrayBuffer>[] = [];
  private capacity = 0;

  constructor(
    leaf: Leaf,
    columns: RecordColumns,
    layout: Layout,
    keys: KeyTable,
    groups: GroupSource,
    cacheSlots: number,
    workspace?: Workspace,
  ) {
    this.leaf = leaf;
    this.columns = columns;
    this.layout = layout;
    this.keys = keys;
    this.groups = groups;
    this.workspace = workspace;
    this.fieldOverride = columns.plan.fields.map(() => new Int32Array(0));
    this.cache = Array.from({ length: cacheSlots }, () => new Vector());
  }

  /** Starts a payload; where there is a workspace, its bytes are given. */
  begin(bytes: Uint8Array): void {
    this.batch++;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** After rows of the payload were scanned: fits their columns and clears what the rows before left. */
  open(from: number, to: number): void {
    this.part++;
    this.from = from;
    this.to = to;
    const { rows } = this.columns;
    if (rows > this.capacity) {
      this.capacity = Math.max(rows, this.capacity * 2, 256);
      this.redo = new Uint8Array(this.capacity);
      this.textStart = new Int32Array(this.capacity);
      this.textEnd = new Int32Array(this.capacity);
      this.fieldOverride.forEach((_, i) => {
        this.fieldOverride[i] = new Int32Array(this.capacity);
      });
      this.free.length = 0;
      this.freeSelections.length = 0;
      this.freeMarks.length = 0;
    }
    this.overrides.clear();
    this.workspace?.clear();
    this.texts = [];
    this.textStart.fill(-1, from, to);
    this.redo.fill(0, from, to);
    this.redoCount = 0;
    for (const column of this.fieldOverride) column.fill(-1, from, to);
    this.clearCache();
  }

  /** Caches live for one group of statements. */
  clearCache(): void {
    for (const vector of this.cache) {
      vector.reserve(this.capacity);
      vector.tag.fill(NIL, this.from, this.to);
    }
  }

  /** Lists all attribute entries of a row, for edits that add or remove some. */
  expand(row: number): void {
    const { columns, layout } = this;
    if (columns.entryCount[row] !== SPARSE) return;
    const field = layout.containerField.data[layout.leafParent.data[row]];
    const { attributes } = schemaOf(this.leaf, field);
    expandRow(columns, this.bytes, attributes, row, layout.leafStart.data[row], layout.leafEnd.data[row]);
  }

  /** The text of a row's range; remembered, since several statements often look at the same field. */
  textAt(row: number, start: number, end: number): string {
    if (this.textStart[row] === start && this.textEnd[row] === end) return this.texts[row - this.from];
    const text = latin1Slice(this.bytes, start, end);
    this.textStart[row] = start;
    this.textEnd[row] = end;
    this.texts[row - this.from] = text;
    return text;
  }

  /** Whether a place lies in the payload, where it stays what it is until the end. */
  isInPayload(place: number): boolean {
    return this.workspace === undefined || place < this.workspace.room;
  }

  markRedo(row: number): void {
    if (this.redo[row] === 0) {
      this.redo[row] = 1;
      this.redoCount++;
    }
  }

  /** Borrows a vector with room for every row; give it back. */
  borrow(): Vector {
    const vector = this.free.pop() ?? new Vector();
    vector.reserve(this.capacity);
    return vector;
  }

  giveBack(vector: Vector): void {
    this.free.push(vector);
  }

  /** Borrows a selection vector with room for every row. */
  borrowSelection(): Int32Array<ArrayBuffer> {
    return this.freeSelections.pop() ?? new Int32Array(this.capacity);
  }

  /** Borrows marks, one a row, all 0; give them back all 0. */
  borrowMarks(): Uint8Array<ArrayBuffer> {
    return this.freeMarks.pop() ?? new Uint8Array(this.capacity);
  }

  giveBackMarks(marks: Uint8Array<ArrayBuffer>): void {
    this.freeMarks.push(marks);
  }

  giveBackSelection(selection: Int32Array<ArrayBuffer>): void {
    this.freeSelections.push(selection);
  }
}

/** A cell as a value of the scalar tier; the cell must not be REDO. */
export function valueAt(state: BatchState, vector: Vector | Overrides, row: number): Value {
  switch (vector.tag[row]) {
    case NIL:
      return null;
    case STRING_RANGE:
      return latin1Slice(state.bytes, vector.start[row], vector.end[row]);
    case INT:
      return BigInt(vector.number[row]);
    case FLOAT:
      return vector.number[row];
    case BOOL:
      return vector.number[row] !== 0;
    default:
      return vector.object[row] as Value;
  }
}

/** Stores a value of the scalar tier in a cell. */
export function storeValue(vector: Vector, row: number, value: Value): void {
  switch (typeof value) {
    case "string":
      vector.tag[row] = STRING;
      vector.object[row] = value;
      return;
    case "boolean":
      vector.tag[row] = BOOL;
      vector.number[row] = value ? 1 : 0;
      return;
    case "number":
      vector.tag[row] = FLOAT;
      vector.number[row] = value;
      return;
    case "bigint":
      storeBigInt(vector, row, value);
      return;
  }
  if (value === null) vector.tag[row] = NIL;
  else {
    vector.tag[row] = OBJECT;
    vector.object[row] = value;
  }
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function storeBigInt(vector: Vector, row: number, value: bigint): void {
  if (value <= MAX_SAFE && value >= -MAX_SAFE) {
    vector.tag[row] = INT;
    vector.number[row] = Number(value);
  } else {
    vector.tag[row] = OBJECT;
    vector.object[row] = value;
  }
}

/** Copies a cell between vectors. */
export function copyCell(from: Vector | Overrides, at: number, to: Vector, row: number): void {
  to.tag[row] = from.tag[at];
  switch (from.tag[at]) {
    case STRING_RANGE:
      to.start[row] = from.start[at];
      to.end[row] = from.end[at];
      return;
    case INT:
    case FLOAT:
    case BOOL:
      to.number[row] = from.number[at];
      return;
    case STRING:
    case OBJECT:
      to.object[row] = from.object[at];
  }
}
