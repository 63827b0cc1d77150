import { fail } from "../../values/failure.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { formatGoTime } from "../shared/go-time/format.ts";
import { printLayout } from "../shared/strptime/format.ts";
import { validateFormat } from "../shared/strptime/validate.ts";
import { defineStrict } from "../strict.ts";

export const formatTime = defineStrict({
  name: "FormatTime",
  params: {
    time: required("time", "The time to print."),
    format: required("stringLiteral", "strptime-like directives, for instance `%Y-%m-%d %H:%M:%S`."),
  },
  returns: "string",
  effects: PURE,
  summary: "Prints a time by a format, in the time's own zone.",
  notes: ["`%L`, `%f` and `%s` print fractions of a second without trailing zeros, and nothing for none."],
  examples: [
    {
      source: `FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "%d/%b/%Y")`,
      value: `"26/May/2023"`,
    },
  ],
  reference: "ottlfuncs/func_formattime.go",
  bind: ({ format }) => {
    if (format === "") return fail("invalid-argument", "format cannot be nil");
    const invalid = validateFormat(format);
    if (invalid !== undefined) return invalid;
    const layout = printLayout(format);
    return (time: Time) => formatGoTime(time, layout);
  },
});
