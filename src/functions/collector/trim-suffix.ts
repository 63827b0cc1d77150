import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const trimSuffix = defineStrict({
  name: "TrimSuffix",
  params: { target: required("string", "The text."), suffix: required("string", "What to take off its end.") },
  returns: "string",
  effects: PURE,
  summary: "Takes the suffix off the end of the text, once, where it is there.",
  examples: [{ source: `TrimSuffix("app.log", ".log")`, value: `"app"` }],
  reference: "ottlfuncs/func_trim_suffix.go",
  bind: () => (target: string, suffix: string) =>
    target.endsWith(suffix) ? target.slice(0, target.length - suffix.length) : target,
});
