import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { camelCase } from "../shared/camel-case.ts";
import { defineStrict } from "../strict.ts";

export const toCamelCase = defineStrict({
  name: "ToCamelCase",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Turns the text into upper camel case.",
  notes: [
    "Letters and digits of ASCII stay, everything else is dropped; blanks, `_`, `-`, `.` and digits start a word.",
  ],
  examples: [{ source: `ToCamelCase("http_server-name")`, value: `"HttpServerName"` }],
  reference: "ottlfuncs/func_to_camel_case.go",
  bind: () => camelCase,
});
