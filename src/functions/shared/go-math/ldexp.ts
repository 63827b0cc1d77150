import { frexp } from "./frexp.ts";

const scratch: DataView = new DataView(new ArrayBuffer(8));

/** 2^exponent, a normal number. */
function powerOfTwo(exponent: number): number {
  scratch.setUint32(0, (exponent + 1023) << 20);
  return scratch.getFloat64(0);
}

/** value · 2^exponent with a single rounding (Go's math.Ldexp). */
export function ldexp(value: number, exponent: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const [fraction, own] = frexp(Math.abs(value));
  const size = own - 1 + exponent;
  const mantissa = value < 0 ? -2 * fraction : 2 * fraction;
  if (size > 1023) return value * Infinity;
  if (size < -1075) return value * 0;
  // Only the last product can leave the normal range.
  return size < -1022 ? mantissa * powerOfTwo(size + 53) * 2 ** -53 : mantissa * powerOfTwo(size);
}
