import { type Failure, fail } from "../../values/failure.ts";
import { foldEquals } from "./fold-equals.ts";
import { LayoutMismatch } from "./strptime/parse.ts";

/** Names of a language as byte strings; an empty list where the language has none. */
export interface LocaleTable {
  readonly shortDays: readonly string[];
  readonly longDays: readonly string[];
  readonly shortMonths: readonly string[];
  readonly longMonths: readonly string[];
  /** Before and after noon. */
  readonly periods: readonly string[];
}

/** Finds a language's table by its BCP 47 tag. */
export type FindLocale = (language: string) => LocaleTable | undefined;

let findRegistered: FindLocale | undefined;

/** Makes languages known to `Time`; the pack `locales` does. */
export function registerLocales(find: FindLocale): void {
  findRegistered = find;
}

/** A language's table, or why it cannot be had. */
export function findLocale(language: string): LocaleTable | Failure {
  if (findRegistered === undefined) {
    return fail("unsupported", 'the locale "{0}" needs the pack "locales", which is not registered', language);
  }
  return (
    findRegistered(language) ??
    fail("invalid-argument", "unsupported locale '{0}', value must be a supported BCP 47 language tag", language)
  );
}

const SHORT_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const LONG_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

interface NameElement {
  readonly element: string;
  readonly names: readonly string[];
  readonly english: readonly string[];
}

/**
 * Replaces a language's names in `value` by the English ones at the places where the Go layout names months, weekdays
 * and day halves. Source: elastic/lunes 0.2.2, whose walk through layout and value it repeats byte by byte: a byte of
 * the value that belongs to no element is widened to a code point of its own, as lunes does.
 */
export function translateTime(layout: string, value: string, table: LocaleTable): string | LayoutMismatch | Failure {
  let out = "";
  let at = 0;
  for (let i = 0; i < layout.length; ) {
    const name = nameElementAt(layout, i, table);
    if (name !== undefined) {
      if (name.names.length === 0) {
        return fail("unsupported", 'layout element "{0}" is not supported by the language', name.element);
      }
      i += name.element.length;
      const start = skipSpace(value, at);
      const match = longestName(name, value, start);
      if (match === undefined) return mismatch(name.element, value);
      out += " ".repeat(start - at) + match.english;
      at = start + match.length;
      continue;
    }
    const width = paddedWidth(layout, i, value.length - at);
    if (width > 0) {
      const start = skipSpace(value, at);
      if (start >= value.length) return mismatch(layout.slice(i, i + width), value);
      let end = start;
      while (end < value.length && end - start < width && !isSpace(value.charCodeAt(end))) end++;
      out += " ".repeat(start - at) + value.slice(start, end);
      at = end;
      i += width;
      continue;
    }
    const c = layout[i];
    if ((c === "3" || c === "4" || c === "5") && layout[i - 1] !== "0") {
      const start = skipSpace(value, at);
      if (!isDigit(value.charCodeAt(start))) return mismatch(c, value);
      const end = start + (isDigit(value.charCodeAt(start + 1)) ? 2 : 1);
      out += " ".repeat(start - at) + value.slice(start, end);
      at = end;
      i++;
      continue;
    }
    if (at < value.length) {
      // A byte above 0x7f is written as the code point of that number, two bytes, and two bytes are taken as read.
      const byte = value.charCodeAt(at);
      out += byte < 0x80 ? value[at] : String.fromCharCode(0xc0 | (byte >> 6), 0x80 | (byte & 0x3f));
      at += byte < 0x80 ? 1 : 2;
    }
    i++;
  }
  return out + value.slice(at);
}

function mismatch(element: string, value: string): LayoutMismatch {
  return new LayoutMismatch(
    element,
    fail("parse-error", 'value "{0}" does not match the layout element "{1}"', value, element),
  );
}

function nameElementAt(layout: string, at: number, table: LocaleTable): NameElement | undefined {
  const lowerFollows = (from: number): boolean => /[a-z]/.test(layout[from] ?? "");
  if (layout.startsWith("January", at)) return { element: "January", names: table.longMonths, english: LONG_MONTHS };
  if (layout.startsWith("Monday", at)) return { element: "Monday", names: table.longDays, english: LONG_DAYS };
  if (layout.startsWith("Jan", at)) {
    return lowerFollows(at + 3) ? undefined : { element: "Jan", names: table.shortMonths, english: SHORT_MONTHS };
  }
  if (layout.startsWith("Mon", at)) {
    return lowerFollows(at + 3) ? undefined : { element: "Mon", names: table.shortDays, english: SHORT_DAYS };
  }
  const period = layout[at];
  if ((period === "P" || period === "p") && /[mM]/.test(layout[at + 1] ?? "")) {
    const english = period === "p" ? ["am", "pm"] : ["AM", "PM"];
    return { element: period === "p" ? "pm" : "PM", names: table.periods, english };
  }
  return undefined;
}

/** The name that starts at `at`; among several the longest, of equal ones the first. */
function longestName(
  { names, english }: NameElement,
  value: string,
  at: number,
): { readonly english: string; readonly length: number } | undefined {
  if (at >= value.length) return undefined;
  let found = -1;
  for (let i = 0; i < names.length; i++) {
    const { length } = names[i];
    if (found >= 0 && length <= names[found].length) continue;
    if (at + length <= value.length && foldEquals(value.slice(at, at + length), names[i])) found = i;
  }
  return found < 0 ? undefined : { english: english[found], length: names[found].length };
}

/** Width of a blank-padded element (`_2`, `_2006`, `__2`) that the value is long enough for, else 0. */
function paddedWidth(layout: string, at: number, left: number): number {
  const width = layout.startsWith("_2006", at)
    ? 5
    : layout.startsWith("_2", at)
      ? 2
      : layout.startsWith("__2", at)
        ? 3
        : 0;
  return left >= width ? width : 0;
}

function skipSpace(value: string, at: number): number {
  let end = at;
  while (end < value.length && isSpace(value.charCodeAt(end))) end++;
  return end;
}

/** unicode.IsSpace of a single byte taken as a code point. */
function isSpace(c: number): boolean {
  return (c >= 9 && c <= 13) || c === 32 || c === 0x85 || c === 0xa0;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
