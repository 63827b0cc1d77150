import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const string = defineStrict({
  name: "String",
  params: { target: required("stringLike", "Any value.") },
  returns: "string",
  effects: PURE,
  summary: "Turns a value into text; nil stays nil.",
  examples: [
    { source: `String(12)`, value: `"12"` },
    { source: `String([1, "a"])`, value: `"[1,\\"a\\"]"` },
  ],
  reference: "ottlfuncs/func_string.go",
  bind: () => (target: string | undefined) => target ?? null,
});
