import { goExp } from "../go-math/exp.ts";
import { ldexp } from "../go-math/ldexp.ts";

const MIN_SCALE = -10;
const MAX_SCALE = 20;
const MIN_EXPONENT = -1022;
const MAX_EXPONENT = 1023;
const MIN_NORMAL: number = 2 ** MIN_EXPONENT;

/** Whether bucket bounds of the scale can be computed. */
export function isKnownScale(scale: number): boolean {
  return scale >= MIN_SCALE && scale <= MAX_SCALE;
}

/**
 * The lower bound of an exponential histogram's bucket, base^index, for a known scale; "underflow" and "overflow" where
 * it is no normal number. Source: the collector's pkg/expohisto mappings.
 */
export function lowerBoundary(index: number, scale: number): number | "underflow" | "overflow" {
  return scale > 0 ? logarithmBoundary(index, scale) : exponentBoundary(index, -scale);
}

function exponentBoundary(index: number, shift: number): number | "underflow" | "overflow" {
  // For scales 0 and -1 the smallest normal number is itself a bound.
  const least = (MIN_EXPONENT >> shift) - (shift < 2 ? 1 : 0);
  if (index < least) return "underflow";
  return index > MAX_EXPONENT >> shift ? "overflow" : ldexp(1, index * 2 ** shift);
}

function logarithmBoundary(index: number, scale: number): number | "underflow" | "overflow" {
  const perOctave = 2 ** scale;
  const factor = ldexp(Math.LN2, -scale);
  const greatest = (MAX_EXPONENT + 1) * perOctave - 1;
  const least = MIN_EXPONENT * perOctave;
  if (index > greatest) return "overflow";
  if (index < least - 1) return "underflow";
  // At both ends one octave is taken out, because the result or what is next to it leaves the normal range.
  if (index === greatest) return 2 * goExp((index - perOctave) * factor);
  if (index === least) return MIN_NORMAL;
  return index === least - 1 ? goExp((index + perOctave) * factor) / 2 : goExp(index * factor);
}
