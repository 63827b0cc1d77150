import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { stringReference } from "../string-references.ts";
import type { JsonReader } from "./reader.ts";

/** Reads an AnyValue; `current` is what stays when the object names no kind. */
export function readAnyValue(reader: JsonReader, current: PValue = null): PValue {
  let value = current;
  if (!reader.openObject()) return value;
  do {
    const name = reader.key();
    switch (name) {
      case "stringValue":
      case "string_value":
        value = reader.string();
        break;
      case "intValue":
      case "int_value":
        value = reader.int64();
        break;
      case "boolValue":
      case "bool_value":
        value = reader.bool();
        break;
      case "doubleValue":
      case "double_value":
        value = reader.float64();
        break;
      case "bytesValue":
      case "bytes_value":
        value = reader.base64();
        break;
      case "arrayValue":
      case "array_value":
        value = readArrayValue(reader);
        break;
      case "kvlistValue":
      case "kvlist_value":
        value = readKeyValueList(reader);
        break;
      case "stringValueStrindex":
      case "string_value_strindex":
        value = readReference(reader);
        break;
      default:
        reader.skipUnknown(name);
    }
  } while (reader.moreFields());
  return value;
}

/** A reference into the string table means something in profiles only; elsewhere such a value is Empty. */
function readReference(reader: JsonReader): PValue {
  const index = reader.int32();
  return reader.references ? stringReference(index) : null;
}

function readArrayValue(reader: JsonReader): PSlice {
  const slice = new PSlice();
  if (!reader.openObject()) return slice;
  do {
    const name = reader.key();
    if (name !== "values") reader.skipUnknown(name);
    else if (reader.openArray()) {
      do slice.items.push(readAnyValue(reader));
      while (reader.moreElements());
    }
  } while (reader.moreFields());
  return slice;
}

function readKeyValueList(reader: JsonReader): PMap {
  const map = new PMap();
  if (!reader.openObject()) return map;
  do {
    const name = reader.key();
    if (name === "values") readAttributes(reader, map);
    else reader.skipUnknown(name);
  } while (reader.moreFields());
  return map;
}

/** Reads an array of KeyValue, appending its entries to the map. */
export function readAttributes(reader: JsonReader, into: PMap): void {
  if (!reader.openArray()) return;
  do readKeyValue(reader, into);
  while (reader.moreElements());
}

function readKeyValue(reader: JsonReader, into: PMap): void {
  let key = "";
  let reference = 0;
  let value: PValue = null;
  if (reader.openObject()) {
    do {
      const name = reader.key();
      switch (name) {
        case "key":
          key = reader.string();
          break;
        case "value":
          value = readAnyValue(reader, value);
          break;
        case "keyStrindex":
        case "key_strindex":
          reference = reader.int32();
          break;
        default:
          reader.skipUnknown(name);
      }
    } while (reader.moreFields());
  }
  if (reference !== 0 && reader.references) {
    if (key !== "") reader.fail("invalid", "an attribute has both a key and a reference to one");
    key = stringReference(reference);
  }
  into.append(key, value);
}
