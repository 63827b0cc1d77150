import { Duration } from "../../values/duration.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { Time } from "../../values/time.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, type Value } from "../../values/value.ts";

/** A value's type in the words of the dialect v1; `object` is what the data model has and no attribute can hold. */
export function v1TypeName(value: Value): string {
  if (value === null) return "nil";
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
  if (value instanceof Duration) return "duration";
  if (value instanceof Identifier) return "id";
  if (value instanceof GoInt) return "int";
  return value instanceof BoxedValue ? v1TypeName(value.value) : "object";
}
