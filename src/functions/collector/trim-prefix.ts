import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const trimPrefix = defineStrict({
  name: "TrimPrefix",
  params: { target: required("string", "The text."), prefix: required("string", "What to take off its start.") },
  returns: "string",
  effects: PURE,
  summary: "Takes the prefix off the start of the text, once, where it is there.",
  examples: [{ source: `TrimPrefix("GET /cart", "GET ")`, value: `"/cart"` }],
  reference: "ottlfuncs/func_trim_prefix.go",
  bind: () => (target: string, prefix: string) => (target.startsWith(prefix) ? target.slice(prefix.length) : target),
});
