import type { Overrides } from "../../columns/overrides.ts";
import { STRING_RANGE } from "../../columns/vector.ts";
import { type Arena, varintSize } from "./arena.ts";
import {
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  type RecordColumns,
  SCATTERED,
  SPARSE,
} from "./columns.ts";
import { Cursor } from "./cursor.ts";
import type { KeyTable } from "./key-table.ts";
import type { RecordSchema } from "./schema.ts";
import { anyValueSize, writeAnyValueCell } from "./write-cell.ts";

/** What a changed record is written from. */
export interface RecordSource {
  readonly bytes: Uint8Array;
  readonly columns: RecordColumns;
  readonly keys: KeyTable;
  readonly overrides: Overrides;
  /** By field slot, by row: an index into `overrides`, or -1. */
  readonly fieldOverride: readonly Int32Array[];
}

const cursor = new Cursor();

/**
 * Writes the fields of a changed record: what stood is copied, changed attributes where they stood, overridden fields
 * and attributes that came, went or moved behind it.
 */
export function writeRecord(
  arena: Arena,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
): void {
  const { columns } = source;
  const attributesChanged = columns.attributesChanged[row] === 1;
  const inPlace = attributesChanged && columns.entryCount[row] === SPARSE;
  if (columns.attributesFrom[row] === SCATTERED)
    copyFields(arena, source, schema, row, start, end, attributesChanged, inPlace);
  else copyAround(arena, source, schema, row, start, end, attributesChanged, inPlace);
  writeFields(arena, source, schema, row);
  if (attributesChanged && !inPlace) writeEntries(arena, source, schema, row);
}

/** Ranges that are not copied, and the entry that is written in the place of each (-1: none); few, so kept sorted. */
const holeFrom: number[] = [];
const holeTo: number[] = [];
const holeEntry: number[] = [];

function addHole(from: number, to: number, entry: number): void {
  let i = holeFrom.length;
  holeFrom.push(from);
  holeTo.push(to);
  holeEntry.push(entry);
  for (; i > 0 && holeFrom[i - 1] > from; i--) {
    holeFrom[i] = holeFrom[i - 1];
    holeTo[i] = holeTo[i - 1];
    holeEntry[i] = holeEntry[i - 1];
  }
  holeFrom[i] = from;
  holeTo[i] = to;
  holeEntry[i] = entry;
}

/** Where the record's parts are known from its scan: copies the ranges between those that changed. */
function copyAround(
  arena: Arena,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
  attributesChanged: boolean,
  inPlace: boolean,
): void {
  const { columns, bytes, fieldOverride } = source;
  holeFrom.length = 0;
  holeTo.length = 0;
  holeEntry.length = 0;
  if (inPlace) {
    const { data } = columns.entries;
    for (const column of columns.keyEntry) {
      const entry = column[row];
      if (entry >= 0 && data[entry + ENTRY_OVERRIDE] >= 0)
        addHole(data[entry + ENTRY_TAG], data[entry + ENTRY_END], entry);
    }
  } else if (attributesChanged && columns.attributesTo[row] > 0) {
    addHole(columns.attributesFrom[row], columns.attributesTo[row], -1);
  }
  for (let slot = 0; slot < fieldOverride.length; slot++) {
    if (fieldOverride[slot][row] >= 0 && columns.fieldStart[slot][row] >= 0) {
      addHole(columns.fieldTag[slot][row], columns.fieldEnd[slot][row], -1);
    }
  }
  const tag = (schema.attributes << 3) | 2;
  let at = start;
  for (let i = 0; i < holeFrom.length; i++) {
    arena.copy(bytes, at, holeFrom[i]);
    if (holeEntry[i] >= 0) writeEntry(arena, source, tag, holeEntry[i]);
    at = holeTo[i];
  }
  arena.copy(bytes, at, end);
}

/** Walks over the record's fields once more and copies those that did not change. */
function copyFields(
  arena: Arena,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
  attributesChanged: boolean,
  inPlace: boolean,
): void {
  const { columns, bytes } = source;
  cursor.open(bytes);
  cursor.at = start;
  let runStart = start;
  while (cursor.at < end) {
    const tag = cursor.at;
    const key = cursor.varint(end);
    cursor.skip(key & 7, end);
    const number = key >>> 3;
    const isAttribute = number === schema.attributes;
    const entry = isAttribute && inPlace ? overriddenEntry(columns, row, tag) : -1;
    if (isAttribute ? attributesChanged && (!inPlace || entry >= 0) : isOverridden(source, schema, number, row)) {
      arena.copy(bytes, runStart, tag);
      runStart = cursor.at;
      if (entry >= 0) writeEntry(arena, source, key, entry);
    }
  }
  arena.copy(bytes, runStart, end);
}

/** The listed entry that stood at `tag` and has a new value, or -1. */
function overriddenEntry({ keyEntry, entries }: RecordColumns, row: number, tag: number): number {
  const { data } = entries;
  for (let slot = 0; slot < keyEntry.length; slot++) {
    const entry = keyEntry[slot][row];
    if (entry >= 0 && data[entry + ENTRY_TAG] === tag) return data[entry + ENTRY_OVERRIDE] >= 0 ? entry : -1;
  }
  return -1;
}

function isOverridden(source: RecordSource, schema: RecordSchema, number: number, row: number): boolean {
  const { fields } = source.columns.plan;
  for (let slot = 0; slot < fields.length; slot++) {
    if (schema.fields[fields[slot].name].number === number) return source.fieldOverride[slot][row] >= 0;
  }
  return false;
}

function writeFields(arena: Arena, source: RecordSource, schema: RecordSchema, row: number): void {
  const { overrides, bytes } = source;
  source.columns.plan.fields.forEach(({ name }, slot) => {
    const at = source.fieldOverride[slot][row];
    if (at < 0) return;
    const field = schema.fields[name];
    if (field.kind === "any") {
      arena.varint((field.number << 3) | 2);
      arena.varint(anyValueSize(overrides, at));
      writeAnyValueCell(arena, overrides, at, bytes);
    } else if (field.kind === "string") writeText(arena, field.number, overrides, at, bytes);
  });
}

/** A string field; the default is left out. */
function writeText(arena: Arena, number: number, cells: Overrides, at: number, input: Uint8Array): void {
  const isRange = cells.tag[at] === STRING_RANGE;
  const length = isRange ? cells.end[at] - cells.start[at] : (cells.object[at] as string).length;
  if (length === 0) return;
  arena.varint((number << 3) | 2);
  arena.varint(length);
  if (isRange) arena.copy(input, cells.start[at], cells.end[at]);
  else arena.text(cells.object[at] as string);
}

/** The attributes in the record's order; neighbours that stood side by side are copied together. */
function writeEntries(arena: Arena, source: RecordSource, schema: RecordSchema, row: number): void {
  const { columns, bytes } = source;
  const { data } = columns.entries;
  const tag = (schema.attributes << 3) | 2;
  let runStart = -1;
  let runEnd = -1;
  let entry = columns.entryFrom[row];
  for (let left = columns.entryCount[row]; left > 0; left--, entry += ENTRY_WIDTH) {
    if (data[entry + ENTRY_OVERRIDE] < 0) {
      if (data[entry + ENTRY_TAG] !== runEnd) {
        if (runStart >= 0) arena.copy(bytes, runStart, runEnd);
        runStart = data[entry + ENTRY_TAG];
      }
      runEnd = data[entry + ENTRY_END];
      continue;
    }
    if (runStart >= 0) arena.copy(bytes, runStart, runEnd);
    runStart = -1;
    runEnd = -1;
    writeEntry(arena, source, tag, entry);
  }
  if (runStart >= 0) arena.copy(bytes, runStart, runEnd);
}

function writeEntry(arena: Arena, source: RecordSource, tag: number, entry: number): void {
  const { columns, overrides, bytes } = source;
  const at = columns.entries.data[entry + ENTRY_OVERRIDE];
  const key = source.keys.text(columns.entries.data[entry + ENTRY_KEY]);
  const size = anyValueSize(overrides, at);
  arena.varint(tag);
  arena.varint(1 + varintSize(key.length) + key.length + 1 + varintSize(size) + size);
  arena.varint(0x0a);
  arena.varint(key.length);
  arena.text(key);
  arena.varint(0x12);
  arena.varint(size);
  writeAnyValueCell(arena, overrides, at, bytes);
}
