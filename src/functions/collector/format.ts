import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { defineFunction, PURE } from "../define.ts";
import { list, required } from "../params.ts";
import { compileFormat } from "../shared/go-printf/compile-format.ts";

export const format = defineFunction({
  name: "Format",
  kind: "converter",
  params: {
    format: required("stringLiteral", "A format with Go's verbs: `%s`, `%d`, `%.2f`, `%q`, `%v`, …."),
    vals: list("any", "The values, one a verb."),
  },
  returns: "string",
  effects: PURE,
  summary: "Writes values into a text by a format, as Go's fmt.Sprintf does.",
  notes: [
    "A wrong verb, a missing or an extra value is no error but shows in the text: `%!d(string=hi)`.",
    "Attribute maps and slices print as addresses, as in the reference; use String for their content.",
  ],
  examples: [{ source: `Format("%s took %.1f ms", ["GET", 1.25])`, value: `"GET took 1.2 ms"` }],
  reference: "ottlfuncs/func_format.go",
  create({ format, vals }) {
    const print = compileFormat(format);
    return (context) => {
      const values: Value[] = [];
      for (const getter of vals) {
        const value = getter.get(context);
        if (value instanceof Failure) return value;
        values.push(value);
      }
      return print(values);
    };
  },
});
