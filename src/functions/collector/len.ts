import { fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { typeName } from "../../values/type-name.ts";
import { BoxedValue, GoMap, GoSlice, PdataObject, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { pdataItems } from "../shared/pdata-lists.ts";
import { defineStrict } from "../strict.ts";

export const len = defineStrict({
  name: "Len",
  params: { target: required("any", "A text, bytes, a map or a list.") },
  returns: "int",
  effects: PURE,
  summary: "Counts the bytes of a text, or the entries of a map or list.",
  notes: ["nil, numbers, booleans, times and ids are errors."],
  examples: [
    { source: `Len("hello")`, value: "5" },
    { source: `Len([1, 2, 3])`, value: "3" },
    { source: `Len({"a": 1})`, value: "1" },
  ],
  reference: "ottlfuncs/func_len.go",
  bind: () => (target: Value) => {
    const length = lengthOf(target);
    return length === undefined
      ? fail("type-mismatch", "Len: unsupported target type {0}, expected a text, bytes, map or list", typeName(target))
      : BigInt(length);
  },
});

/** undefined for what has no length. */
function lengthOf(value: Value): number | undefined {
  if (typeof value === "string") return value.length;
  if (value instanceof PMap) return value.size;
  if (value instanceof PSlice || value instanceof GoSlice) return value.items.length;
  if (value instanceof Uint8Array) return value.length;
  if (value instanceof GoMap) return value.keys.length;
  if (value instanceof PdataObject) return (pdataItems(value) ?? goList(value))?.length;
  if (value instanceof BoxedValue && !(value.value instanceof Uint8Array)) return lengthOf(value.value);
  return undefined;
}

/** A list that is no pdata, such as a profile sample's `[]time.Time`. */
function goList({ type, target }: PdataObject): readonly unknown[] | undefined {
  return type.startsWith("[]") && Array.isArray(target) ? target : undefined;
}
