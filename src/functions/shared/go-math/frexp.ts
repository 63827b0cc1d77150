const scratch: DataView = new DataView(new ArrayBuffer(8));

/** A finite positive number as fraction (0.5 to below 1) and power of two (Go's math.Frexp). */
export function frexp(value: number): [fraction: number, exponent: number] {
  const isSubnormal = value < 2 ** -1022;
  scratch.setFloat64(0, isSubnormal ? value * 2 ** 52 : value);
  const upper = scratch.getUint32(0);
  scratch.setUint32(0, (upper & 0xfffff) | 0x3fe00000);
  return [scratch.getFloat64(0), (upper >>> 20) - 1022 - (isSubnormal ? 52 : 0)];
}
