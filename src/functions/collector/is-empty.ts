import { Duration } from "../../values/duration.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { Time, UTC } from "../../values/time.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { ZERO_TIME } from "../shared/zero-time.ts";
import { defineStrict } from "../strict.ts";

export const isEmpty = defineStrict({
  name: "IsEmpty",
  params: { target: required("any", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is nil, empty or the zero of its type.",
  notes: ["0, 0.0, false, the empty text, an id of zeros and the empty duration are empty too."],
  examples: [
    { source: `IsEmpty("")`, value: "true" },
    { source: `IsEmpty([])`, value: "true" },
    { source: `IsEmpty(1)`, value: "false" },
  ],
  reference: "ottlfuncs/func_is_empty.go",
  bind: () => isEmptyValue,
});

function isEmptyValue(value: Value): boolean {
  switch (typeof value) {
    case "string":
      return value === "";
    case "boolean":
      return !value;
    case "bigint":
      return value === 0n;
    case "number":
      return value === 0;
  }
  if (value === null) return true;
  if (value instanceof PMap) return value.size === 0;
  if (value instanceof PSlice || value instanceof GoSlice) return value.items.length === 0;
  if (value instanceof GoMap) return value.keys.length === 0;
  if (value instanceof Uint8Array) return value.length === 0;
  // Boxed values are empty by kind only: a boxed 0 or "" is not.
  if (value instanceof BoxedValue) return value.value === null;
  if (value instanceof Duration) return value.nanos === 0n;
  if (value instanceof GoInt) return value.value === 0n;
  if (value instanceof Identifier) return value.bytes.every((byte) => byte === 0);
  return value instanceof Time && value.unixNanos === ZERO_TIME && value.zone === UTC;
}
