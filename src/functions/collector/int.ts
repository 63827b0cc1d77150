import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const int = defineStrict({
  name: "Int",
  params: { target: required("intLike", "Any value.") },
  returns: "int",
  effects: PURE,
  summary: "Turns a value into an int; nil stays nil.",
  notes: ["A float is cut towards zero; a text must be a decimal integer."],
  examples: [
    { source: `Int("12")`, value: "12" },
    { source: `Int(-1.9)`, value: "-1" },
  ],
  reference: "ottlfuncs/func_int.go",
  bind: () => (target: bigint | undefined) => target ?? null,
});
