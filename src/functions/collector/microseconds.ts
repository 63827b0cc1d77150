import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const microseconds = defineStrict({
  name: "Microseconds",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "int",
  effects: PURE,
  summary: "Gives a duration in whole microseconds, rounded toward zero.",
  examples: [{ source: `Microseconds(Duration("1ms"))`, value: "1000" }],
  reference: "ottlfuncs/func_microseconds.go",
  bind: () => (duration: Duration) => duration.nanos / 1_000n,
});
