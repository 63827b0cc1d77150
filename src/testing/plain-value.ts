import { formatDuration } from "../functions/shared/go-time/duration.ts";
import { formatGoTime } from "../functions/shared/go-time/format.ts";
import { runes, toText } from "../values/byte-string.ts";
import { Duration } from "../values/duration.ts";
import { encodeHex } from "../values/hex.ts";
import { PMap, PSlice } from "../values/pmap.ts";
import { toRaw } from "../values/raw.ts";
import { Time } from "../values/time.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, PdataObject, type Value } from "../values/value.ts";

/** A value as a type name and a JSON value that loses nothing; without a value for objects of the data model. */
export type PlainValue = readonly [type: string, value: unknown];

const RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

/**
 * Writes a value as the reference's oracle does: ints and floats as text, bytes in hexadecimal, elements of maps and
 * slices as pairs of type and value.
 */
export function plainValue(value: Value): PlainValue {
  if (value === null) return ["nil", null];
  switch (typeof value) {
    case "string":
      return ["string", lossyText(value)];
    case "boolean":
      return ["bool", value];
    case "bigint":
      return ["int", String(value)];
    case "number":
      return ["float", formatFloat(value)];
  }
  if (value instanceof Uint8Array) return ["bytes", encodeHex(value)];
  if (value instanceof Time) return ["time", formatGoTime(new Time(value.unixNanos), RFC3339_NANO)];
  if (value instanceof Duration) return ["duration", toText(formatDuration(value))];
  if (value instanceof PMap || value instanceof PSlice) return plainValue(toRaw(value));
  if (value instanceof BoxedValue) return plainValue(toRaw(value.value));
  if (value instanceof GoMap) {
    return ["map", Object.fromEntries(value.keys.map((key, i) => [lossyText(key), plainValue(value.values[i])]))];
  }
  if (value instanceof GoSlice) return ["slice", value.items.map(plainValue)];
  if (value instanceof GoInt) {
    const isKnown = value.type !== "uint8" && value.type !== "ottl.Enum";
    return [isKnown ? "int" : value.type, String(value.value)];
  }
  if (value instanceof Identifier) {
    const hex = encodeHex(value.bytes);
    if (value.type === "pcommon.TraceID") return ["traceid", hex];
    return [value.type === "pcommon.SpanID" ? "spanid" : value.type, hex];
  }
  if (value instanceof PdataObject) return [value.type, undefined];
  return ["unknown", String(value)];
}

/** A byte string as text; each invalid byte becomes U+FFFD, as Go's JSON encoder writes it. */
function lossyText(text: string): string {
  const plain = toText(text);
  if (!plain.includes("\ufffd")) return plain;
  let out = "";
  for (const { rune } of runes(text)) out += String.fromCodePoint(rune);
  return out;
}

/** Go's `%v` of a float64, which is `%g`: an exponent below 1e-4 and from 1e6 on. */
function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [digits, exponent] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 6) {
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${digits}e${power < 0 ? "-" : "+"}${size}`;
  }
  const sign = digits.startsWith("-") ? "-" : "";
  const mantissa = digits.replace(/[-.]/g, "");
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${mantissa}`;
  const whole = mantissa.slice(0, power + 1).padEnd(power + 1, "0");
  const fraction = mantissa.slice(power + 1);
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}
