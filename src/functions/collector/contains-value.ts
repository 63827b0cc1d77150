import { compareValues } from "../../values/compare.ts";
import type { PSlice } from "../../values/pmap.ts";
import { BoxedValue, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const containsValue = defineStrict({
  name: "ContainsValue",
  params: {
    target: required("pslice", "The list."),
    item: required("any", "The value to look for."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a list holds a value.",
  notes: ["1 and 1.0 are the same here."],
  examples: [
    { source: `ContainsValue(["a", "b"], "b")`, value: "true" },
    { source: `ContainsValue([1, 2], 3)`, value: "false" },
  ],
  reference: "ottlfuncs/func_contains_value.go",
  bind: () => (target: PSlice, item: Value) =>
    target.items.some((own) => compareValues(new BoxedValue(own), item, "==")),
});
