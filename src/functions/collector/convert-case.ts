import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { camelCase } from "../shared/camel-case.ts";
import { goLowerCase, goUpperCase } from "../shared/go-case.ts";
import { snakeCase } from "../shared/snake-case.ts";
import { defineStrict } from "../strict.ts";

const CASES: ReadonlyMap<string, (text: string) => string> = new Map([
  ["lower", goLowerCase],
  ["upper", goUpperCase],
  ["snake", snakeCase],
  ["camel", camelCase],
]);

export const convertCase = defineStrict({
  name: "ConvertCase",
  params: {
    target: required("string", "The text."),
    to_case: required("stringLiteral", "`lower`, `upper`, `snake` or `camel`."),
  },
  returns: "string",
  effects: PURE,
  summary: "Converts the text to lower, upper, snake or camel case.",
  examples: [{ source: `ConvertCase("http_server", "camel")`, value: `"HttpServer"` }],
  reference: "ottlfuncs/func_convert_case.go",
  bind: ({ to_case }) =>
    CASES.get(to_case) ??
    fail("invalid-argument", "invalid case: {0}, allowed cases are: lower, upper, snake, camel", to_case),
});
