import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const month = defineStrict({
  name: "Month",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the month, 1 to 12, in the time's zone.",
  examples: [{ source: `Month(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "5" }],
  reference: "ottlfuncs/func_month.go",
  bind: () => (time: Time) => BigInt(civilTime(time).month),
});
