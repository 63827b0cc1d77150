import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { goLowerCase } from "../shared/go-case.ts";
import { defineStrict } from "../strict.ts";

export const toLowerCase = defineStrict({
  name: "ToLowerCase",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Turns the text into lower case, rune by rune, by the simple Unicode mappings.",
  notes: [
    "Mappings that change the number of characters (ß to SS) do not apply.",
    "Where a character is not ASCII, invalid UTF-8 becomes U+FFFD.",
  ],
  examples: [{ source: `ToLowerCase("HÉLLO")`, value: `"héllo"` }],
  reference: "ottlfuncs/func_to_lower_case.go",
  bind: () => goLowerCase,
});
