const scratch = new DataView(new ArrayBuffer(8));
const TWO_32 = 4_294_967_296;

/**
 * Decimal ASCII digits to an unsigned 64-bit integer, without the cost of `BigInt(string)`.
 * @returns undefined where the range is empty, holds anything but digits, or the value does not fit.
 */
export function readUint64(bytes: Uint8Array, start: number, end: number): bigint | undefined {
  if (start >= end) return undefined;
  let high = 0;
  let low = 0;
  // Six digits at a time: low · 10^6 stays below 2^53.
  for (let at = start; at < end; ) {
    const stop = Math.min(end, at + 6);
    let chunk = 0;
    let power = 1;
    for (; at < stop; at++) {
      const digit = bytes[at] - 0x30;
      if (digit < 0 || digit > 9) return undefined;
      chunk = chunk * 10 + digit;
      power *= 10;
    }
    const next = low * power + chunk;
    const carry = Math.floor(next / TWO_32);
    low = next - carry * TWO_32;
    high = high * power + carry;
    if (high >= TWO_32) return undefined;
  }
  if (high === 0) return BigInt(low);
  scratch.setUint32(0, high);
  scratch.setUint32(4, low);
  return scratch.getBigUint64(0);
}
