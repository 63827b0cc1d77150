import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { defineConverter } from "./define.ts";

export const dayOfWeek = defineConverter({
  name: "DayOfWeek",
  params: [{ name: "time", kind: "time" }],
  returns: "int",
  nil: "propagate",
  summary: "The day of the week in UTC, 0 (Sunday) to 6.",
  bind: () => (time: Time) => BigInt(civilTime(time).weekday),
});
