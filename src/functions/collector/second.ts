import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const second = defineStrict({
  name: "Second",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the second of the minute, 0 to 59.",
  examples: [{ source: `Second(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "56" }],
  reference: "ottlfuncs/func_second.go",
  bind: () => (time: Time) => BigInt(civilTime(time).second),
});
