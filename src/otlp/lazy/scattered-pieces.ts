import { ENTRY_OVERRIDE, ENTRY_TAG, keepsKey, type RecordColumns, SPARSE, VALUE_END } from "./columns.ts";
import { Cursor } from "./cursor.ts";
import { CUT, ENTRY_PART, type Pieces, REGION } from "./pieces.ts";
import type { RecordSchema } from "./schema.ts";
import type { RecordSource } from "./write-record.ts";

const cursor = new Cursor();

/**
 * The pieces of a record whose attributes, or the occurrences of one of whose fields, do not lie side by side: walks
 * over its fields once more. What changed goes, and stands at the end anew.
 */
export function scatteredPieces(
  pieces: Pieces,
  source: RecordSource,
  schema: RecordSchema,
  row: number,
  start: number,
  end: number,
): void {
  const { columns, bytes, fieldOverride } = source;
  const attributesChanged = columns.attributesChanged[row] === 1;
  const inPlace = attributesChanged && columns.entryCount[row] === SPARSE;
  cursor.open(bytes);
  cursor.at = start;
  while (cursor.at < end) {
    const tag = cursor.at;
    const key = cursor.varint(end);
    cursor.skip(key & 7, end);
    const number = key >>> 3;
    if (number === schema.attributes) {
      const entry = inPlace ? overriddenEntry(columns, row, tag) : -1;
      const { data } = columns.entries;
      if (entry >= 0) pieces.add(tag, keepsKey(data, entry) ? data[entry + VALUE_END] : cursor.at, ENTRY_PART - entry);
      else if (attributesChanged && !inPlace) pieces.add(tag, cursor.at, CUT);
    } else if (isOverridden(source, schema, number, row)) pieces.add(tag, cursor.at, CUT);
  }
  for (let slot = 0; slot < fieldOverride.length; slot++) {
    if (fieldOverride[slot][row] >= 0) pieces.add(end, end, slot);
  }
  if (attributesChanged && !inPlace) pieces.add(end, end, REGION);
}

/** The listed entry that stood at `tag` and has a new value, or -1. */
function overriddenEntry({ keyEntry, entries: { data } }: RecordColumns, row: number, tag: number): number {
  for (const column of keyEntry) {
    const entry = column[row];
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
