import type { Overrides } from "../../columns/overrides.ts";
import { STRING_RANGE } from "../../columns/vector.ts";
import type { WireWriter } from "../wire/writer.ts";
import {
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  keepsKey,
  type RecordColumns,
  SCATTERED,
  SPARSE,
  VALUE_END,
} from "./columns.ts";
import type { KeyTable } from "./key-table.ts";
import { CUT, ENTRY_PART, MOVED_PART, Pieces, REGION } from "./pieces.ts";
import { scatteredPieces } from "./scattered-pieces.ts";
import type { RecordSchema } from "./schema.ts";
import { writeAnyValueCell, writeRange } from "./write-cell.ts";

/** What a changed record is written from. */
export interface RecordSource {
  readonly bytes: Uint8Array;
  /** Of all of `bytes`. */
  readonly view: DataView;
  readonly columns: RecordColumns;
  readonly keys: KeyTable;
  readonly overrides: Overrides;
  /** By field slot, by row: an index into `overrides`, or -1. */
  readonly fieldOverride: readonly Int32Array[];
}

const pieces = new Pieces();

/**
 * Writes the content of a record that changed, from its end to its beginning: attributes and fields with a new value
 * where they stood, new fields at the end; what lies between them is copied.
 */
export function writeRecord(
  writer: WireWriter,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
): void {
  const { columns, bytes, view, fieldOverride } = source;
  const isScattered = columns.attributesFrom[row] === SCATTERED;
  const isRegion = columns.attributesChanged[row] === 1 && columns.entryCount[row] !== SPARSE;
  if (isRegion && !isScattered && fieldOverride.length === 0 && columns.attributesTo[row] > 0) {
    writeRegion(writer, source, (schema.attributes << 3) | 2, row, start, end);
    return;
  }
  pieces.clear();
  if (isScattered) scatteredPieces(pieces, source, schema, row, start, end);
  else {
    if (isRegion) {
      const to = columns.attributesTo[row];
      pieces.add(to === 0 ? end : columns.attributesFrom[row], to === 0 ? end : to, REGION);
    } else if (columns.attributesChanged[row] === 1) {
      addHoles(columns, row);
      addListed(columns, row);
    }
    for (let slot = 0; slot < fieldOverride.length; slot++) {
      if (fieldOverride[slot][row] < 0) continue;
      const isNew = columns.fieldStart[slot][row] < 0;
      pieces.add(isNew ? end : columns.fieldTag[slot][row], isNew ? end : columns.fieldEnd[slot][row], slot);
    }
  }
  let until = end;
  for (let i = pieces.count - 1; i >= 0; i--) {
    writer.copy(bytes, view, pieces.to[i], until);
    writePart(writer, source, schema, row, pieces.part[i]);
    until = pieces.from[i];
  }
  writer.copy(bytes, view, start, until);
}

/** What removed attributes left. */
function addHoles({ attributesEnd, attributesTo, firstHole, holes }: RecordColumns, row: number): void {
  if (attributesEnd[row] === attributesTo[row]) return;
  for (let hole = firstHole[row]; hole >= 0; hole = holes.next.data[hole])
    pieces.add(holes.tag.data[hole], holes.end.data[hole], MOVED_PART - hole);
  pieces.add(attributesEnd[row], attributesTo[row], CUT);
}

/** Entries that have a new value and stand where they stood. */
function addListed({ keyEntry, entries: { data }, attributesEnd }: RecordColumns, row: number): void {
  for (const column of keyEntry) {
    const entry = column[row];
    if (entry < 0 || data[entry + ENTRY_OVERRIDE] < 0 || data[entry + ENTRY_TAG] >= attributesEnd[row]) continue;
    const to = keepsKey(data, entry) ? VALUE_END : ENTRY_END;
    pieces.add(data[entry + ENTRY_TAG], data[entry + to], ENTRY_PART - entry);
  }
}

function writePart(writer: WireWriter, source: RecordSource, schema: RecordSchema, row: number, part: number): void {
  if (part >= 0) writeField(writer, source, schema, row, part);
  else if (part === REGION) writeEntries(writer, source, (schema.attributes << 3) | 2, row);
  else if (part <= MOVED_PART) writeMoved(writer, source, (schema.attributes << 3) | 2, row, MOVED_PART - part);
  else if (part !== CUT) writeListed(writer, source, (schema.attributes << 3) | 2, ENTRY_PART - part);
}

/** The attribute that stands in a hole now. */
function writeMoved(writer: WireWriter, source: RecordSource, tag: number, row: number, hole: number): void {
  const { columns, bytes, view } = source;
  const { holes, keyEntry, entries } = columns;
  const from = holes.movedTag.data[hole];
  for (const column of keyEntry) {
    const entry = column[row];
    if (entry >= 0 && entries.data[entry + ENTRY_TAG] === from && entries.data[entry + ENTRY_OVERRIDE] >= 0) {
      writeEntry(writer, source, tag, entry);
      return;
    }
  }
  writer.copy(bytes, view, from, holes.movedEnd.data[hole]);
}

/** A field of the record; the default of a string is left out. */
function writeField(writer: WireWriter, source: RecordSource, schema: RecordSchema, row: number, slot: number): void {
  const { overrides } = source;
  const at = source.fieldOverride[slot][row];
  const { number, kind } = schema.fields[source.columns.plan.fields[slot].name];
  const tag = (number << 3) | 2;
  if (kind === "any") writeAnyValueCell(writer, tag, source, at);
  else if (overrides.tag[at] !== STRING_RANGE) writer.stringField(tag, overrides.object[at] as string);
  else if (overrides.end[at] > overrides.start[at]) {
    writeRange(writer, source, overrides, at);
    writer.tag(tag);
  }
}

/** The attributes in the record's order. */
function writeEntries(writer: WireWriter, source: RecordSource, tag: number, row: number): void {
  writeRegion(writer, source, tag, row, -1, -1);
}

/**
 * The attributes in the record's order, and what lies around them down to `start` and up to `end` (-1: nothing);
 * neighbours that stood side by side are copied together.
 */
function writeRegion(
  writer: WireWriter,
  source: RecordSource,
  tag: number,
  row: number,
  start: number,
  end: number,
): void {
  const { columns, bytes, view } = source;
  const { data } = columns.entries;
  let runStart = end < 0 ? -1 : columns.attributesTo[row];
  let runEnd = end;
  let entry = columns.entryFrom[row] + columns.entryCount[row] * ENTRY_WIDTH;
  for (let left = columns.entryCount[row]; left > 0; left--) {
    entry -= ENTRY_WIDTH;
    const isRaw = data[entry + ENTRY_OVERRIDE] < 0;
    if (isRaw && data[entry + ENTRY_END] === runStart) runStart = data[entry + ENTRY_TAG];
    else {
      const keeps = !isRaw && keepsKey(data, entry);
      if (!keeps || data[entry + ENTRY_END] !== runStart) {
        if (runStart >= 0) writer.copy(bytes, view, runStart, runEnd);
        runEnd = data[entry + ENTRY_END];
      }
      runStart = isRaw ? data[entry + ENTRY_TAG] : -1;
      if (keeps) writer.copy(bytes, view, data[entry + VALUE_END], runEnd);
      if (!isRaw) writeListed(writer, source, tag, entry);
    }
  }
  if (start >= 0 && runStart === columns.attributesFrom[row]) runStart = start;
  else if (start >= 0) {
    if (runStart >= 0) writer.copy(bytes, view, runStart, runEnd);
    runStart = start;
    runEnd = columns.attributesFrom[row];
  }
  if (runStart >= 0) writer.copy(bytes, view, runStart, runEnd);
}

/** An entry with a new value; of one that keeps its key, what stands before it. */
function writeListed(writer: WireWriter, source: RecordSource, tag: number, entry: number): void {
  const { data } = source.columns.entries;
  if (!keepsKey(data, entry)) {
    writeEntry(writer, source, tag, entry);
    return;
  }
  const mark = writer.size - (data[entry + ENTRY_END] - data[entry + VALUE_END]);
  writeAnyValueCell(writer, 0x12, source, data[entry + ENTRY_OVERRIDE]);
  writer.close(tag, mark);
}

function writeEntry(writer: WireWriter, source: RecordSource, tag: number, entry: number): void {
  const { data } = source.columns.entries;
  const mark = writer.size;
  writeAnyValueCell(writer, 0x12, source, data[entry + ENTRY_OVERRIDE]);
  const key = source.keys.encoded(data[entry + ENTRY_KEY]);
  writer.copy(key.bytes, key.view, 0, key.bytes.length);
  writer.varint(key.bytes.length);
  writer.tag(0x0a);
  writer.close(tag, mark);
}
