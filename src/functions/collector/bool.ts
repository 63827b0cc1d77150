import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const bool = defineStrict({
  name: "Bool",
  params: { target: required("boolLike", "Any value.") },
  returns: "bool",
  effects: PURE,
  summary: "Turns a value into a bool; nil stays nil.",
  examples: [
    { source: `Bool("true")`, value: "true" },
    { source: `Bool(0)`, value: "false" },
  ],
  reference: "ottlfuncs/func_bool.go",
  bind: () => (target: boolean | undefined) => target ?? null,
});
