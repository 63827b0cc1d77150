import { runes } from "../../values/byte-string.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { readCsvRow } from "../shared/csv-row.ts";
import { encodeRune } from "../shared/encode-rune.ts";
import { defineStrict } from "../strict.ts";

export const parseCSV = defineStrict({
  name: "ParseCSV",
  params: {
    target: required("string", "The row."),
    header: required("string", "The column names, separated by the header delimiter."),
    delimiter: optional("stringLiteral", "One character; a comma if absent."),
    header_delimiter: optional("stringLiteral", "One character; the delimiter if absent."),
    mode: optional("stringLiteral", "`strict` (the default), `lazyQuotes` or `ignoreQuotes`."),
  },
  returns: "map",
  effects: PURE,
  summary: "Parses a row of comma-separated values into a map from column names to values.",
  notes: [
    "The row may span lines: a line break outside quotes belongs to the field around it.",
    "Another number of fields than of column names is an error.",
  ],
  examples: [{ source: `ParseCSV("1,two,\\"3, 4\\"", "a,b,c")`, value: `{"a": "1", "b": "two", "c": "3, 4"}` }],
  reference: "ottlfuncs/func_parse_csv.go",
  bind: ({ delimiter, header_delimiter: headerDelimiter, mode }) => {
    if (delimiter !== undefined && runeCount(delimiter) !== 1) {
      return fail("invalid-argument", "invalid arguments: delimiter must be a single character");
    }
    if (headerDelimiter !== undefined && runeCount(headerDelimiter) !== 1) {
      return fail("invalid-argument", "invalid arguments: header_delimiter must be a single character");
    }
    const comma = delimiter === undefined ? "," : encodeRune([...runes(delimiter)][0].rune);
    const readRow = rowReader(mode ?? "strict", comma);
    if (readRow instanceof Failure) return readRow;
    return (target: string, header: string) => {
      if (header === "") return fail("invalid-argument", "headers must not be an empty string");
      const names = header.split(headerDelimiter ?? comma);
      const fields = readRow(target);
      if (fields instanceof Failure) return fields;
      if (fields.length !== names.length) {
        return fail(
          "parse-error",
          "map csv headers: wrong number of fields: expected {0}, found {1}",
          names.length,
          fields.length,
        );
      }
      const map = new PMap();
      for (let i = 0; i < names.length; i++) map.set(names[i], fields[i]);
      return map;
    };
  },
});

function runeCount(text: string): number {
  return [...runes(text)].length;
}

function rowReader(mode: string, comma: string): ((row: string) => string[] | Failure) | Failure {
  switch (mode) {
    case "strict":
      return (row) => readCsvRow(row, comma, false);
    case "lazyQuotes":
      return (row) => readCsvRow(row, comma, true);
    case "ignoreQuotes":
      return (row) => row.split(comma);
  }
  return fail("invalid-argument", "unknown mode: {0}", mode);
}
