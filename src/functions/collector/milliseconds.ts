import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const milliseconds = defineStrict({
  name: "Milliseconds",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "int",
  effects: PURE,
  summary: "Gives a duration in whole milliseconds, rounded toward zero.",
  examples: [{ source: `Milliseconds(Duration("1.5s"))`, value: "1500" }],
  reference: "ottlfuncs/func_milliseconds.go",
  bind: () => (duration: Duration) => duration.nanos / 1_000_000n,
});
