import { Duration } from "./duration.ts";
import { PMap, PSlice } from "./pmap.ts";
import { Time } from "./time.ts";
import {
  BoxedValue,
  type GoElement,
  GoInt,
  GoMap,
  GoSlice,
  Identifier,
  PdataObject,
  type PValue,
  type Value,
} from "./value.ts";

const SLICE_NAMES: Record<GoElement, string> = {
  any: "[]interface {}",
  string: "[]string",
  bool: "[]bool",
  int: "[]int",
  int64: "[]int64",
  uint64: "[]uint64",
  float64: "[]float64",
  bytes: "[][]uint8",
  "pcommon.Map": "[]pcommon.Map",
  "pcommon.Slice": "[]pcommon.Slice",
};

/** The Go type of a value, as the reference's messages print it (`%T`). */
export function typeName(value: Value): string {
  if (value === null) return "<nil>";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "bigint":
      return "int64";
    case "number":
      return "float64";
  }
  if (value instanceof Uint8Array) return "[]uint8";
  if (value instanceof PMap) return "pcommon.Map";
  if (value instanceof PSlice) return "pcommon.Slice";
  if (value instanceof Time) return "time.Time";
  if (value instanceof Duration) return "time.Duration";
  if (value instanceof GoSlice) return SLICE_NAMES[value.element];
  if (value instanceof GoMap) return "map[string]interface {}";
  if (value instanceof BoxedValue) return "pcommon.Value";
  if (value instanceof GoInt || value instanceof Identifier || value instanceof PdataObject) return value.type;
  return "unknown";
}

/** pcommon.ValueType's text: Empty, Str, Bool, Int, Double, Bytes, Map or Slice. */
export function kindName(value: PValue): string {
  if (value === null) return "Empty";
  switch (typeof value) {
    case "string":
      return "Str";
    case "boolean":
      return "Bool";
    case "bigint":
      return "Int";
    case "number":
      return "Double";
  }
  if (value instanceof PMap) return "Map";
  return value instanceof PSlice ? "Slice" : "Bytes";
}
