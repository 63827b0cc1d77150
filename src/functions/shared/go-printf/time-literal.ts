import { civilTime } from "../../../values/calendar.ts";
import type { Time } from "../../../values/time.ts";
import { MONTHS } from "../go-time/names.ts";
import { quoteString } from "./quote.ts";

/** Go's Time.GoString: the time as the Go expression that makes it. */
export function goStringOfTime(time: Time): string {
  const { year, month, day, hour, minute, second, nanosecond } = civilTime(time);
  const { name } = time.zone;
  const zone = name === "UTC" || name === "Local" ? `time.${name}` : `time.Location(${quoteString(name)})`;
  return `time.Date(${year}, time.${MONTHS[month - 1]}, ${day}, ${hour}, ${minute}, ${second}, ${nanosecond}, ${zone})`;
}
