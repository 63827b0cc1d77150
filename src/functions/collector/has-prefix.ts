import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const hasPrefix = defineStrict({
  name: "HasPrefix",
  params: {
    target: required("string", "The text to look at."),
    prefix: required("string", "What it should start with."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether the text starts with the prefix.",
  examples: [{ source: `HasPrefix("GET /cart", "GET ")`, value: "true" }],
  reference: "ottlfuncs/func_has_prefix.go",
  bind: () => (target: string, prefix: string) => target.startsWith(prefix),
});
