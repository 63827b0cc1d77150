export const MIN_INT64: bigint = -(1n << 63n);
export const MAX_INT64: bigint = (1n << 63n) - 1n;

/** Wraps an integer to 64 bits, two's complement, as Go's int64 operations do. */
export function wrapInt64(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Go's float64 → int64 conversion on amd64: truncates; NaN, infinities and values out of range give MinInt64. */
export function float64ToInt64(value: number): bigint {
  if (!(value >= -(2 ** 63) && value < 2 ** 63)) return MIN_INT64;
  return BigInt(Math.trunc(value));
}
