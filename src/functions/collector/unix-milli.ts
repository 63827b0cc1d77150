import { floorDiv } from "../../util/floor-div.ts";
import type { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const unixMilli = defineStrict({
  name: "UnixMilli",
  params: { time: required("time", "The time to count to.") },
  returns: "int",
  effects: PURE,
  summary: "Gives the milliseconds since the Unix epoch, rounded down.",
  examples: [{ source: `UnixMilli(Unix(1685103296))`, value: "1685103296000" }],
  reference: "ottlfuncs/func_unix_milli.go",
  bind: () => (time: Time) => BigInt.asIntN(64, floorDiv(time.unixNanos, 1_000_000n)),
});
