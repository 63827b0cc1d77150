import { PSlice } from "../../values/pmap.ts";
import { BoxedValue, type GoElement, GoSlice, PdataObject, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { pdataItems } from "../shared/pdata-lists.ts";
import { defineStrict } from "../strict.ts";

const LIST_ELEMENTS: ReadonlySet<GoElement> = new Set(["any", "string", "bool", "int64", "float64", "bytes"]);

export const isList = defineStrict({
  name: "IsList",
  params: { target: required("any", "The value to look at.") },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether a value is a list.",
  notes: ["Bytes and a histogram's bucket counts are no lists."],
  examples: [
    { source: `IsList([1, 2])`, value: "true" },
    { source: `IsList("a")`, value: "false" },
  ],
  reference: "ottlfuncs/func_is_list.go",
  bind: () => (target: Value) => {
    if (target instanceof BoxedValue) return target.value instanceof PSlice;
    if (target instanceof GoSlice) return LIST_ELEMENTS.has(target.element);
    return target instanceof PSlice || (target instanceof PdataObject && pdataItems(target) !== undefined);
  },
});
