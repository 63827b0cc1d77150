import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const hour = defineStrict({
  name: "Hour",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the hour, 0 to 23, in the time's zone.",
  examples: [{ source: `Hour(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "12" }],
  reference: "ottlfuncs/func_hour.go",
  bind: () => (time: Time) => BigInt(civilTime(time).hour),
});
