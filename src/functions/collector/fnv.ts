import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { fnv1a64 } from "../shared/hash/fnv1a64.ts";
import { defineStrict } from "../strict.ts";

export const fnv = defineStrict({
  name: "FNV",
  params: { target: required("string", "The text.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the 64-bit FNV-1a hash of the text as an int.",
  examples: [{ source: `FNV("hello")`, value: "-6615550055289275125" }],
  reference: "ottlfuncs/func_fnv.go",
  bind: () => (target: string) => fnv1a64(target),
});
