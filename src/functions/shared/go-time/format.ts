import { type CivilTime, civilTime } from "../../../values/calendar.ts";
import type { Time } from "../../../values/time.ts";
import { type LayoutChunk, type OffsetStyle, parseLayout } from "./layout.ts";
import { MONTHS, WEEKDAYS } from "./names.ts";

/** Prints a time in its zone by a Go layout: time.Time.Format. */
export function formatGoTime(time: Time, layout: string): string {
  const civil = civilTime(time);
  let out = "";
  for (const chunk of parseLayout(layout)) out += chunk.prefix + formatField(chunk, civil);
  return out;
}

/** Zero-padded; the sign does not count as a digit. */
function pad(value: number, width: number): string {
  const digits = String(Math.abs(value)).padStart(width, "0");
  return value < 0 ? `-${digits}` : digits;
}

function formatField(chunk: LayoutChunk, civil: CivilTime): string {
  switch (chunk.field) {
    case undefined:
      return "";
    case "year":
      return pad(Math.abs(civil.year) % 100, 2);
    case "long-year":
      return pad(civil.year, 4);
    case "month":
      return MONTHS[civil.month - 1].slice(0, 3);
    case "long-month":
      return MONTHS[civil.month - 1];
    case "number-month":
      return String(civil.month);
    case "zero-month":
      return pad(civil.month, 2);
    case "weekday":
      return WEEKDAYS[civil.weekday].slice(0, 3);
    case "long-weekday":
      return WEEKDAYS[civil.weekday];
    case "day":
      return String(civil.day);
    case "under-day":
      return String(civil.day).padStart(2);
    case "zero-day":
      return pad(civil.day, 2);
    case "under-year-day":
      return String(civil.yearDay).padStart(3);
    case "zero-year-day":
      return pad(civil.yearDay, 3);
    case "hour":
      return pad(civil.hour, 2);
    case "hour12":
      return String(civil.hour % 12 || 12);
    case "zero-hour12":
      return pad(civil.hour % 12 || 12, 2);
    case "minute":
      return String(civil.minute);
    case "zero-minute":
      return pad(civil.minute, 2);
    case "second":
      return String(civil.second);
    case "zero-second":
      return pad(civil.second, 2);
    case "PM":
      return civil.hour >= 12 ? "PM" : "AM";
    case "pm":
      return civil.hour >= 12 ? "pm" : "am";
    case "zone-offset":
      return formatOffset(civil.offset, chunk.offset as OffsetStyle);
    case "zone-name":
      if (civil.abbreviation !== "") return civil.abbreviation;
      return formatOffset(civil.offset, { iso: false, colon: false, minutes: true, seconds: false });
    case "fraction-zeros":
      return chunk.separator + fraction(civil.nanosecond, chunk.digits);
    case "fraction-nines": {
      const digits = civil.nanosecond === 0 ? "" : fraction(civil.nanosecond, chunk.digits).replace(/0+$/, "");
      return digits === "" ? "" : chunk.separator + digits;
    }
  }
}

function fraction(nanosecond: number, digits: number): string {
  return pad(nanosecond, 9).slice(0, digits);
}

/** The sign is that of the offset in whole minutes: an offset of less than a minute west prints as `+`. */
function formatOffset(seconds: number, style: OffsetStyle): string {
  if (seconds === 0 && style.iso) return "Z";
  const minutes = Math.trunc(seconds / 60);
  const whole = Math.abs(minutes);
  const colon = style.colon ? ":" : "";
  let out = (minutes < 0 ? "-" : "+") + pad(Math.trunc(whole / 60), 2);
  if (style.minutes) out += colon + pad(whole % 60, 2);
  if (style.seconds) out += colon + pad((minutes < 0 ? -seconds : seconds) % 60, 2);
  return out;
}
