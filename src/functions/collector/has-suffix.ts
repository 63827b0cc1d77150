import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const hasSuffix = defineStrict({
  name: "HasSuffix",
  params: {
    target: required("string", "The text to look at."),
    suffix: required("string", "What it should end with."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether the text ends with the suffix.",
  examples: [{ source: `HasSuffix("app.log", ".log")`, value: "true" }],
  reference: "ottlfuncs/func_has_suffix.go",
  bind: () => (target: string, suffix: string) => target.endsWith(suffix),
});
