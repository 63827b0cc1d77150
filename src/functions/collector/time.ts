import { Failure, fail } from "../../values/failure.ts";
import { UTC } from "../../values/time.ts";
import { IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { loadLocation } from "../shared/load-location.ts";
import { findLocale } from "../shared/locale.ts";
import { validateFormat } from "../shared/strptime/validate.ts";
import { timeParser } from "../shared/time-parser.ts";
import { defineStrict } from "../strict.ts";

export const time = defineStrict({
  name: "Time",
  params: {
    time: required("string", "The text to parse."),
    format: required("stringLiteral", "strptime-like directives, for instance `%Y-%m-%d %H:%M:%S`."),
    location: optional("stringLiteral", "IANA name of the zone of times without one; the local zone if absent."),
    locale: optional("stringLiteral", "BCP 47 tag of the language of month and weekday names (pack `locales`)."),
  },
  returns: "time",
  effects: IMPURE,
  summary: "Parses a text as a time by a format.",
  notes: [
    "Numbers may lack leading zeros and may follow blanks; `%z` takes `Z`, `+0100`, `+01:00` and `+01`.",
    "A format that ends in a literal `Z` means UTC.",
    "A time without a year is of this year, or of last year if that lies more than a week ahead.",
    "An empty text is an error.",
  ],
  examples: [
    { source: `Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC")`, value: "2023-05-26T12:34:56Z" },
    { source: `Time("4/12/02, 15:04", "%D, %H:%M", "Europe/Berlin")`, value: "2002-04-12T13:04:00Z" },
  ],
  reference: "ottlfuncs/func_time.go",
  bind: ({ format, location, locale }, env) => {
    if (format === "") return fail("invalid-argument", "format cannot be nil");
    const isZulu = format.endsWith("Z") && !format.endsWith("%Z");
    const zone = location !== undefined && location !== "" ? loadLocation(location, env) : isZulu ? UTC : env.localZone;
    if (zone instanceof Failure) return zone;
    const table = locale === undefined ? undefined : findLocale(locale);
    if (table instanceof Failure) return table;
    const invalid = validateFormat(format);
    if (invalid !== undefined) return invalid;
    const parse = timeParser(format, zone, table, env);
    return (text: string) => (text === "" ? fail("invalid-argument", "time cannot be nil") : parse(text));
  },
});
