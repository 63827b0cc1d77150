import {
  add,
  hex32,
  high,
  low,
  multiply,
  multiply32,
  multiplyWide,
  readUint32,
  swapBytes,
  wideHigh,
  wideLow,
} from "./u64.ts";
import {
  accumulate,
  avalanche,
  avalanche64,
  mergeLanes,
  mix16,
  PRIME64_1_HIGH,
  PRIME64_1_LOW,
  PRIME64_2_HIGH,
  PRIME64_2_LOW,
  PRIME64_4_HIGH,
  PRIME64_4_LOW,
  SECRET,
  smallWord,
} from "./xxh3-parts.ts";

/** The two 64-bit sums of a hash in progress (`a` the lower, `b` the upper half of the result). */
let aHigh = 0;
let aLow = 0;
let bHigh = 0;
let bLow = 0;

/** XXH3, 128 bits, seed 0, over a byte string, as 32 hexadecimal digits (the canonical form: upper half first). */
export function xxh3Hex128(text: string): string {
  const { length } = text;
  if (length <= 16) hashShort(text);
  else if (length <= 128) hashMedium(text);
  else if (length <= 240) hashLonger(text);
  else hashLong(text);
  return hex32(bHigh) + hex32(bLow) + hex32(aHigh) + hex32(aLow);
}

function setA(): void {
  aHigh = high;
  aLow = low;
}

function setB(): void {
  bHigh = high;
  bLow = low;
}

function hashShort(s: string): void {
  const { length } = s;
  if (length > 8) hash9to16(s);
  else if (length > 3) hash4to8(s);
  else if (length > 0) {
    const word = smallWord(s);
    const swapped = swapBytes(word);
    avalanche64(word ^ SECRET[0] ^ SECRET[4]);
    setA();
    avalanche64(((swapped << 13) | (swapped >>> 19)) ^ SECRET[8] ^ SECRET[12]);
    setB();
  } else {
    add(0x6001c324, 0x468d497f, 0, 0);
    setA();
    add(0x99aa06d3, 0x014798d8, 0, 0);
    setB();
  }
}

function hash4to8(s: string): void {
  const { length } = s;
  const keyLow = readUint32(s, 0) ^ SECRET[16] ^ SECRET[24];
  const keyHigh = readUint32(s, length - 4) ^ SECRET[20] ^ SECRET[28];
  multiplyWide(keyHigh, keyLow, PRIME64_1_HIGH, PRIME64_1_LOW + (length << 2));
  let lowHigh = high;
  let lowLow = low;
  add(wideHigh, wideLow, (high << 1) | (low >>> 31), low << 1);
  const upHigh = high;
  const upLow = low;
  lowHigh ^= upHigh >>> 3;
  lowLow ^= (upLow >>> 3) | (upHigh << 29);
  multiply(lowHigh, lowLow ^ (lowHigh >>> 3), 0x9fb21c65, 0x1e98df25);
  aHigh = high ^ (high >>> 28);
  aLow = low ^ ((low >>> 28) | (high << 4));
  avalanche(upHigh, upLow);
  setB();
}

function hash9to16(s: string): void {
  const { length } = s;
  let lastLow = readUint32(s, length - 8);
  let lastHigh = readUint32(s, length - 4);
  multiplyWide(
    readUint32(s, 4) ^ lastHigh ^ SECRET[36] ^ SECRET[44],
    readUint32(s, 0) ^ lastLow ^ SECRET[32] ^ SECRET[40],
    PRIME64_1_HIGH,
    PRIME64_1_LOW,
  );
  const productHigh = (high + ((length - 1) << 22)) | 0;
  const productLow = low;
  const upperHigh = wideHigh;
  const upperLow = wideLow;
  lastLow ^= SECRET[48] ^ SECRET[56];
  lastHigh ^= SECRET[52] ^ SECRET[60];
  multiply32(lastLow, 0x85ebca76);
  add(high, low, lastHigh, lastLow);
  add(high, low, upperHigh, upperLow);
  const mixedHigh = high;
  const mixedLow = low;
  multiplyWide(productHigh ^ swapBytes(mixedLow), productLow ^ swapBytes(mixedHigh), PRIME64_2_HIGH, PRIME64_2_LOW);
  setA();
  bHigh = wideHigh;
  bLow = wideLow;
  multiply(mixedHigh, mixedLow, PRIME64_2_HIGH, PRIME64_2_LOW);
  add(high, low, bHigh, bLow);
  setB();
  avalanche(aHigh, aLow);
  setA();
  avalanche(bHigh, bLow);
  setB();
}

/** Adds the fold of one 16-byte group to one sum and xors the sum of the other group's words into it, both ways. */
function mix32(s: string, first: number, second: number, secret: number): void {
  mix16(s, first, secret);
  add(aHigh, aLow, high, low);
  setA();
  mix16(s, second, secret + 16);
  add(bHigh, bLow, high, low);
  setB();
  add(readUint32(s, second + 4), readUint32(s, second), readUint32(s, second + 12), readUint32(s, second + 8));
  aHigh ^= high;
  aLow ^= low;
  add(readUint32(s, first + 4), readUint32(s, first), readUint32(s, first + 12), readUint32(s, first + 8));
  bHigh ^= high;
  bLow ^= low;
}

function start(length: number): void {
  multiply(0, length, PRIME64_1_HIGH, PRIME64_1_LOW);
  setA();
  bHigh = 0;
  bLow = 0;
}

function finish(length: number): void {
  multiply(0, length, PRIME64_2_HIGH, PRIME64_2_LOW);
  const lengthHigh = high;
  const lengthLow = low;
  multiply(bHigh, bLow, PRIME64_4_HIGH, PRIME64_4_LOW);
  add(high, low, lengthHigh, lengthLow);
  const upHigh = high;
  const upLow = low;
  multiply(aHigh, aLow, PRIME64_1_HIGH, PRIME64_1_LOW);
  add(high, low, upHigh, upLow);
  avalanche(high, low);
  const finalHigh = high;
  const finalLow = low;
  add(aHigh, aLow, bHigh, bLow);
  avalanche(high, low);
  setA();
  // The upper half is negated.
  add(~finalHigh, ~finalLow, 0, 1);
  setB();
}

function hashMedium(s: string): void {
  const { length } = s;
  start(length);
  for (let i = Math.floor((length - 1) / 32); i >= 0; i--) mix32(s, 16 * i, length - 16 * (i + 1), 32 * i);
  finish(length);
}

function hashLonger(s: string): void {
  const { length } = s;
  start(length);
  for (let i = 0; i < 4; i++) mix32(s, 32 * i, 32 * i + 16, 32 * i);
  avalanche(aHigh, aLow);
  setA();
  avalanche(bHigh, bLow);
  setB();
  for (let at = 128; at + 32 <= length; at += 32) mix32(s, at, at + 16, at - 125);
  mix32(s, length - 16, length - 32, 103);
  finish(length);
}

function hashLong(s: string): void {
  const { length } = s;
  const lanes = accumulate(s);
  multiply(0, length, PRIME64_1_HIGH, PRIME64_1_LOW);
  mergeLanes(lanes, 11, high, low);
  avalanche(high, low);
  setA();
  multiply(0, length, PRIME64_2_HIGH, PRIME64_2_LOW);
  mergeLanes(lanes, 117, ~high, ~low);
  avalanche(high, low);
  setB();
}
