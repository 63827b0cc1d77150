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
import type { Splices } from "./splices.ts";
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
 * Adds the splices that turn a record into what it has become: changed attributes where they stood, removed ones cut
 * out, moved and new ones and overridden fields written anew. What did not change is not touched.
 */
export function spliceRecord(
  arena: Arena,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
  splices: Splices,
): void {
  const { columns } = source;
  const attributesChanged = columns.attributesChanged[row] === 1;
  const inPlace = attributesChanged && columns.entryCount[row] === SPARSE;
  if (columns.attributesFrom[row] === SCATTERED) {
    const from = arena.length;
    copyFields(arena, source, schema, row, start, end, attributesChanged, inPlace);
    writeFields(arena, source, schema, row);
    if (attributesChanged && !inPlace) writeEntries(arena, source, schema, row);
    splices.add(start, end, from, arena.length);
    return;
  }
  pieces.length = 0;
  if (inPlace) replaceListed(arena, source, schema, row);
  else if (attributesChanged) rearrangeEntries(arena, source, schema, row, end);
  removeOverridden(source, row);
  const from = arena.length;
  writeFields(arena, source, schema, row);
  if (arena.length > from) pieces.push({ from: end, to: end, arenaFrom: from, arenaTo: arena.length });
  pieces.sort(byPlace);
  for (const piece of pieces) splices.add(piece.from, piece.to, piece.arenaFrom, piece.arenaTo);
}

/** A replacement within a record. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly arenaFrom: number;
  readonly arenaTo: number;
}

const pieces: Piece[] = [];

function byPlace(a: Piece, b: Piece): number {
  return a.from - b.from || a.to - b.to;
}

/** Entries that have a new value and stand where they stood. */
function replaceListed(arena: Arena, source: RecordSource, schema: RecordSchema, row: number): void {
  const { columns } = source;
  const { data } = columns.entries;
  const tag = (schema.attributes << 3) | 2;
  for (const column of columns.keyEntry) {
    const entry = column[row];
    if (entry < 0 || data[entry + ENTRY_OVERRIDE] < 0) continue;
    const arenaFrom = arena.length;
    writeEntry(arena, source, tag, entry);
    pieces.push({ from: data[entry + ENTRY_TAG], to: data[entry + ENTRY_END], arenaFrom, arenaTo: arena.length });
  }
}

/**
 * The attributes in their new order over the range where they stood: entries that still follow each other stay, what
 * lies between them is replaced.
 */
function rearrangeEntries(arena: Arena, source: RecordSource, schema: RecordSchema, row: number, end: number): void {
  const { columns, bytes } = source;
  const { data } = columns.entries;
  const tag = (schema.attributes << 3) | 2;
  const regionEnd = columns.attributesTo[row] === 0 ? end : columns.attributesTo[row];
  let at = columns.attributesTo[row] === 0 ? end : columns.attributesFrom[row];
  let pending = arena.length;
  let entry = columns.entryFrom[row];
  for (let left = columns.entryCount[row]; left > 0; left--, entry += ENTRY_WIDTH) {
    const place = data[entry + ENTRY_TAG];
    const isRaw = data[entry + ENTRY_OVERRIDE] < 0;
    // An entry that stands before its successor did not move; the last entry, put into a gap, stands behind it.
    const next = left > 1 ? data[entry + ENTRY_WIDTH + ENTRY_TAG] : -1;
    if (isRaw && place >= at && (next < 0 || next > place)) {
      if (place > at || arena.length > pending) {
        pieces.push({ from: at, to: place, arenaFrom: pending, arenaTo: arena.length });
      }
      at = data[entry + ENTRY_END];
      pending = arena.length;
    } else if (isRaw) arena.copy(bytes, place, data[entry + ENTRY_END]);
    else writeEntry(arena, source, tag, entry);
  }
  if (regionEnd > at || arena.length > pending) {
    pieces.push({ from: at, to: regionEnd, arenaFrom: pending, arenaTo: arena.length });
  }
}

/** Cuts out the fields that are written anew. */
function removeOverridden({ columns, fieldOverride }: RecordSource, row: number): void {
  for (let slot = 0; slot < fieldOverride.length; slot++) {
    if (fieldOverride[slot][row] < 0 || columns.fieldStart[slot][row] < 0) continue;
    pieces.push({ from: columns.fieldTag[slot][row], to: columns.fieldEnd[slot][row], arenaFrom: 0, arenaTo: 0 });
  }
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
