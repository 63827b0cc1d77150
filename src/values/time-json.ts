import type { Time } from "./time.ts";

/** time.Time as JSON: RFC 3339 with nanoseconds, in quotes; undefined where there is no form (years outside 0 to 9999). */
export function timeToJson(value: Time): string | undefined {
  const { seconds } = value.zone.offsetAt(value.unixNanos);
  const local = value.unixNanos + BigInt(seconds) * 1_000_000_000n;
  const nanos = ((local % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const millis = Number((local - nanos) / 1_000_000n);
  const date = new Date(millis);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) return undefined;
  const fraction = nanos === 0n ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
  const minutes = Math.trunc(Math.abs(seconds) / 60);
  if (minutes >= 24 * 60) return undefined;
  const two = (n: number): string => String(n).padStart(2, "0");
  const zone =
    minutes === 0 && seconds === 0
      ? "Z"
      : `${seconds < 0 ? "-" : "+"}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
  return `"${date.toISOString().slice(0, 19)}${fraction}${zone}"`;
}
