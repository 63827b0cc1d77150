import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { inUnits } from "../shared/in-units.ts";
import { defineStrict } from "../strict.ts";

export const seconds = defineStrict({
  name: "Seconds",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "float",
  effects: PURE,
  summary: "Gives a duration in seconds.",
  examples: [{ source: `Seconds(Duration("1m30s"))`, value: "90.0" }],
  reference: "ottlfuncs/func_seconds.go",
  bind: () => (duration: Duration) => inUnits(duration, 1_000_000_000n),
});
