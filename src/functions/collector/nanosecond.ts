import { nanosecondOf } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const nanosecond = defineStrict({
  name: "Nanosecond",
  params: { time: required("time", "The time to look at.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the nanosecond within the second, 0 to 999999999.",
  examples: [{ source: `Nanosecond(Unix(1685103296, 789))`, value: "789" }],
  reference: "ottlfuncs/func_nanosecond.go",
  bind: () => (time: Time) => BigInt(nanosecondOf(time)),
});
