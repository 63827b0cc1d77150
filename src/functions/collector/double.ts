import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const double = defineStrict({
  name: "Double",
  params: { target: required("floatLike", "Any value.") },
  returns: "float",
  effects: PURE,
  summary: "Turns a value into a float; nil stays nil.",
  examples: [{ source: `Double("1.5")`, value: "1.5" }],
  reference: "ottlfuncs/func_double.go",
  bind: () => (target: number | undefined) => target ?? null,
});
