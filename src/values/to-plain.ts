import { toText } from "./byte-string.ts";
import { Duration } from "./duration.ts";
import { encodeHex } from "./hex.ts";
import { PMap, PSlice } from "./pmap.ts";
import { Time } from "./time.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, PdataObject, type Value } from "./value.ts";

/** What `toPlain` gives. */
export type Plain =
  | null
  | string
  | boolean
  | bigint
  | number
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/**
 * An engine value as an ordinary JavaScript one: text instead of byte strings, objects and arrays instead of maps and
 * slices. Times and durations are nanoseconds (bigint), ids hexadecimal text; an object of the data model gives its
 * type name. Of a key that occurs twice the first is taken, as OTTL reads it.
 */
export function toPlain(value: Value): Plain {
  if (typeof value === "string") return toText(value);
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
  if (value instanceof PMap || value instanceof GoMap) {
    const entries = value.keys.map((key, i): [string, Plain] => [toText(key), toPlain(value.values[i])]);
    return Object.fromEntries(entries.reverse());
  }
  if (value instanceof PSlice || value instanceof GoSlice) return value.items.map(toPlain);
  if (value instanceof Time) return value.unixNanos;
  if (value instanceof Duration) return value.nanos;
  if (value instanceof GoInt) return value.value;
  if (value instanceof BoxedValue) return toPlain(value.value);
  if (value instanceof Identifier) return encodeHex(value.bytes);
  if (value instanceof PdataObject) return value.type;
  return value satisfies never;
}
