import { type Failure, fail } from "../../values/failure.ts";
import { MAX_INT64, MIN_INT64 } from "../../values/int64.ts";

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["0b", 2],
  ["0o", 8],
  ["0x", 16],
]);

/** Go's strconv.ParseInt(text, base, 64): base 2 to 36, or 0 to go by the prefix (underscores are allowed only then). */
export function parseGoInt(text: string, base: bigint): bigint | Failure {
  const negative = text.startsWith("-");
  const unsigned = negative || text.startsWith("+") ? text.slice(1) : text;
  if (unsigned === "") return syntaxError(text);
  if (base !== 0n && (base < 2n || base > 36n)) {
    return fail("parse-error", `strconv.ParseInt: parsing "{0}": invalid base {1}`, text, base);
  }
  const [radix, digits] = base === 0n ? splitPrefix(unsigned) : [Number(base), unsigned];
  const plain = base === 0n ? digits.replaceAll("_", "") : digits;
  const magnitude = readDigits(plain, radix);
  if (magnitude === undefined || (plain !== digits && !underscoresFine(unsigned))) return syntaxError(text);
  const value = negative ? -magnitude : magnitude;
  if (value < MIN_INT64 || value > MAX_INT64) {
    return fail("out-of-bounds", `strconv.ParseInt: parsing "{0}": value out of range`, text);
  }
  return value;
}

function syntaxError(text: string): Failure {
  return fail("parse-error", `strconv.ParseInt: parsing "{0}": invalid syntax`, text);
}

function splitPrefix(text: string): [radix: number, digits: string] {
  if (!text.startsWith("0")) return [10, text];
  const radix = text.length >= 3 ? PREFIXES.get(text.slice(0, 2).toLowerCase()) : undefined;
  return radix === undefined ? [8, text.slice(1)] : [radix, text.slice(2)];
}

/** No digits at all count as 0, as what is left of `0` in base 0. */
function readDigits(text: string, radix: number): bigint | undefined {
  let value = 0n;
  const base = BigInt(radix);
  for (const char of text) {
    if (!/[0-9a-zA-Z]/.test(char)) return undefined;
    const digit = Number.parseInt(char, 36);
    if (digit >= radix) return undefined;
    // Past the range the value does not matter, only that it is past.
    if (value <= MAX_INT64) value = value * base + BigInt(digit);
  }
  return value;
}

/** Each underscore stands between two digits, or between the prefix and a digit. */
function underscoresFine(text: string): boolean {
  const body = text.replace(/^0[bBoOxX]/, "0");
  return !/^_|__|_$|[^0-9a-fA-F]_|_[^0-9a-fA-F]/.test(body);
}
