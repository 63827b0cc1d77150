import { type PMap, PSlice } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const keys = defineStrict({
  name: "Keys",
  params: { target: required("pmap", "The map.") },
  returns: "slice",
  effects: PURE,
  summary: "Lists the keys of a map.",
  examples: [{ source: `Keys({"a": 1, "b": 2})`, value: `["a", "b"]` }],
  reference: "ottlfuncs/func_keys.go",
  bind: () => (target: PMap) => new PSlice(target.keys.slice()),
});
