import { hex32, readUint32, swapBytes } from "./u64.ts";

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

function mixKey(key: number): number {
  const k = Math.imul(key, C1);
  return Math.imul((k << 15) | (k >>> 17), C2);
}

/** MurmurHash3 x86_32 with seed 0, as eight hexadecimal digits in little-endian byte order. */
export function murmur3Hex32(text: string): string {
  const { length } = text;
  const tailAt = length & ~3;
  let h = 0;
  for (let i = 0; i < tailAt; i += 4) {
    h ^= mixKey(readUint32(text, i));
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = length - 1; i >= tailAt; i--) tail = (tail << 8) | text.charCodeAt(i);
  if (tailAt < length) h ^= mixKey(tail);
  h ^= length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return hex32(swapBytes(h ^ (h >>> 16)));
}
