import { frexp } from "./frexp.ts";
import { goLog } from "./log.ts";

/** The binary logarithm, bit for bit as Go computes it; exact for powers of two. */
export function goLog2(value: number): number {
  if (!(value > 0) || value === Infinity) return goLog(value);
  const [fraction, exponent] = frexp(value);
  return fraction === 0.5 ? exponent - 1 : goLog(fraction) * Math.LOG2E + exponent;
}
