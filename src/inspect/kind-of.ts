import { Duration } from "../values/duration.ts";
import { PMap, PSlice } from "../values/pmap.ts";
import { Time } from "../values/time.ts";
import { typeName } from "../values/type-name.ts";
import { BoxedValue, GoMap, GoSlice, NIL_BYTES, type Value } from "../values/value.ts";

/** What a value is, in the words of people who write rules; values of different kinds are never equal. */
export function kindOf(value: Value): string {
  if (value === null || value === NIL_BYTES) return "nil";
  if (value instanceof BoxedValue) return kindOf(value.value);
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
  }
  if (value instanceof Uint8Array) return "bytes";
  if (value instanceof PMap || value instanceof GoMap) return "map";
  if (value instanceof PSlice || value instanceof GoSlice) return "list";
  if (value instanceof Time) return "time";
  return value instanceof Duration ? "duration" : typeName(value);
}
