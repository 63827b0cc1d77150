import { copyPValue, type PMap, PSlice } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const values = defineStrict({
  name: "Values",
  params: { target: required("pmap", "The map.") },
  returns: "slice",
  effects: PURE,
  summary: "Lists the values of a map.",
  examples: [{ source: `Values({"a": 1, "b": "x"})`, value: `[1, "x"]` }],
  reference: "ottlfuncs/func_values.go",
  bind: () => (target: PMap) => new PSlice(target.values.map(copyPValue)),
});
