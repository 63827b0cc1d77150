import { fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { GoSlice, type Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { v1TypeName } from "./type-name.ts";

export const len = defineConverter({
  name: "Len",
  params: [{ name: "value", kind: "any" }],
  returns: "int",
  nil: "propagate",
  summary: "How many bytes a text has, or items a list or map.",
  bind: () => (value: Value) => {
    if (typeof value === "string" || value instanceof Uint8Array) return BigInt(value.length);
    if (value instanceof PSlice || value instanceof GoSlice) return BigInt(value.items.length);
    if (value instanceof PMap) return BigInt(value.size);
    return fail("type-mismatch", "Len takes a text, list or map, not {0}", v1TypeName(value));
  },
});
