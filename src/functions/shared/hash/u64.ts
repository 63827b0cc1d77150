/**
 * Unsigned 64-bit arithmetic on pairs of 32-bit halves, for hashes: BigInt allocates, and hashing is a hot path. Each
 * operation leaves its result in `high` and `low` (int32), which importers read through the live bindings.
 */
export let high = 0;
export let low = 0;

/** Upper half of the product of two unsigned 32-bit numbers. */
function upperProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/** (ah, al) + (bh, bl) */
export function add(ah: number, al: number, bh: number, bl: number): void {
  const sum = (al >>> 0) + (bl >>> 0);
  low = sum | 0;
  high = (ah + bh + (sum > 0xffffffff ? 1 : 0)) | 0;
}

/** (ah, al) · (bh, bl), lower 64 bits. */
export function multiply(ah: number, al: number, bh: number, bl: number): void {
  low = Math.imul(al, bl);
  high = (upperProduct(al, bl) + Math.imul(ah, bl) + Math.imul(al, bh)) | 0;
}

/** The product of two unsigned 32-bit numbers. */
export function multiply32(a: number, b: number): void {
  low = Math.imul(a, b);
  high = upperProduct(a, b) | 0;
}

/** Upper 64 bits of the last `multiplyWide`. */
export let wideHigh = 0;
export let wideLow = 0;

/** (ah, al) · (bh, bl), all 128 bits: the upper half in `wideHigh` and `wideLow`, the lower in `high` and `low`. */
export function multiplyWide(ah: number, al: number, bh: number, bl: number): void {
  const second = upperProduct(al, bl) + (Math.imul(al, bh) >>> 0) + (Math.imul(ah, bl) >>> 0);
  const carry = Math.floor(second / 0x100000000);
  const third = upperProduct(al, bh) + upperProduct(ah, bl) + (Math.imul(ah, bh) >>> 0) + carry;
  low = Math.imul(al, bl);
  high = second | 0;
  wideLow = third | 0;
  wideHigh = (upperProduct(ah, bh) + Math.floor(third / 0x100000000)) | 0;
}

/** The two halves of the 128-bit product, xored. */
export function multiplyFold(ah: number, al: number, bh: number, bl: number): void {
  multiplyWide(ah, al, bh, bl);
  low ^= wideLow;
  high ^= wideHigh;
}

/** Rotates (ah, al) left by 1 to 63 bits, not 32. */
export function rotateLeft(ah: number, al: number, bits: number): void {
  const swap = bits > 32;
  const h = swap ? al : ah;
  const l = swap ? ah : al;
  const n = swap ? bits - 32 : bits;
  high = (h << n) | (l >>> (32 - n));
  low = (l << n) | (h >>> (32 - n));
}

/** Four bytes of a byte string, little endian. */
export function readUint32(s: string, at: number): number {
  return s.charCodeAt(at) | (s.charCodeAt(at + 1) << 8) | (s.charCodeAt(at + 2) << 16) | (s.charCodeAt(at + 3) << 24);
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Eight hexadecimal digits, most significant first. */
export function hex32(value: number): string {
  return HEX[value >>> 24] + HEX[(value >>> 16) & 0xff] + HEX[(value >>> 8) & 0xff] + HEX[value & 0xff];
}

/** A number's bytes in reverse order. */
export function swapBytes(value: number): number {
  return (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
}
