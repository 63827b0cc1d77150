import type { Time } from "../../values/time.ts";
import { defineConverter } from "./define.ts";

export const unixNano = defineConverter({
  name: "UnixNano",
  params: [{ name: "time", kind: "time" }],
  returns: "int",
  nil: "propagate",
  summary: "Nanoseconds since the Unix epoch.",
  bind: () => (time: Time) => BigInt.asIntN(64, time.unixNanos),
});
