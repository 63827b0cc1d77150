import { nanosecondOf, unixSeconds } from "../../values/calendar.ts";
import type { Duration } from "../../values/duration.ts";
import { wrapInt64 } from "../../values/int64.ts";
import { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

/** Go counts from the start of year 1, this many seconds before the Unix epoch, in 64 bits. */
const SECONDS_FROM_YEAR_1 = 62_135_596_800n;

export const truncateTime = defineStrict({
  name: "TruncateTime",
  params: {
    time: required("time", "The time to round down."),
    duration: required("duration", "The unit; zero or less leaves the time as it is."),
  },
  returns: "time",
  effects: PURE,
  summary: "Rounds a time down to a multiple of a duration.",
  notes: ["Multiples count from the start of year 1 in UTC, whatever the time's zone."],
  examples: [
    {
      source: `TruncateTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), Duration("1h"))`,
      value: "2023-05-26T12:00:00Z",
    },
  ],
  reference: "ottlfuncs/func_truncate_time.go",
  bind: () => (time: Time, duration: Duration) => {
    const unit = duration.nanos;
    if (unit <= 0n) return time;
    const seconds = wrapInt64(unixSeconds(time) + SECONDS_FROM_YEAR_1);
    const rest = (seconds * 1_000_000_000n + BigInt(nanosecondOf(time))) % unit;
    return new Time(time.unixNanos - (rest < 0n ? rest + unit : rest), time.zone);
  },
});
