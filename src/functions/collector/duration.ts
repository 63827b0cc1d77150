import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { parseDuration } from "../shared/go-time/duration.ts";
import { defineStrict } from "../strict.ts";

export const duration = defineStrict({
  name: "Duration",
  params: {
    duration: required("string", "Numbers with units, for instance `1h2m3.5s`; units: ns, us, µs, ms, s, m, h."),
  },
  returns: "duration",
  effects: PURE,
  summary: "Parses a text as a duration.",
  examples: [{ source: `Duration("1.5h")`, value: "1h30m0s" }],
  reference: "ottlfuncs/func_duration.go",
  bind: () => parseDuration,
});
