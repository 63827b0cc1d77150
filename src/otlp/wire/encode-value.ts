import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { isEmptyId } from "../is-empty-id.ts";
import type { WireWriter } from "./writer.ts";

/** The index of a string in a dictionary, for those parts of a profiles payload that name strings by index. */
export type StringIndex = (text: string) => number;

/** Writes an AnyValue as the field `tag`; Empty is a message without fields. */
export function writeAnyValue(w: WireWriter, tag: number, value: PValue, strings?: StringIndex): void {
  const mark = w.size;
  if (typeof value === "string") {
    if (strings) {
      w.int32(strings(value));
      w.tag(0x40);
    } else w.string(0x0a, value);
  } else if (typeof value === "bigint") {
    w.int64(value);
    w.tag(0x18);
  } else if (typeof value === "boolean") {
    w.bool(0x10, value);
  } else if (typeof value === "number") {
    w.doubleField(0x21, value);
  } else if (value instanceof PMap) {
    const list = w.size;
    writeAttributes(w, 0x0a, value, strings);
    w.close(0x32, list);
  } else if (value instanceof PSlice) {
    const list = w.size;
    for (let i = value.items.length - 1; i >= 0; i--) writeAnyValue(w, 0x0a, value.items[i], strings);
    w.close(0x2a, list);
  } else if (value !== null) {
    w.blob(0x3a, value);
  }
  w.close(tag, mark);
}

/** Writes the entries of a map as KeyValue messages, each as a field `tag`. */
export function writeAttributes(w: WireWriter, tag: number, map: PMap, strings?: StringIndex): void {
  const { keys, values } = map;
  for (let i = keys.length - 1; i >= 0; i--) {
    const mark = w.size;
    const key = keys[i];
    if (strings && key !== "") w.int32Field(0x18, strings(key));
    writeAnyValue(w, 0x12, values[i], strings);
    if (!strings) w.stringField(0x0a, key);
    w.close(tag, mark);
  }
}

/** Writes an id; an unset one as an empty field, as in the reference. */
export function writeId(w: WireWriter, tag: number, id: Uint8Array): void {
  if (isEmptyId(id)) {
    w.varint(0);
    w.tag(tag);
  } else w.blob(tag, id);
}
