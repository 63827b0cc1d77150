import { add, hex32, high, low, multiply, readUint32, rotateLeft, swapBytes } from "./u64.ts";

// c1 and c2 of MurmurHash3, in halves.
const C1_HIGH = 0x87c37b91;
const C1_LOW = 0x114253d5;
const C2_HIGH = 0x4cf5ad43;
const C2_LOW = 0x2745937f;

/** k1 · c1 rotated by 31, · c2; in `high` and `low`. */
function mixFirst(kh: number, kl: number): void {
  multiply(kh, kl, C1_HIGH, C1_LOW);
  rotateLeft(high, low, 31);
  multiply(high, low, C2_HIGH, C2_LOW);
}

/** k2 · c2 rotated by 33, · c1; in `high` and `low`. */
function mixSecond(kh: number, kl: number): void {
  multiply(kh, kl, C2_HIGH, C2_LOW);
  rotateLeft(high, low, 33);
  multiply(high, low, C1_HIGH, C1_LOW);
}

/** The final mix of one half; in `high` and `low`. */
function finalMix(h: number, l: number): void {
  multiply(h, l ^ (h >>> 1), 0xff51afd7, 0xed558ccd);
  multiply(high, low ^ (high >>> 1), 0xc4ceb9fe, 0x1a85ec53);
  // k ^= k >> 33 only touches the lower half.
  add(high, low ^ (high >>> 1), 0, 0);
}

/** Up to eight bytes from `at`, little endian, those beyond the end zero; in `tailHigh` and `tailLow`. */
let tailHigh = 0;
let tailLow = 0;
function readTail(text: string, at: number): void {
  tailHigh = 0;
  tailLow = 0;
  for (let i = Math.min(text.length, at + 8) - 1; i >= at; i--) {
    tailHigh = (tailHigh << 8) | (tailLow >>> 24);
    tailLow = (tailLow << 8) | text.charCodeAt(i);
  }
}

/** MurmurHash3 x64_128 with seed 0, as 32 hexadecimal digits, each half in little-endian byte order. */
export function murmur3Hex128(text: string): string {
  const { length } = text;
  let h1h = 0;
  let h1l = 0;
  let h2h = 0;
  let h2l = 0;
  let at = 0;
  for (; at + 16 <= length; at += 16) {
    mixFirst(readUint32(text, at + 4), readUint32(text, at));
    rotateLeft(h1h ^ high, h1l ^ low, 27);
    add(high, low, h2h, h2l);
    multiply(high, low, 0, 5);
    add(high, low, 0, 0x52dce729);
    h1h = high;
    h1l = low;
    mixSecond(readUint32(text, at + 12), readUint32(text, at + 8));
    rotateLeft(h2h ^ high, h2l ^ low, 31);
    add(high, low, h1h, h1l);
    multiply(high, low, 0, 5);
    add(high, low, 0, 0x38495ab5);
    h2h = high;
    h2l = low;
  }
  if (length - at > 8) {
    readTail(text, at + 8);
    mixSecond(tailHigh, tailLow);
    h2h ^= high;
    h2l ^= low;
  }
  if (length > at) {
    readTail(text, at);
    mixFirst(tailHigh, tailLow);
    h1h ^= high;
    h1l ^= low;
  }
  h1l ^= length;
  h2l ^= length;
  add(h1h, h1l, h2h, h2l);
  h1h = high;
  h1l = low;
  add(h2h, h2l, h1h, h1l);
  h2h = high;
  h2l = low;
  finalMix(h1h, h1l);
  h1h = high;
  h1l = low;
  finalMix(h2h, h2l);
  h2h = high;
  h2l = low;
  add(h1h, h1l, h2h, h2l);
  h1h = high;
  h1l = low;
  add(h2h, h2l, h1h, h1l);
  return hex32(swapBytes(h1l)) + hex32(swapBytes(h1h)) + hex32(swapBytes(low)) + hex32(swapBytes(high));
}
