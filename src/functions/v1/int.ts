import { Duration } from "../../values/duration.ts";
import { fail } from "../../values/failure.ts";
import { parseFloat64 } from "../../values/go-float.ts";
import { parseInt64 } from "../../values/go-int.ts";
import { float64ToInt64 } from "../../values/int64.ts";
import { Time } from "../../values/time.ts";
import type { Value } from "../../values/value.ts";
import { defineConverter } from "./define.ts";
import { v1TypeName } from "./type-name.ts";

export const int = defineConverter({
  name: "Int",
  params: [{ name: "value", kind: "any" }],
  returns: "int",
  nil: "propagate",
  summary:
    "An int from a number (truncated), a boolean, a text, or the nanoseconds of a time or duration; nil where the text is no number.",
  bind: () => (value: Value) => {
    if (typeof value === "bigint") return value;
    if (typeof value === "number") return Number.isFinite(value) ? float64ToInt64(value) : null;
    if (typeof value === "boolean") return value ? 1n : 0n;
    if (value instanceof Time) return BigInt.asIntN(64, value.unixNanos);
    if (value instanceof Duration) return value.nanos;
    if (typeof value === "string") return parseText(value);
    return fail("type-mismatch", "Int cannot convert {0}", v1TypeName(value));
  },
});

function parseText(text: string): bigint | null {
  const int = parseInt64(text);
  if (typeof int === "bigint") return int;
  const float = int === "range" ? int : parseFloat64(text);
  return typeof float === "number" && Number.isFinite(float) ? float64ToInt64(float) : null;
}
