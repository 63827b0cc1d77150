import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { inUnits } from "../shared/in-units.ts";
import { defineStrict } from "../strict.ts";

export const minutes = defineStrict({
  name: "Minutes",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "float",
  effects: PURE,
  summary: "Gives a duration in minutes.",
  examples: [{ source: `Minutes(Duration("1h30m"))`, value: "90.0" }],
  reference: "ottlfuncs/func_minutes.go",
  bind: () => (duration: Duration) => inUnits(duration, 60_000_000_000n),
});
