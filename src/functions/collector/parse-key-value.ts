import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { pairDelimiters } from "../shared/pair-delimiters.ts";
import { splitQuoted } from "../shared/split-quoted.ts";
import { trimSpace } from "../shared/trim-space.ts";
import { defineStrict } from "../strict.ts";

export const parseKeyValue = defineStrict({
  name: "ParseKeyValue",
  params: {
    target: required("string", "The text."),
    delimiter: optional("stringLiteral", "Stands between key and value; `=` by default."),
    pair_delimiter: optional("stringLiteral", "Stands between pairs; a blank by default."),
  },
  returns: "map",
  effects: PURE,
  summary: "Reads key-value pairs into a map.",
  notes: [
    "Delimiters inside single or double quotes do not count, and the quotes are removed.",
    "Values are texts; the last of equal keys wins.",
    "An empty text, a pair without a delimiter and an open quote are errors.",
  ],
  examples: [
    { source: `ParseKeyValue("a=1 b='x y'")`, value: `{"a": "1", "b": "x y"}` },
    { source: `ParseKeyValue("a:1,b:2", ":", ",")`, value: `{"a": "1", "b": "2"}` },
  ],
  reference: "ottlfuncs/func_parse_key_value.go",
  bind: ({ delimiter, pair_delimiter }) => {
    const delimiters = pairDelimiters(delimiter, pair_delimiter);
    if (delimiters instanceof Failure) return delimiters;
    const { between, pair } = delimiters;
    return (target: string) => {
      if (target === "") return fail("parse-error", "cannot parse from empty target");
      const pairs = splitQuoted(target, pair);
      if (pairs === undefined) return fail("parse-error", "never reached the end of a quoted value");
      const map = new PMap();
      for (const text of pairs) {
        const at = text.indexOf(between);
        if (at < 0) return fail("parse-error", 'cannot split "{0}" into key and value at "{1}"', text, between);
        map.set(trimSpace(text.slice(0, at)), trimSpace(text.slice(at + between.length)));
      }
      return map;
    };
  },
});
