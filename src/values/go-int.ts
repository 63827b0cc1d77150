import { MAX_INT64, MIN_INT64 } from "./int64.ts";

const DECIMAL = /^[+-]?[0-9]+$/;

/**
 * Go's strconv.ParseInt(s, 10, 64): decimal digits with an optional sign.
 * @returns the integer, "syntax" for anything else, "range" where it does not fit into 64 bits.
 */
export function parseInt64(s: string): bigint | "syntax" | "range" {
  if (!DECIMAL.test(s)) return "syntax";
  const value = BigInt(s.startsWith("+") ? s.slice(1) : s);
  return value < MIN_INT64 || value > MAX_INT64 ? "range" : value;
}
