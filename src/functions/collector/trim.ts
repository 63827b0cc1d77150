import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { trimCutset } from "../shared/trim-cutset.ts";
import { defineStrict } from "../strict.ts";

export const trim = defineStrict({
  name: "Trim",
  params: {
    target: required("string", "The text."),
    replacement: optional("stringLiteral", "The characters to take off; a blank where absent."),
  },
  returns: "string",
  effects: PURE,
  summary: "Takes the given characters off both ends of the text.",
  notes: ["The argument is a set of characters, not a word."],
  examples: [
    { source: `Trim("  a  ")`, value: `"a"` },
    { source: `Trim("[a]", "[]")`, value: `"a"` },
  ],
  reference: "ottlfuncs/func_trim.go",
  bind:
    ({ replacement = " " }) =>
    (target: string) =>
      trimCutset(target, replacement),
});
