import { civilTime } from "../../values/calendar.ts";
import type { Time } from "../../values/time.ts";
import { defineConverter } from "./define.ts";

export const hour = defineConverter({
  name: "Hour",
  params: [{ name: "time", kind: "time" }],
  returns: "int",
  nil: "propagate",
  summary: "The hour, 0 to 23, in UTC.",
  bind: () => (time: Time) => BigInt(civilTime(time).hour),
});
