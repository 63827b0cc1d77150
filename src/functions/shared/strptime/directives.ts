import { runeWidth } from "../../../values/byte-string.ts";

/** A `%x` in a format, with its place. */
export interface Directive {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What each directive is in a Go layout, for printing and for checking. Source: ctimefmt's table of directives. */
export const LAYOUTS: Readonly<Record<string, string>> = {
  "%Y": "2006",
  "%y": "06",
  "%m": "01",
  "%o": "_1",
  "%q": "1",
  "%b": "Jan",
  "%h": "Jan",
  "%B": "January",
  "%d": "02",
  "%e": "_2",
  "%g": "2",
  "%a": "Mon",
  "%A": "Monday",
  "%H": "15",
  "%l": "3",
  "%I": "03",
  "%p": "PM",
  "%P": "pm",
  "%M": "04",
  "%S": "05",
  "%L": "999",
  "%f": "999999",
  "%s": "999999999",
  "%Z": "MST",
  "%z": "Z0700",
  "%w": "-070000",
  "%i": "-07",
  "%j": "-07:00",
  "%k": "-07:00:00",
  "%D": "01/02/2006",
  "%x": "01/02/2006",
  "%F": "2006-01-02",
  "%T": "15:04:05",
  "%X": "15:04:05",
  "%r": "03:04:05 pm",
  "%R": "15:04",
  "%n": "\n",
  "%t": "\t",
  "%%": "%",
  "%c": "Mon Jan 02 15:04:05 2006",
};

/** Laxer layouts for parsing, each as its elements; alternatives are tried in order. */
const PARSE_LAYOUTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "%m": [["1"]],
  "%o": [["1"]],
  "%q": [["1"]],
  "%d": [["2"]],
  "%e": [["2"]],
  "%g": [["2"]],
  "%I": [["3"]],
  "%M": [["4"]],
  "%S": [["5"]],
  "%D": [
    ["1", "/", "2", "/", "2006"],
    ["1", "/", "2", "/", "06"],
  ],
  "%x": [
    ["1", "/", "2", "/", "2006"],
    ["1", "/", "2", "/", "06"],
  ],
  "%F": [["2006", "-", "1", "-", "2"]],
  "%T": [["15", ":", "4", ":", "5"]],
  "%X": [["15", ":", "4", ":", "5"]],
  "%r": [["3", ":", "4", ":", "5", " ", "pm"]],
  "%R": [["15", ":", "4"]],
  "%c": [["Mon", " ", "Jan", " ", "2", " ", "15", ":", "4", ":", "5", " ", "2006"]],
  "%z": [["Z0700"], ["Z07:00"], ["Z07"]],
};

/** The element lists to try for a known directive when parsing. */
export function parseLayouts(directive: string): readonly (readonly string[])[] {
  return PARSE_LAYOUTS[directive] ?? [[LAYOUTS[directive]]];
}

/** Each `%` with the character after it; a `%` before a line break or at the end is text. */
export function findDirectives(format: string): Directive[] {
  const found: Directive[] = [];
  for (let at = format.indexOf("%"); at >= 0 && at + 1 < format.length; at = format.indexOf("%", at)) {
    if (format[at + 1] === "\n") {
      at += 2;
      continue;
    }
    const end = at + 1 + (runeWidth(format, at + 1) || 1);
    found.push({ text: format.slice(at, end), start: at, end });
    at = end;
  }
  return found;
}
