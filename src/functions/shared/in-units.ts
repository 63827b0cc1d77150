import type { Duration } from "../../values/duration.ts";

/** A duration as a float of units: the whole units plus the rest, added as floats, as Go's Duration.Hours does. */
export function inUnits({ nanos }: Duration, unit: bigint): number {
  return Number(nanos / unit) + Number(nanos % unit) / Number(unit);
}
