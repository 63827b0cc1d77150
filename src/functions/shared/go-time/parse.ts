import { daysBeforeMonth, daysInMonth, isLeapYear, timeFromWallClock } from "../../../values/calendar.ts";
import { fixedZone, Time, UTC, type Zone } from "../../../values/time.ts";
import { type LayoutChunk, type OffsetStyle, parseLayout } from "./layout.ts";
import { MONTHS, WEEKDAYS } from "./names.ts";
import { TimeParseError } from "./parse-error.ts";
import { quoteGo } from "./quote.ts";
import { zoneNameLength } from "./zone-name.ts";

const BILLION = 1_000_000_000n;
const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3));
const SHORT_WEEKDAYS = WEEKDAYS.map((name) => name.slice(0, 3));

/** Where a field went wrong: `bad` does not fit the layout, a text is the name of what is out of range. */
type Trouble = "bad" | "month" | "hour" | "minute" | "second" | "fractional second" | `time zone offset ${string}`;

/**
 * Go's time.ParseInLocation, value for value: which bytes each field takes, fractions the layout does not name, zone
 * names and offsets. Inputs are byte strings.
 */
export function parseGoTime(layout: string, value: string, zone: Zone): Time | TimeParseError {
  const reader = new FieldReader(value);
  const chunks = parseLayout(layout);
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!reader.skip(chunk.prefix)) return new TimeParseError(layout, value, chunk.prefix, reader.rest, "");
    if (chunk.field === undefined) {
      if (reader.at === value.length) break;
      return new TimeParseError(layout, value, "", reader.rest, `: extra text: ${quoteGo(reader.rest)}`);
    }
    const hold = reader.at;
    const trouble = reader.read(chunk, chunks[i + 1]);
    if (trouble === "bad") return new TimeParseError(layout, value, chunk.text, value.slice(hold), "");
    if (trouble !== undefined) {
      return new TimeParseError(layout, value, chunk.text, reader.rest, `: ${trouble} out of range`);
    }
  }
  const outcome = reader.finish(zone);
  return typeof outcome === "string" ? new TimeParseError(layout, value, "", reader.rest, `: ${outcome}`) : outcome;
}

/** Consumes an input field by field and collects the time. */
class FieldReader {
  private readonly value: string;
  at = 0;
  year = 0;
  month = -1;
  day = -1;
  private yearDay = -1;
  hour = 0;
  minute = 0;
  second = 0;
  nanosecond = 0;
  private isMorning = false;
  private isAfternoon = false;
  private isUtc = false;
  /** -1 means none, which also swallows an offset of one second west, as in Go. */
  private offset = -1;
  private zoneName = "";

  constructor(value: string) {
    this.value = value;
  }

  /** What is left of the input. */
  get rest(): string {
    return this.value.slice(this.at);
  }

  /** Consumes literal text; a run of blanks in the layout fits any run, also none at the end. */
  skip(prefix: string): boolean {
    const { value } = this;
    for (let i = 0; i < prefix.length; ) {
      if (prefix[i] === " ") {
        if (this.at < value.length && value[this.at] !== " ") return false;
        while (prefix[i] === " ") i++;
        while (value[this.at] === " ") this.at++;
        continue;
      }
      if (value[this.at] !== prefix[i]) return false;
      i++;
      this.at++;
    }
    return true;
  }

  read(chunk: LayoutChunk, next: LayoutChunk): Trouble | undefined {
    switch (chunk.field) {
      case "year":
        return this.readYear();
      case "long-year":
        return this.readLongYear();
      case "month":
        return this.readMonthName(SHORT_MONTHS);
      case "long-month":
        return this.readMonthName(MONTHS);
      case "number-month":
      case "zero-month":
        this.month = this.number(2, chunk.field === "zero-month");
        return this.month < 0 ? "bad" : this.month === 0 || this.month > 12 ? "month" : undefined;
      case "weekday":
        return this.name(SHORT_WEEKDAYS) < 0 ? "bad" : undefined;
      case "long-weekday":
        return this.name(WEEKDAYS) < 0 ? "bad" : undefined;
      case "under-day":
      case "day":
      case "zero-day":
        if (chunk.field === "under-day") this.blank();
        this.day = this.number(2, chunk.field === "zero-day");
        return this.day < 0 ? "bad" : undefined;
      case "under-year-day":
        this.blank();
        this.blank();
        this.yearDay = this.number(3, false);
        return this.yearDay < 0 ? "bad" : undefined;
      case "zero-year-day":
        this.yearDay = this.number(3, true);
        return this.yearDay < 0 ? "bad" : undefined;
      case "hour":
        this.hour = this.number(2, false);
        return this.hour < 0 ? "bad" : this.hour >= 24 ? "hour" : undefined;
      case "hour12":
      case "zero-hour12":
        this.hour = this.number(2, chunk.field === "zero-hour12");
        return this.hour < 0 ? "bad" : this.hour > 12 ? "hour" : undefined;
      case "minute":
      case "zero-minute":
        this.minute = this.number(2, chunk.field === "zero-minute");
        return this.minute < 0 ? "bad" : this.minute >= 60 ? "minute" : undefined;
      case "second":
      case "zero-second":
        return this.readSecond(chunk.field === "zero-second", next);
      case "PM":
        return this.readHalf("AM", "PM");
      case "pm":
        return this.readHalf("am", "pm");
      case "zone-offset":
        return this.readOffset(chunk.offset as OffsetStyle);
      case "zone-name":
        return this.readZoneName();
      case "fraction-zeros":
        return this.left < chunk.digits + 1 ? "bad" : this.readFraction(chunk.digits + 1);
      case "fraction-nines":
        return this.isAtFraction() ? this.readFraction(1 + digitsAt(this.value, this.at + 1)) : undefined;
    }
    return undefined;
  }

  /** The time, or what is wrong with the fields together. */
  finish(zone: Zone): Time | string {
    if (this.isAfternoon && this.hour < 12) this.hour += 12;
    else if (this.isMorning && this.hour === 12) this.hour = 0;
    const wrong = this.yearDay >= 0 ? this.dateFromYearDay() : undefined;
    if (wrong !== undefined) return wrong;
    if (this.month < 0) this.month = 1;
    if (this.day < 0) this.day = 1;
    if (this.day < 1 || this.day > daysInMonth(this.month, this.year)) return "day out of range";
    if (this.isUtc) return timeFromWallClock(this, UTC);
    if (this.offset !== -1) return this.timeWithOffset(zone);
    return this.zoneName === "" ? timeFromWallClock(this, zone) : this.timeWithZoneName(zone);
  }

  private timeWithOffset(zone: Zone): Time {
    const instant = timeFromWallClock(this, UTC).unixNanos - BigInt(this.offset) * BILLION;
    const { seconds, abbreviation } = zone.offsetAt(instant);
    const fits = seconds === this.offset && (this.zoneName === "" || this.zoneName === abbreviation);
    return new Time(instant, fits ? zone : fixedZone(this.zoneName, this.offset));
  }

  private timeWithZoneName(zone: Zone): Time {
    const wall = timeFromWallClock(this, UTC).unixNanos;
    const known = zone.offsetOfName?.(this.zoneName, wall);
    if (known !== undefined) return new Time(wall - BigInt(known) * BILLION, zone);
    // An unknown name: the wall clock is taken as UTC, only the zone shown says GMT's hours.
    const hours = this.zoneName.length > 3 && this.zoneName.startsWith("GMT") ? Number(this.zoneName.slice(3)) + 0 : 0;
    return new Time(wall, fixedZone(this.zoneName, hours * 3600));
  }

  private dateFromYearDay(): string | undefined {
    let days = this.yearDay;
    let month = 0;
    let day = 0;
    if (isLeapYear(this.year)) {
      if (days === 60) {
        month = 2;
        day = 29;
      } else if (days > 60) days--;
    }
    if (days < 1 || days > 365) return "day-of-year out of range";
    if (month === 0) {
      month = Math.floor((days - 1) / 31) + 1;
      if (daysBeforeMonth(month + 1) < days) month++;
      day = days - daysBeforeMonth(month);
    }
    if (this.month >= 0 && this.month !== month) return "day-of-year does not match month";
    this.month = month;
    if (this.day >= 0 && this.day !== day) return "day-of-year does not match day";
    this.day = day;
    return undefined;
  }

  private get left(): number {
    return this.value.length - this.at;
  }

  private isAtFraction(): boolean {
    const c = this.value[this.at];
    return (c === "." || c === ",") && digitsAt(this.value, this.at + 1) > 0;
  }

  private blank(): void {
    if (this.value[this.at] === " ") this.at++;
  }

  /** Up to `width` digits, or exactly that many; -1 where they are not there. */
  private number(width: number, exact: boolean): number {
    const count = Math.min(width, digitsAt(this.value, this.at));
    if (count === 0 || (exact && count < width)) return -1;
    let number = 0;
    for (const end = this.at + count; this.at < end; this.at++) number = number * 10 + digitAt(this.value, this.at);
    return number;
  }

  /** Index of the name at the start, letter case ignored, or -1. */
  private name(names: readonly string[]): number {
    const { value, at } = this;
    const index = names.findIndex((name) => value.slice(at, at + name.length).toLowerCase() === name.toLowerCase());
    if (index >= 0) this.at += names[index].length;
    return index;
  }

  private readYear(): Trouble | undefined {
    if (this.left < 2) return "bad";
    const year = signedInteger(this.value.slice(this.at, this.at + 2));
    if (year === undefined) return "bad";
    this.at += 2;
    this.year = year + (year >= 69 ? 1900 : 2000);
    return undefined;
  }

  private readLongYear(): Trouble | undefined {
    this.year = this.number(4, true);
    return this.year < 0 ? "bad" : undefined;
  }

  private readMonthName(names: readonly string[]): Trouble | undefined {
    const index = this.name(names);
    this.month = index + 1;
    return index < 0 ? "bad" : undefined;
  }

  private readSecond(exact: boolean, next: LayoutChunk): Trouble | undefined {
    this.second = this.number(2, exact);
    if (this.second < 0) return "bad";
    if (this.second >= 60) return "second";
    // A fraction may follow that the layout does not name.
    if (!this.isAtFraction()) return undefined;
    if (next.field === "fraction-zeros" || next.field === "fraction-nines") return undefined;
    return this.readFraction(1 + digitsAt(this.value, this.at + 1));
  }

  private readHalf(am: string, pm: string): Trouble | undefined {
    const text = this.value.slice(this.at, this.at + 2);
    if (text !== am && text !== pm) return "bad";
    if (text === pm) this.isAfternoon = true;
    else this.isMorning = true;
    this.at += 2;
    return undefined;
  }

  /** A separator and digits (`length` bytes together) as nanoseconds; digits past the ninth are dropped. */
  private readFraction(length: number): Trouble | undefined {
    const used = Math.min(length, 10);
    const { value: input, at } = this;
    const isSeparated = input[at] === "." || input[at] === ",";
    const value = isSeparated ? signedInteger(input.slice(at + 1, at + used)) : undefined;
    if (value === undefined) return "bad";
    this.at += length;
    if (value < 0) return "fractional second";
    this.nanosecond = value * 10 ** (10 - used);
    return undefined;
  }

  private readOffset(style: OffsetStyle): Trouble | undefined {
    if (style.iso && this.value[this.at] === "Z") {
      this.at++;
      this.isUtc = true;
      return undefined;
    }
    const step = style.colon ? 3 : 2;
    const length = 3 + (style.minutes ? step : 0) + (style.seconds ? step : 0);
    if (this.left < length) return "bad";
    const text = this.value.slice(this.at, this.at + length);
    if (style.colon && (text[3] !== ":" || (style.seconds && text[6] !== ":"))) return "bad";
    const hours = twoDigits(text, 1);
    const minutes = style.minutes ? twoDigits(text, 1 + step) : 0;
    const seconds = style.seconds ? twoDigits(text, 1 + 2 * step) : 0;
    // The reference stops at the first part that is no number, and looks at ranges before that.
    if (hours >= 0 && hours > 24) return this.consume(length, "time zone offset hour");
    if (hours >= 0 && minutes > 60) return this.consume(length, "time zone offset minute");
    if (hours >= 0 && minutes >= 0 && seconds > 60) return this.consume(length, "time zone offset second");
    if (hours < 0 || minutes < 0 || seconds < 0 || (text[0] !== "+" && text[0] !== "-")) return "bad";
    const total = (hours * 60 + minutes) * 60 + seconds;
    this.offset = text[0] === "-" ? 0 - total : total;
    this.at += length;
    return undefined;
  }

  private consume(length: number, trouble: Trouble): Trouble {
    this.at += length;
    return trouble;
  }

  private readZoneName(): Trouble | undefined {
    const { rest } = this;
    if (rest.startsWith("UTC")) {
      this.isUtc = true;
      this.at += 3;
      return undefined;
    }
    const length = zoneNameLength(rest);
    if (length === 0) return "bad";
    this.zoneName = rest.slice(0, length);
    this.at += length;
    return undefined;
  }
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

/** How many decimal digits stand at `at`. */
function digitsAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end - at;
}

/** Two digits at `at` as a number; -1 where they are not. */
function twoDigits(text: string, at: number): number {
  const part = text.slice(at, at + 2);
  return digitsAt(part, 0) === 2 ? Number(part) : -1;
}

/** Digits with an optional sign; no digits are 0. */
function signedInteger(text: string): number | undefined {
  return /^[+-]?\d*$/.test(text) ? Number(text.replace(/^[+-]?$/, "0")) : undefined;
}
