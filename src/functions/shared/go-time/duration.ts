import { Duration } from "../../../values/duration.ts";
import { type Failure, fail } from "../../../values/failure.ts";
import { quoteGo } from "./quote.ts";

/** Nanoseconds a unit; the micro signs U+00B5 and U+03BC as bytes. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  "\xc2\xb5s": 1_000n,
  "\xce\xbcs": 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LIMIT = 1n << 63n;
const PART = /(\d*)(\.?)(\d*)([^.\d]*)/y;

/** Go's time.ParseDuration over a byte string. */
export function parseDuration(text: string): Duration | Failure {
  const invalid = (): Failure => fail("parse-error", "time: invalid duration {0}", quoteGo(text));
  const isNegative = text.startsWith("-");
  const start = isNegative || text.startsWith("+") ? 1 : 0;
  if (text.slice(start) === "0") return new Duration(0n);
  if (text.length === start) return invalid();
  let total = 0n;
  for (let at = start; at < text.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const [, whole, , digits, unitName] = PART.exec(text) as RegExpExecArray;
    if ((whole === "" && text[at] !== ".") || (whole === "" && digits === "")) return invalid();
    const count = BigInt(whole);
    if (count > LIMIT) return invalid();
    if (unitName === "") return fail("parse-error", "time: missing unit in duration {0}", quoteGo(text));
    const unit = Object.hasOwn(UNITS, unitName) ? UNITS[unitName] : undefined;
    if (unit === undefined) {
      return fail("parse-error", "time: unknown unit {0} in duration {1}", quoteGo(unitName), quoteGo(text));
    }
    if (count > LIMIT / unit) return invalid();
    const part = count * unit + fractionOf(digits, unit);
    if (part > LIMIT) return invalid();
    total = BigInt.asUintN(64, total + part);
    if (total > LIMIT) return invalid();
  }
  if (!isNegative && total === LIMIT) return invalid();
  return new Duration(isNegative ? -total : total);
}

/** Digits after the point, in the unit; only as many digits count as fit 63 bits. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (value > (LIMIT - 1n) / 10n) break;
    const next = value * 10n + BigInt(digit);
    if (next > LIMIT) break;
    value = next;
    scale *= 10;
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** Go's Duration.String, as a byte string. */
export function formatDuration({ nanos }: Duration): string {
  if (nanos === 0n) return "0s";
  const sign = nanos < 0n ? "-" : "";
  const size = nanos < 0n ? -nanos : nanos;
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}\xc2\xb5s`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const seconds = `${decimal(size % 60_000_000_000n, 9)}s`;
  const minutes = size / 60_000_000_000n;
  if (minutes === 0n) return sign + seconds;
  return minutes < 60n ? `${sign}${minutes}m${seconds}` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** A number with that many decimals, trailing zeros cut. */
function decimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}
