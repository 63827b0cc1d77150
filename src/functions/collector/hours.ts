import type { Duration } from "../../values/duration.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { inUnits } from "../shared/in-units.ts";
import { defineStrict } from "../strict.ts";

export const hours = defineStrict({
  name: "Hours",
  params: { duration: required("duration", "The duration to convert.") },
  returns: "float",
  effects: PURE,
  summary: "Gives a duration in hours.",
  examples: [{ source: `Hours(Duration("90m"))`, value: "1.5" }],
  reference: "ottlfuncs/func_hours.go",
  bind: () => (duration: Duration) => inUnits(duration, 3_600_000_000_000n),
});
