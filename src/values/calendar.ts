import { floorDiv } from "../util/floor-div.ts";
import { Time, type Zone } from "./time.ts";

/** A time's fields in its zone, proleptic Gregorian as in Go. */
export interface CivilTime {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1-366. */
  readonly yearDay: number;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly abbreviation: string;
}

const SECONDS_PER_DAY = 86_400;
const BILLION = 1_000_000_000n;
/** Seconds from Go's absolute zero (a March 1st, some 292 billion years ago) to the Unix epoch: `unixToAbsolute`. */
const UNIX_TO_ABSOLUTE = 9_223_372_028_741_760_000n;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of the year before the month (1-13), in a common year. */
export function daysBeforeMonth(month: number): number {
  return DAYS_BEFORE[month - 1];
}

export function daysInMonth(month: number, year: number): number {
  return month === 2 && isLeapYear(year) ? 29 : DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
}

/** Days since the Unix epoch of a date; month and day may lie outside their usual ranges. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day counted from the Unix epoch. */
export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Whole seconds since the Unix epoch, wrapped to 64 bits as in Go. */
export function unixSeconds(time: Time): bigint {
  return BigInt.asIntN(64, floorDiv(time.unixNanos, BILLION));
}

/** Nanoseconds within the second, 0-999999999. */
export function nanosecondOf(time: Time): number {
  const rest = Number(time.unixNanos % BILLION);
  return rest < 0 ? rest + 1e9 : rest;
}

/** Reads a time's fields in its zone. Source: Go's time.Time Date, Clock, Weekday and YearDay. */
export function civilTime(time: Time): CivilTime {
  const { seconds: offset, abbreviation } = time.zone.offsetAt(time.unixNanos);
  const absolute = BigInt.asUintN(64, unixSeconds(time) + BigInt(offset) + UNIX_TO_ABSOLUTE);
  const local = absolute - UNIX_TO_ABSOLUTE;
  const days = Number(floorDiv(local, 86_400n));
  const secondOfDay = Number(local - BigInt(days) * 86_400n);
  const { year, month, day } = civilFromDays(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    nanosecond: nanosecondOf(time),
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysFromCivil(year, 1, 1) + 1,
    offset,
    abbreviation,
  };
}

/** Wall-clock fields; each may lie outside its usual range and is then carried over. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
}

/**
 * The instant of a wall clock in a zone. In the gap or overlap of a transition one of the two offsets is taken, the
 * same as Go's time.Date takes.
 */
export function timeFromWallClock(wall: WallClock, zone: Zone): Time {
  const months = wall.year * 12 + wall.month - 1;
  const year = Math.floor(months / 12);
  const days = daysFromCivil(year, months - year * 12 + 1, wall.day);
  const seconds = days * SECONDS_PER_DAY + wall.hour * 3600 + wall.minute * 60 + wall.second;
  let unix = BigInt(seconds) * BILLION;
  const guess = zone.offsetAt(unix).seconds;
  if (guess !== 0) unix -= BigInt(zone.offsetAt(unix - BigInt(guess) * BILLION).seconds) * BILLION;
  return new Time(unix + BigInt(wall.nanosecond), zone);
}
