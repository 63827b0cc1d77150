import { NIL } from "../../columns/vector.ts";
import type { BatchState } from "../../compiler/batch/state.ts";
import { valueAt } from "../../compiler/batch/state.ts";
import {
  ENTRY_END,
  ENTRY_KEY,
  ENTRY_OVERRIDE,
  ENTRY_TAG,
  ENTRY_WIDTH,
  UNREAD,
  VALUE_END,
  VALUE_START,
} from "../../otlp/lazy/columns.ts";
import { Cursor } from "../../otlp/lazy/cursor.ts";
import { TelemetryError } from "../../otlp/telemetry-error.ts";
import { readKeyValue } from "../../otlp/wire/decode-value.ts";
import { WireReader } from "../../otlp/wire/reader.ts";
import { decodeAnyValue } from "../../otlp/wire/thaw.ts";
import { copyPValue, PMap } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import type { LeafCodec, Thawed } from "./leaf-codec.ts";

/** The model's property for a field that the batch tier can write. */
const PROPERTIES: Readonly<Record<string, string>> = {
  name: "name",
  trace_state: "traceState",
  severity_text: "severityText",
  body: "body",
  event_name: "eventName",
  description: "description",
  unit: "unit",
};

/** A record as an object, with everything that the batch tier has done to it; undefined where it does not decode. */
export function thawRow(state: BatchState, codec: LeafCodec, row: number): Thawed | undefined {
  const { layout, columns, overrides } = state;
  const record = codec.decode(state.bytes, layout.leafStart.data[row], layout.leafEnd.data[row]);
  if (record instanceof TelemetryError) return undefined;
  columns.plan.fields.forEach(({ name }, slot) => {
    const at = state.fieldOverride[slot][row];
    const property = PROPERTIES[name];
    if (at >= 0 && property)
      (record as Record<string, unknown>)[property] = copyPValue(valueAt(state, overrides, at) as PValue);
  });
  if (columns.attributesChanged[row] === 1) {
    const map = thawEntries(state, row);
    if (!map) return undefined;
    record.attributes = map;
  }
  return record;
}

function thawEntries(state: BatchState, row: number): PMap | undefined {
  state.expand(row);
  const { columns, overrides, bytes } = state;
  const { data } = columns.entries;
  const map = new PMap();
  let entry = columns.entryFrom[row];
  for (let left = columns.entryCount[row]; left > 0; left--, entry += ENTRY_WIDTH) {
    // Entries that no slot asks for are not looked into, and never overridden.
    if (data[entry + ENTRY_KEY] === UNREAD) {
      if (!thawUnread(bytes, data[entry + ENTRY_TAG], data[entry + ENTRY_END], map)) return undefined;
      continue;
    }
    const override = data[entry + ENTRY_OVERRIDE];
    const key = state.keys.text(data[entry + ENTRY_KEY]);
    if (override >= 0) map.append(key, copyPValue(valueAt(state, overrides, override) as PValue));
    else {
      const start = data[entry + VALUE_START];
      const value = start < 0 ? null : decodeAnyValue(bytes, start, data[entry + VALUE_END]);
      if (value instanceof TelemetryError) return undefined;
      map.append(key, value);
    }
  }
  return map;
}

/** An entry that nobody looked into: the KeyValue field between `tag` and `end`. */
function thawUnread(bytes: Uint8Array, tag: number, end: number, map: PMap): boolean {
  const cursor = new Cursor();
  cursor.open(bytes);
  cursor.at = tag;
  cursor.varint(end);
  cursor.varint(end);
  reader.reset(bytes, cursor.at, end);
  readKeyValue(reader, map);
  return reader.error === undefined;
}

const reader = new WireReader();

/** The record's cache as the batch tier left it. */
export function thawCache(state: BatchState, cacheKeys: readonly string[], row: number): PMap {
  const cache = new PMap();
  cacheKeys.forEach((key, slot) => {
    const vector = state.cache[slot];
    if (vector.tag[row] !== NIL) cache.append(key, copyPValue(valueAt(state, vector, row) as PValue));
  });
  return cache;
}
