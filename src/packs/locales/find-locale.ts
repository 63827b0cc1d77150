import type { LocaleTable } from "../../functions/shared/locale.ts";
import { fromText } from "../../values/byte-string.ts";
import { LOCALE_TABLES } from "./tables.ts";

/** Language tag to its line of the data; filled on first use. */
let lines: Map<string, string> | undefined;

/** A language's names by its BCP 47 tag, exactly as written (`de`, `de-AT`). */
export function findLocale(language: string): LocaleTable | undefined {
  if (lines === undefined) {
    lines = new Map();
    for (const line of LOCALE_TABLES.trim().split("\n")) {
      for (const tag of line.slice(0, line.indexOf("|")).split(",")) lines.set(tag, line);
    }
  }
  const line = lines.get(language);
  if (line === undefined) return undefined;
  const [, shortDays, longDays, shortMonths, longMonths, periods] = line
    .split("|")
    .map((list) => (list === "" ? [] : list.split("~").map(fromText)));
  return { shortDays, longDays, shortMonths, longMonths, periods };
}
