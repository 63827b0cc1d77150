import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const unixNano = defineStrict({
  name: "UnixNano",
  params: { time: required("time", "The time to count to.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the nanoseconds since the Unix epoch.",
  notes: ["Outside the years 1678 to 2262 the number wraps around."],
  examples: [{ source: `UnixNano(Unix(1685103296))`, value: "1685103296000000000" }],
  reference: "ottlfuncs/func_unix_nano.go",
  bind: () => (time: Time) => BigInt.asIntN(64, time.unixNanos),
});
