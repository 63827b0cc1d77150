import { Duration } from "../../values/duration.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { Time } from "../../values/time.ts";
import {
  BoxedValue,
  GoInt,
  GoMap,
  GoSlice,
  Identifier,
  NIL_BYTES,
  PdataObject,
  type Value,
} from "../../values/value.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";
import { ZERO_TIME } from "../shared/zero-time.ts";

export const clear = defineFunction({
  name: "clear",
  kind: "editor",
  params: { target: required("getSetter", "The path to clear.") },
  returns: "nil",
  effects: IMPURE,
  summary: 'Writes the empty value of a path\'s present type: "", 0, false, an empty map or list.',
  notes: [
    "A path that is nil is set to nil.",
    "A time becomes the first of January of the year 1, which does not fit into OTLP's nanoseconds and wraps.",
  ],
  examples: [
    { source: `clear(log.attributes)`, before: `{"a": 1}`, after: `{}` },
    { source: `clear(log.attributes["a"])`, before: `{"a": "x"}`, after: `{"a": ""}` },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_clear.go",
  create:
    ({ target }) =>
    (context) => {
      const current = target.get(context);
      if (current instanceof Failure) {
        return fail(current.code, "error getting target value to infer zero value in clear: {0}", current);
      }
      // The zero value of a status and the like refers to no object, and copying it changes nothing.
      if (current instanceof PdataObject && !current.type.endsWith("Slice")) return null;
      const zero = zeroOf(current);
      return zero instanceof Failure ? zero : (target.set(context, zero) ?? null);
    },
});

/** The zero value of the value's Go type. */
function zeroOf(value: Value): Value | Failure {
  if (value === null) return null;
  switch (typeof value) {
    case "string":
      return "";
    case "boolean":
      return false;
    case "bigint":
      return 0n;
    case "number":
      return 0;
  }
  if (value instanceof PMap) return new PMap();
  if (value instanceof PSlice) return new PSlice();
  if (value instanceof BoxedValue) return new BoxedValue(null);
  if (value instanceof Uint8Array) return NIL_BYTES;
  if (value instanceof Time) return new Time(ZERO_TIME);
  if (value instanceof Duration) return new Duration(0n);
  if (value instanceof GoSlice) return new GoSlice(value.element, []);
  if (value instanceof GoMap) return new GoMap();
  if (value instanceof GoInt) return new GoInt(value.type, 0n);
  if (value instanceof Identifier) return new Identifier(value.type, new Uint8Array(value.bytes.length));
  // The zero value of a list of records has no list to copy.
  return fail("crash", "{0} has no empty value to copy", value.type);
}
