import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { snakeCase } from "../shared/snake-case.ts";
import { defineStrict } from "../strict.ts";

export const toSnakeCase = defineStrict({
  name: "ToSnakeCase",
  params: { target: required("string", "The text.") },
  returns: "string",
  effects: PURE,
  summary: "Turns the text into snake case.",
  examples: [{ source: `ToSnakeCase("HTTPServerName")`, value: `"http_server_name"` }],
  reference: "ottlfuncs/func_to_snake_case.go",
  bind: () => snakeCase,
});
