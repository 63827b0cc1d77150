import { civilFromDays, daysBeforeMonth, daysFromCivil, daysInMonth, isLeapYear } from "./calendar.ts";
import type { ZoneOffset } from "./time.ts";

/** A zone's standing rule after its last listed transition: a POSIX TZ string, as at the end of a TZif file. */
export interface TzRule {
  /** The offset in force at a Unix second. */
  offsetAt(unixSeconds: number): ZoneOffset;
}

/** When in a year a change happens, in seconds of local time from the year's start. */
type YearRule = (year: number) => number;

const OFFSET = "[+-]?\\d{1,3}(?::\\d{1,2}){0,2}";
const NAME = "<[^>]*>|[^<,\\d+-]{3,}";
const TZ_STRING = new RegExp(`^(${NAME})(${OFFSET})(?:(${NAME})(${OFFSET})?(?:,([^,]+),([^,]+))?)?$`);
const MONTH_WEEK_DAY = /^M(\d+)\.(\d)\.(\d)$/;
const SECONDS_PER_DAY = 86_400;

/** Parses a POSIX TZ string; undefined where it is malformed. */
export function parseTzRule(text: string): TzRule | undefined {
  const parts = TZ_STRING.exec(text);
  if (parts === null) return undefined;
  const standard: ZoneOffset = { seconds: -parseOffset(parts[2]), abbreviation: unquote(parts[1]) };
  if (parts[3] === undefined) return { offsetAt: () => standard };
  const summer: ZoneOffset = {
    seconds: parts[4] === undefined ? standard.seconds + 3600 : -parseOffset(parts[4]),
    abbreviation: unquote(parts[3]),
  };
  const start = parseYearRule(parts[5] ?? "M3.2.0");
  const end = parseYearRule(parts[6] ?? "M11.1.0");
  if (start === undefined || end === undefined) return undefined;
  // The year looked at last, from its first second to the next year's, and its changes.
  let yearStart = 0;
  let yearEnd = 0;
  let begins = 0;
  let ends = 0;
  return {
    offsetAt(unixSeconds) {
      if (unixSeconds < yearStart || unixSeconds >= yearEnd) {
        const { year } = civilFromDays(Math.floor(unixSeconds / SECONDS_PER_DAY));
        yearStart = daysFromCivil(year, 1, 1) * SECONDS_PER_DAY;
        yearEnd = daysFromCivil(year + 1, 1, 1) * SECONDS_PER_DAY;
        begins = yearStart + start(year) - standard.seconds;
        ends = yearStart + end(year) - summer.seconds;
      }
      const isSummer =
        ends < begins ? unixSeconds < ends || unixSeconds >= begins : unixSeconds >= begins && unixSeconds < ends;
      return isSummer ? summer : standard;
    },
  };
}

function unquote(name: string): string {
  return name.startsWith("<") ? name.slice(1, -1) : name;
}

function parseOffset(text: string): number {
  const [hours, minutes = 0, seconds = 0] = text.replace(/^[+-]/, "").split(":").map(Number);
  const total = hours * 3600 + minutes * 60 + seconds;
  return text.startsWith("-") ? -total : total;
}

function parseYearRule(text: string): YearRule | undefined {
  const [date, time] = text.split("/");
  const at = time === undefined ? 7200 : parseOffset(time);
  const parts = MONTH_WEEK_DAY.exec(date);
  if (parts !== null) {
    const [month, week, weekday] = parts.slice(1).map(Number);
    return (year) => dayOfRule(year, month, week, weekday) * SECONDS_PER_DAY + at;
  }
  if (/^J\d+$/.test(date)) {
    const julian = Number(date.slice(1));
    return (year) => (julian - 1 + (isLeapYear(year) && julian >= 60 ? 1 : 0)) * SECONDS_PER_DAY + at;
  }
  return /^\d+$/.test(date) ? () => Number(date) * SECONDS_PER_DAY + at : undefined;
}

/** Day of the year (from 0) of the n-th weekday of a month; week 5 is the last. */
function dayOfRule(year: number, month: number, week: number, weekday: number): number {
  const y = month <= 2 ? year - 1 : year;
  const century = Math.floor(y / 100);
  const rest = y - century * 100;
  const shifted = ((month + 9) % 12) + 1;
  const firstWeekday =
    (((Math.floor((26 * shifted - 2) / 10) + 1 + rest + Math.floor(rest / 4) + Math.floor(century / 4) - 2 * century) %
      7) +
      7) %
    7;
  let day = (weekday - firstWeekday + 7) % 7;
  for (let i = 1; i < week && day + 7 < daysInMonth(month, year); i++) day += 7;
  return daysBeforeMonth(month) + day + (month > 2 && isLeapYear(year) ? 1 : 0);
}
