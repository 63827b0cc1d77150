import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const day = defineStrict({
  name: "Day",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the day of the month, 1 to 31, in the time's zone.",
  examples: [{ source: `Day(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "26" }],
  reference: "ottlfuncs/func_day.go",
  bind: () => (time: Time) => BigInt(civilTime(time).day),
});
