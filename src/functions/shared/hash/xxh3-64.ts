import { add, hex32, high, low, multiply, multiplyFold, readUint32, swapBytes } from "./u64.ts";
import {
  accumulate,
  avalanche,
  avalanche64,
  mergeLanes,
  mix16,
  PRIME64_1_HIGH,
  PRIME64_1_LOW,
  rrmxmx,
  SECRET,
  smallWord,
} from "./xxh3-parts.ts";

/** XXH3, 64 bits, seed 0, over a byte string, as 16 hexadecimal digits. */
export function xxh3Hex64(text: string): string {
  const { length } = text;
  if (length <= 16) hashShort(text);
  else if (length <= 128) hashMedium(text);
  else if (length <= 240) hashLonger(text);
  else {
    const lanes = accumulate(text);
    multiply(0, length, PRIME64_1_HIGH, PRIME64_1_LOW);
    mergeLanes(lanes, 11, high, low);
    avalanche(high, low);
  }
  return hex32(high) + hex32(low);
}

function hashShort(s: string): void {
  const { length } = s;
  if (length > 8) {
    const firstLow = readUint32(s, 0) ^ SECRET[24] ^ SECRET[32];
    const firstHigh = readUint32(s, 4) ^ SECRET[28] ^ SECRET[36];
    const lastLow = readUint32(s, length - 8) ^ SECRET[40] ^ SECRET[48];
    const lastHigh = readUint32(s, length - 4) ^ SECRET[44] ^ SECRET[52];
    multiplyFold(firstHigh, firstLow, lastHigh, lastLow);
    add(high, low, lastHigh, lastLow);
    add(high, low, swapBytes(firstLow), swapBytes(firstHigh));
    add(high, low, 0, length);
    avalanche(high, low);
  } else if (length > 3) {
    const l = readUint32(s, length - 4) ^ SECRET[8] ^ SECRET[16];
    rrmxmx(readUint32(s, 0) ^ SECRET[12] ^ SECRET[20], l, length);
  } else if (length > 0) {
    avalanche64(smallWord(s) ^ SECRET[0] ^ SECRET[4]);
  } else {
    add(0x2d068005, 0x38d394c2, 0, 0);
  }
}

function hashMedium(s: string): void {
  const { length } = s;
  multiply(0, length, PRIME64_1_HIGH, PRIME64_1_LOW);
  for (let i = Math.floor((length - 1) / 32); i >= 0; i--) {
    addMix(s, 16 * i, 32 * i);
    addMix(s, length - 16 * (i + 1), 32 * i + 16);
  }
  avalanche(high, low);
}

function hashLonger(s: string): void {
  const { length } = s;
  multiply(0, length, PRIME64_1_HIGH, PRIME64_1_LOW);
  for (let i = 0; i < 8; i++) addMix(s, 16 * i, 16 * i);
  avalanche(high, low);
  for (let at = 128; at + 16 <= length; at += 16) addMix(s, at, at - 125);
  addMix(s, length - 16, 119);
  avalanche(high, low);
}

/** Adds the fold of sixteen bytes to what `high` and `low` hold. */
function addMix(s: string, at: number, secret: number): void {
  const sumHigh = high;
  const sumLow = low;
  mix16(s, at, secret);
  add(sumHigh, sumLow, high, low);
}
