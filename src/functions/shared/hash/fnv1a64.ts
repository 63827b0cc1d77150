/** FNV-1a, 64 bits, over a byte string; the result as a signed integer (as Go's conversion gives it). */
export function fnv1a64(text: string): bigint {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // The prime is 2^40 + 0x1b3; low · 0x1b3 stays below 2^53.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 0x100000000)) >>> 0;
    low = product >>> 0;
  }
  return (BigInt(high | 0) << 32n) | BigInt(low);
}
