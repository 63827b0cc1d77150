import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { foldEquals } from "../shared/fold-equals.ts";
import { splitFields } from "../shared/split-fields.ts";
import { trimSpace } from "../shared/trim-space.ts";
import { defineStrict } from "../strict.ts";

/** Directives that are kept as they are, and their keys. */
const TEXT_DIRECTIVES = [
  ["version", "elf.version"],
  ["software", "elf.software"],
  ["date", "elf.date"],
  ["start-date", "elf.start_date"],
  ["end-date", "elf.end_date"],
  ["remark", "elf.remark"],
] as const;
/** A quoted value (`""` stands for a quote; it may touch the next value) or a run without blanks. */
const VALUE = /[ \t]*(?:"([^"]*(?:""[^"]*)*)"|([^ \t"][^ \t]*))/y;

export const parseELF = defineStrict({
  name: "ParseELF",
  params: { target: required("string", "The log with its directives, lines of any ending.") },
  returns: "map",
  effects: PURE,
  summary: "Parses a text in the W3C Extended Log Format into a map of its directives and entries.",
  notes: [
    "`elf.entries` has a map a data line, named by the `#Fields` before it; missing values are `-`, extra ones dropped.",
    "A text without `#Version`, and data before `#Fields`, are errors.",
  ],
  examples: [
    {
      source: `ParseELF("#Version: 1.0\\n#Fields: time cs-uri\\n00:34:23 /foo/bar.html")`,
      value: `{"elf.entries": [{"time": "00:34:23", "cs-uri": "/foo/bar.html"}], "elf.version": "1.0", "elf.fields": ["time", "cs-uri"]}`,
    },
  ],
  contexts: ["log"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/logparsingfuncs/func_parse_elf.go",
  bind: () => parseText,
});

function parseText(text: string): PMap | Failure {
  if (text === "") return fail("parse-error", "cannot parse empty ELF message");
  const entries = new PSlice();
  const result = new PMap(["elf.entries"], [entries]);
  let fields: string[] = [];
  for (const rawLine of text.split(/[\r\n]+/)) {
    const line = trimSpace(rawLine);
    if (line === "") continue;
    if (!line.startsWith("#")) {
      if (fields.length === 0) return fail("parse-error", "invalid ELF: data entry found before #Fields directive");
      const entry = parseEntry(line, fields);
      if (entry instanceof Failure) return entry;
      entries.items.push(entry);
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 0) {
      if (!foldEquals(trimSpace(line.slice(1)).slice(0, "fields".length), "fields")) continue;
      return fail("parse-error", "invalid ELF: malformed #Fields directive {0}: no colon separator", line);
    }
    const name = trimSpace(line.slice(1, colon));
    const value = trimSpace(line.slice(colon + 1));
    if (foldEquals(name, "fields")) fields = splitFields(value);
    const directive = TEXT_DIRECTIVES.find(([known]) => foldEquals(name, known));
    if (directive !== undefined) result.set(directive[1], value);
  }
  if (!result.has("elf.version")) return fail("parse-error", "invalid ELF: missing #Version directive");
  result.append("elf.fields", new PSlice(fields));
  return result;
}

function parseEntry(line: string, fields: readonly string[]): PMap | Failure {
  const values: string[] = [];
  for (let at = 0; at < line.length; at = VALUE.lastIndex) {
    VALUE.lastIndex = at;
    const match = VALUE.exec(line);
    if (match === null) {
      if (/^[ \t]*$/.test(line.slice(at))) break;
      return fail("parse-error", "invalid ELF: unterminated quoted value in data line: {0}", line);
    }
    values.push(match[2] ?? match[1].replaceAll('""', '"'));
  }
  const entry = new PMap();
  fields.forEach((field, i) => {
    entry.set(field, values[i] ?? "-");
  });
  return entry;
}
