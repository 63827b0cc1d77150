import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const year = defineStrict({
  name: "Year",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the year in the time's zone.",
  examples: [{ source: `Year(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))`, value: "2023" }],
  reference: "ottlfuncs/func_year.go",
  bind: () => (time: Time) => BigInt(civilTime(time).year),
});
