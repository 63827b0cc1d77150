import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { goUpperCase } from "../shared/go-case.ts";
import { defineStrict } from "../strict.ts";

export const toUpperCase = defineStrict({
  name: "ToUpperCase",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Turns the text into upper case, rune by rune, by the simple Unicode mappings.",
  notes: [
    "Mappings that change the number of characters (ß to SS) do not apply.",
    "Where a character is not ASCII, invalid UTF-8 becomes U+FFFD.",
  ],
  examples: [{ source: `ToUpperCase("héllo")`, value: `"HÉLLO"` }],
  reference: "ottlfuncs/func_to_upper_case.go",
  bind: () => goUpperCase,
});
