import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { isEmptyId } from "../is-empty-id.ts";
import type { JsonWriter } from "./writer.ts";

/** The index of a string in a dictionary, for those parts of a profiles payload that name strings by index. */
export type StringIndex = (text: string) => number;

/** Writes an AnyValue; Empty is an object without fields. */
export function writeAnyValue(writer: JsonWriter, value: PValue, strings?: StringIndex): void {
  writer.beginObject();
  if (typeof value === "string") {
    if (strings) {
      writer.field("stringValueStrindex");
      writer.int32(strings(value));
    } else {
      writer.field("stringValue");
      writer.string(value);
    }
  } else if (typeof value === "bigint") {
    writer.field("intValue");
    writer.int64(value);
  } else if (typeof value === "boolean") {
    writer.field("boolValue");
    writer.bool(value);
  } else if (typeof value === "number") {
    writer.field("doubleValue");
    writer.float64(value);
  } else if (value !== null) {
    writeCompound(writer, value, strings);
  }
  writer.endObject();
}

function writeCompound(writer: JsonWriter, value: PMap | PSlice | Uint8Array, strings?: StringIndex): void {
  if (value instanceof PMap) {
    writer.field("kvlistValue");
    writer.beginObject();
    writeAttributes(writer, "values", value, strings);
    writer.endObject();
  } else if (value instanceof PSlice) {
    writer.field("arrayValue");
    writer.beginObject();
    writeList(writer, "values", value.items, (w, item) => writeAnyValue(w, item, strings));
    writer.endObject();
  } else {
    writer.field("bytesValue");
    writer.base64(value);
  }
}

/** Writes a map as a field with an array of KeyValue; nothing when it is empty. */
export function writeAttributes(writer: JsonWriter, name: string, map: PMap, strings?: StringIndex): void {
  const { keys, values } = map;
  if (keys.length === 0) return;
  writer.field(name);
  writer.beginArray();
  for (let i = 0; i < keys.length; i++) {
    writer.beginObject();
    if (!strings) stringField(writer, "key", keys[i]);
    writer.field("value");
    writeAnyValue(writer, values[i], strings);
    if (strings && keys[i] !== "") int32Field(writer, "keyStrindex", strings(keys[i]));
    writer.endObject();
  }
  writer.endArray();
}

/** Writes a field with an array; nothing when it is empty. */
export function writeList<E>(
  writer: JsonWriter,
  name: string,
  list: readonly E[],
  write: (writer: JsonWriter, element: E) => void,
): void {
  if (list.length === 0) return;
  writer.field(name);
  writer.beginArray();
  for (const element of list) write(writer, element);
  writer.endArray();
}

// ---- fields that are left out at their default

export function stringField(writer: JsonWriter, name: string, value: string): void {
  if (value === "") return;
  writer.field(name);
  writer.string(value);
}

export function int32Field(writer: JsonWriter, name: string, value: number): void {
  if (value === 0) return;
  writer.field(name);
  writer.int32(value);
}

export function int64Field(writer: JsonWriter, name: string, value: bigint): void {
  if (value === 0n) return;
  writer.field(name);
  writer.int64(value);
}

export function idField(writer: JsonWriter, name: string, id: Uint8Array): void {
  if (isEmptyId(id)) return;
  writer.field(name);
  writer.hex(id);
}

/** Left out only when undefined. */
export function optionalFloatField(writer: JsonWriter, name: string, value: number | undefined): void {
  if (value === undefined) return;
  writer.field(name);
  writer.float64(value);
}

/** Left out at zero of either sign, as in the reference. */
export function floatField(writer: JsonWriter, name: string, value: number): void {
  if (value !== 0) optionalFloatField(writer, name, value);
}
