import { fma } from "./fma.ts";
import { ldexp } from "./ldexp.ts";

const LN2_UPPER = 0.693147180559663;
const LN2_LOWER = 2.8235290563031577e-13;
const OVERFLOW = 709.782712893384;
/** 1/8!, 1/7! … 1/3!, 1/2, 1 */
const TAYLOR: readonly number[] = [1 / 40320, 1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 0.5, 1];

function roundToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** e^x, bit for bit as Go computes it on amd64 with fused multiply-add; JavaScript engines may differ in the last bit. */
export function goExp(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < -800) return 0;
  const k = roundToEven(Math.LOG2E * x);
  const reduced = fma(-LN2_LOWER, k, fma(-LN2_UPPER, k, x)) * 0.0625;
  let sum = TAYLOR[0];
  for (const coefficient of TAYLOR.slice(1)) sum = fma(sum, reduced, coefficient);
  // e^r - 1, then squared four times by way of (1 + y)^2 - 1 = y (2 + y).
  let y = reduced * sum;
  for (let i = 0; i < 3; i++) y *= y + 2;
  return scale(fma(y, y + 2, 1), k);
}

function scale(fraction: number, k: number): number {
  if (k < -1022 - 53) return 0;
  return k >= 1024 ? Infinity : ldexp(fraction, k);
}
