import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const minute = defineStrict({
  name: "Minute",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the minute of the hour, 0 to 59.",
  examples: [{ source: `Minute(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "34" }],
  reference: "ottlfuncs/func_minute.go",
  bind: () => (time: Time) => BigInt(civilTime(time).minute),
});
