const SMALL: readonly bigint[] = Array.from({ length: 1024 }, (_, i) => BigInt(i));

/** A 32-bit integer as int64; the common small ones are not allocated anew. */
export function smallInt(value: number): bigint {
  return value >= 0 && value < 1024 ? SMALL[value] : BigInt(value);
}

/** An int64 cut to 32 bits, as Go's conversion to int32 does. */
export function toInt32(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/** An int64 cut to 32 bits, as Go's conversion to uint32 does. */
export function toUint32(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}

/** A uint64 seen as int64. */
export function toInt64(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** An int64 (or a wider integer) seen as uint64. */
export function toUint64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
