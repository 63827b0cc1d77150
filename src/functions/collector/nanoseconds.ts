import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const nanoseconds = defineStrict({
  name: "Nanoseconds",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "int",
  effects: PURE,
  summary: "Gives a duration in whole nanoseconds.",
  examples: [{ source: `Nanoseconds(Duration("1us"))`, value: "1000" }],
  reference: "ottlfuncs/func_nanoseconds.go",
  bind: () => (duration: Duration) => duration.nanos,
});
