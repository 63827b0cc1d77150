import { formatDuration } from "../../functions/shared/go-time/duration.ts";
import { toText } from "../../values/byte-string.ts";
import { Duration } from "../../values/duration.ts";

/** Nanoseconds as settings write them: `10s`, `5ms`. */
export function describeNanos(nanos: number): string {
  return toText(formatDuration(new Duration(BigInt(Math.round(nanos)))));
}
