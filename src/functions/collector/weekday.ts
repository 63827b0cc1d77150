import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const weekday = defineStrict({
  name: "Weekday",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the day of the week, 0 (Sunday) to 6, in the time's zone.",
  examples: [{ source: `Weekday(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "5" }],
  reference: "ottlfuncs/func_weekday.go",
  bind: () => (time: Time) => BigInt(civilTime(time).weekday),
});
