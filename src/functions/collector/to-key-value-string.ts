import { pdqSort } from "../../util/pdq-sort.ts";
import { asString } from "../../values/as-string.ts";
import { Failure } from "../../values/failure.ts";
import type { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { pairDelimiters } from "../shared/pair-delimiters.ts";
import { defineStrict } from "../strict.ts";

export const toKeyValueString = defineStrict({
  name: "ToKeyValueString",
  params: {
    target: required("pmap", "The map."),
    delimiter: optional("stringLiteral", "Stands between key and value; `=` by default."),
    pair_delimiter: optional("stringLiteral", "Stands between pairs; a blank by default."),
    sort_output: optional("boolLiteral", "Whether pairs are sorted by key; in the map's order by default."),
  },
  returns: "string",
  effects: PURE,
  summary: "Writes a map as key-value pairs.",
  notes: ["What holds a delimiter is put in double quotes, and double quotes get a backslash."],
  examples: [
    { source: `ToKeyValueString({"b": 1, "a": "x y"}, "=", " ", true)`, value: `"a=\\"x y\\" b=1"` },
    { source: `ToKeyValueString({"a": 1, "b": true}, ":", ",")`, value: `"a:1,b:true"` },
  ],
  reference: "ottlfuncs/func_to_key_value_string.go",
  bind: ({ delimiter, pair_delimiter, sort_output: sortOutput = false }) => {
    const delimiters = pairDelimiters(delimiter, pair_delimiter);
    if (delimiters instanceof Failure) return delimiters;
    const { between, pair } = delimiters;
    const quote = (text: string): string => {
      const escaped = text.replaceAll('"', '\\"');
      return escaped.includes(pair) || escaped.includes(between) ? `"${escaped}"` : escaped;
    };
    return (target: PMap) => {
      const order = target.keys.map((_, i) => i);
      if (sortOutput) pdqSort(order, (a, b) => target.keys[a] < target.keys[b]);
      return order.map((i) => quote(target.keys[i]) + between + quote(asString(target.values[i]))).join(pair);
    };
  },
});
