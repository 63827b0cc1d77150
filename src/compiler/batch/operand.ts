import { INT, NIL, OBJECT, REDO, STRING_RANGE, Vector } from "../../columns/vector.ts";
import type { Evaluate } from "../../functions/getters.ts";
import { ABSENT, ENTRY_OVERRIDE, VALUE_END, VALUE_START } from "../../otlp/lazy/columns.ts";
import type { FieldKind } from "../../otlp/lazy/schema.ts";
import { Failure } from "../../values/failure.ts";
import { indexValue, readPValue } from "../../values/index-value.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import type { Value } from "../../values/value.ts";
import { readAnyValue } from "./read-any-value.ts";
import type { Slot } from "./slots.ts";
import { type BatchState, copyCell, storeValue, valueAt } from "./state.ts";

/** Rows of a batch: `count` row numbers in ascending order. */
export interface Selection {
  readonly rows: Int32Array;
  readonly count: number;
}

/** Fills a vector's cells for the selected rows; a cell that cannot be decided becomes REDO. */
export type Fill = (state: BatchState, selection: Selection, out: Vector) => void;

/** What an expression is to the batch tier. */
export type Operand =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "slot"; readonly slot: Slot; readonly fill: Fill }
  /** Same for all records of a container: evaluated by the scalar closure, once a container. */
  | { readonly kind: "group"; readonly fill: Fill }
  | { readonly kind: "computed"; readonly fill: Fill };

export function fillOf(operand: Operand): Fill {
  if (operand.kind !== "constant") return operand.fill;
  const { value } = operand;
  const cell = new Vector();
  cell.reserve(1);
  storeValue(cell, 0, value);
  return (_, { rows, count }, out) => {
    for (let i = 0; i < count; i++) copyCell(cell, 0, out, rows[i]);
  };
}

export function constantOperand(value: Value): Operand {
  return { kind: "constant", value };
}

/** Reads a slot. */
export function slotOperand(slot: Slot, kind: FieldKind | undefined): Operand | undefined {
  switch (slot.kind) {
    case "key":
      return { kind: "slot", slot, fill: fillKey(slot.index) };
    case "field":
      return { kind: "slot", slot, fill: fillField(slot.index, kind as FieldKind) };
    case "cache":
      return { kind: "slot", slot, fill: fillCache(slot.index, slot.rest) };
    default:
      return undefined;
  }
}

function fillKey(slot: number): Fill {
  return (state, { rows, count }, out) => {
    const { columns, overrides } = state;
    const column = columns.keyEntry[slot];
    const { data } = columns.entries;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const entry = column[row];
      if (entry === ABSENT) out.tag[row] = NIL;
      else if (data[entry + ENTRY_OVERRIDE] >= 0) copyCell(overrides, data[entry + ENTRY_OVERRIDE], out, row);
      else readAnyValue(state, data[entry + VALUE_START], data[entry + VALUE_END], out, row);
    }
  };
}

function fillField(slot: number, kind: FieldKind): Fill {
  return (state, { rows, count }, out) => {
    const { columns, overrides } = state;
    const starts = columns.fieldStart[slot];
    const ends = columns.fieldEnd[slot];
    const changed = state.fieldOverride[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (changed[row] >= 0) copyCell(overrides, changed[row], out, row);
      else readField(state, kind, starts[row], ends[row], out, row);
    }
  };
}

/** One field of the record; a missing one has its default. */
function readField(state: BatchState, kind: FieldKind, start: number, end: number, out: Vector, row: number): void {
  switch (kind) {
    case "string":
      out.tag[row] = STRING_RANGE;
      out.start[row] = Math.max(start, 0);
      out.end[row] = start < 0 ? 0 : end;
      return;
    case "any":
      if (start < 0) out.tag[row] = NIL;
      else readAnyValue(state, start, end, out, row);
      return;
    case "enum":
    case "uint32":
      out.tag[row] = INT;
      if (start < 0) out.number[row] = 0;
      else if (end === start + 1) out.number[row] = state.bytes[start];
      // Larger numbers are cut to 32 bits by rules of their own.
      else out.tag[row] = REDO;
      return;
    case "fixed64":
      if (start < 0) {
        out.tag[row] = INT;
        out.number[row] = 0;
      } else storeValue(out, row, state.view.getBigInt64(start, true));
      return;
    default:
      out.tag[row] = REDO;
  }
}

function fillCache(slot: number, rest: readonly (string | bigint)[]): Fill {
  return (state, { rows, count }, out) => {
    const vector = state.cache[slot];
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (vector.tag[row] === NIL) out.tag[row] = NIL;
      // A key that is there and holds nothing reads as nil, but cannot be indexed.
      else if (holdsNothing(vector, row)) out.tag[row] = rest.length === 0 ? NIL : REDO;
      else if (rest.length === 0) copyCell(vector, row, out, row);
      else storeIndexed(out, row, indexPath(valueAt(state, vector, row), rest));
    }
  };
}

function holdsNothing(vector: Vector, row: number): boolean {
  return vector.tag[row] === OBJECT && vector.object[row] === null;
}

function storeIndexed(out: Vector, row: number, value: Value | typeof UNDECIDED): void {
  if (value === UNDECIDED) out.tag[row] = REDO;
  else storeValue(out, row, value);
}

const UNDECIDED = Symbol("undecided");

/** Indexes as paths do: a missing key is nil; whatever would fail is left to the scalar tier. */
function indexPath(value: Value, keys: readonly (string | bigint)[]): Value | typeof UNDECIDED {
  let current = value;
  for (const key of keys) {
    if (current instanceof PMap && typeof key === "string") {
      const found = current.get(key);
      if (found === undefined) return null;
      current = readPValue(found);
    } else if (current instanceof PSlice && typeof key === "bigint") {
      const item = indexValue(current, key);
      if (item instanceof Failure) return UNDECIDED;
      current = item;
    } else return UNDECIDED;
  }
  return current;
}

/** Something above the record: the scalar closure, evaluated once for the records of a container. */
export function groupOperand(get: Evaluate): Operand {
  return {
    kind: "group",
    fill(state, { rows, count }, out) {
      const parents = state.layout.leafParent.data;
      let container = -1;
      const cell = state.borrow();
      for (let i = 0; i < count; i++) {
        const row = rows[i];
        if (parents[row] !== container) {
          container = parents[row];
          const value = get(state.groups.contextOf(container));
          if (value instanceof Failure) cell.tag[0] = REDO;
          else storeValue(cell, 0, value);
        }
        copyCell(cell, 0, out, row);
      }
      state.giveBack(cell);
    },
  };
}
