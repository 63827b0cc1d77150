/** Go's strconv for float64: parsing (atof.go) and shortest formatting. */

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)$/;
const INFINITY = /^([+-]?)inf(?:inity)?$/i;

/**
 * strconv.ParseFloat(s, 64): decimal and hexadecimal floats, underscores between digits, inf, infinity and nan in
 * any case.
 * @returns the number, "syntax", or "range" where it overflows (Go returns an error with an infinity then).
 */
export function parseFloat64(s: string): number | "syntax" | "range" {
  if (s.includes("_")) return underscoresFine(s) ? parsePlain(s.replaceAll("_", "")) : "syntax";
  return parsePlain(s);
}

function parsePlain(s: string): number | "syntax" | "range" {
  if (DECIMAL.test(s)) {
    const value = Number(s);
    return Number.isFinite(value) ? value : "range";
  }
  const infinite = INFINITY.exec(s);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  if (/^nan$/i.test(s)) return NaN;
  const hex = HEXADECIMAL.exec(s);
  if (!hex || (hex[2] === "" && (hex[3] ?? "") === "")) return "syntax";
  const value = hexToNumber(hex[2] + (hex[3] ?? ""), BigInt(hex[4]) - 4n * BigInt((hex[3] ?? "").length));
  if (!Number.isFinite(value)) return "range";
  return hex[1] === "-" ? -value : value;
}

/** Each underscore stands between digits, or between the base prefix and a digit (strconv's underscoreOK). */
function underscoresFine(s: string): boolean {
  const body = s.replace(/^[+-]?0[xXbBoO]/, "0");
  return /^[+-]?0[xX]/.test(s) ? !/(?<![0-9a-fA-F])_|_(?![0-9a-fA-F])/.test(body) : !/(?<!\d)_|_(?!\d)/.test(body);
}

/** mantissa (hex digits) times two to the exponent, rounded to nearest even. */
function hexToNumber(digits: string, exponent: bigint): number {
  let mantissa = BigInt(`0x${digits}`);
  if (mantissa === 0n) return 0;
  let exp = exponent;
  const bits = BigInt(mantissa.toString(2).length);
  if (bits + exp > 1024n) return Infinity;
  if (bits + exp < -1080n) return 0;
  // Keep 53 bits, fewer in the denormal range; round half to even.
  const lowest = -1074n;
  let drop = bits - 53n;
  if (exp + drop < lowest) drop = lowest - exp;
  if (drop > 0n) {
    const half = 1n << (drop - 1n);
    const rest = mantissa & ((1n << drop) - 1n);
    mantissa >>= drop;
    exp += drop;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
  }
  return scale(Number(mantissa), Number(exp));
}

/** value · 2^exp without overflow in between. */
function scale(value: number, exp: number): number {
  let result = value;
  let rest = exp;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  for (; rest < -1000; rest += 1000) result *= 2 ** -1000;
  return result * 2 ** rest;
}

/**
 * The shortest decimal that reads back the same, with an exponent below 1e-6 and from 1e21 on, as JSON encoders print
 * it. `padExponent` gives the two-digit exponent of strconv (`1e-07`), otherwise ECMAScript's (`1e-7`).
 */
export function formatFloat64(value: number, padExponent: boolean): string {
  if (Object.is(value, -0)) return "-0";
  const text = String(value);
  return padExponent ? text.replace(/e([+-])(\d)$/, "e$10$2") : text;
}
