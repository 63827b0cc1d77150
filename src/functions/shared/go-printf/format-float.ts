/** Significant decimal digits (no trailing zeros) and where the point stands: 0.d1d2d3… · 10^point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const scratch: DataView = new DataView(new ArrayBuffer(8));
const FRACTION = (1n << 52n) - 1n;

/** The number's size as mantissa · 2^exponent. */
function split(value: number): { mantissa: bigint; exponent: number } {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & FRACTION;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

function trimmed(digits: string, point: number): Decimal {
  const significant = digits.replace(/0+$/, "");
  return { digits: significant, point: significant === "" ? 0 : point };
}

function exactDecimal(value: number): Decimal {
  const { mantissa, exponent } = split(value);
  if (mantissa === 0n) return { digits: "", point: 0 };
  const digits = String(exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent));
  return trimmed(digits, digits.length + Math.min(0, exponent));
}

/** The fewest digits that read back as the same number. */
function shortestDecimal(value: number): Decimal {
  const [digits, exponent] = Math.abs(value).toExponential().split("e");
  return trimmed(digits.replace(".", ""), Number(exponent) + 1);
}

/** Rounds to `count` digits, half to even. */
function round({ digits, point }: Decimal, count: number): Decimal {
  if (count < 0 || count >= digits.length) return { digits, point };
  const rest = digits.slice(count);
  const isHalf = rest === "5";
  const up = isHalf ? count > 0 && Number(digits[count - 1]) % 2 === 1 : rest[0] >= "5";
  if (!up) return trimmed(digits.slice(0, count), point);
  const kept = digits.slice(0, count).replace(/9+$/, "");
  if (kept === "") return { digits: "1", point: point + 1 };
  return { digits: kept.slice(0, -1) + String(Number(kept.at(-1)) + 1), point };
}

/**
 * Go's strconv.FormatFloat(value, verb, precision, 64).
 * @param verb `b`, `e`, `E`, `f`, `g`, `G`, `x` or `X`.
 * @param precision Negative for as many digits as the number needs.
 */
export function formatFloat(value: number, verb: string, precision: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  switch (verb) {
    case "b":
      return sign + formatBinary(value);
    case "x":
    case "X":
      return sign + formatHexadecimal(value, verb, precision);
    default:
      return sign + formatDecimal(value, verb, precision);
  }
}

function formatDecimal(value: number, verb: string, precision: number): string {
  if (precision < 0) {
    const decimal = shortestDecimal(value);
    const { digits, point } = decimal;
    if (verb === "f") return withoutExponent(decimal, Math.max(digits.length - point, 0));
    if (verb !== "g" && verb !== "G") return withExponent(decimal, Math.max(digits.length - 1, 0), verb);
    return general(decimal, verb, digits.length, 6);
  }
  const exact = exactDecimal(value);
  if (verb === "f") return withoutExponent(round(exact, exact.point + precision), precision);
  if (verb === "e" || verb === "E") return withExponent(round(exact, precision + 1), precision, verb);
  const count = precision || 1;
  const rounded = round(exact, count);
  const { digits, point } = rounded;
  return general(rounded, verb, count, count > digits.length && digits.length >= point ? digits.length : count);
}

/** `%g`: with an exponent below 1e-4 and from `limit` digits before the point on. */
function general(decimal: Decimal, verb: string, precision: number, limit: number): string {
  const { digits, point } = decimal;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= limit) {
    return withExponent(decimal, Math.min(precision, digits.length) - 1, verb === "g" ? "e" : "E");
  }
  const count = precision > point ? digits.length : precision;
  return withoutExponent(decimal, Math.max(count - point, 0));
}

function withExponent({ digits, point }: Decimal, precision: number, verb: string): string {
  const exponent = digits === "" ? 0 : point - 1;
  const fraction = precision > 0 ? `.${digits.slice(1, precision + 1).padEnd(precision, "0")}` : "";
  return (digits[0] ?? "0") + fraction + verb + signed(exponent);
}

/** An exponent with its sign and at least two digits. */
function signed(exponent: number): string {
  return (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(2, "0");
}

function withoutExponent({ digits, point }: Decimal, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (precision <= 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : "0".repeat(Math.min(-point, precision)) + digits;
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, "0")}`;
}

function formatBinary(value: number): string {
  const { mantissa, exponent } = split(value);
  return `${mantissa}p${exponent >= 0 ? "+" : ""}${exponent}`;
}

function formatHexadecimal(value: number, verb: string, precision: number): string {
  let { mantissa, exponent } = split(value);
  // Shift so that the leading one is bit 60.
  exponent = mantissa === 0n ? 0 : exponent + 52;
  mantissa <<= 8n;
  while (mantissa !== 0n && mantissa >> 60n === 0n) {
    mantissa <<= 1n;
    exponent--;
  }
  if (precision >= 0 && precision < 15) {
    const drop = BigInt(60 - precision * 4);
    const rest = mantissa & ((1n << drop) - 1n);
    mantissa >>= drop;
    const half = 1n << (drop - 1n);
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa++;
    mantissa <<= drop;
    if (mantissa >> 61n !== 0n) {
      mantissa >>= 1n;
      exponent++;
    }
  }
  let fraction = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, "0");
  fraction = precision < 0 ? fraction.replace(/0+$/, "") : fraction.padEnd(precision, "0").slice(0, precision);
  const text = `0x${mantissa >> 60n}${fraction === "" ? "" : `.${fraction}`}p${signed(exponent)}`;
  return verb === "X" ? text.toUpperCase() : text;
}
