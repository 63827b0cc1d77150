import { unixSeconds as secondsOf } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const unixSeconds = defineStrict({
  name: "UnixSeconds",
  params: { time: required("time", "The time to count to.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the seconds since the Unix epoch, rounded down.",
  examples: [{ source: `UnixSeconds(Unix(1685103296))`, value: "1685103296" }],
  reference: "ottlfuncs/func_unix_seconds.go",
  bind: () => (time: Time) => secondsOf(time),
});
