import { latin1Slice } from "./latin1-slice.ts";

/** Longer slices are not worth looking up. */
const LONGEST = 32;
const SLOTS = 4096;
const slots: string[] = new Array<string>(SLOTS).fill("");

/**
 * As `latin1Slice`, for slices that tend to repeat (attribute keys, enumerated values, units): a direct-mapped table
 * gives back the string made before, without allocating. The table is bounded: a collision replaces the older string.
 */
export function internBytes(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length === 0) return "";
  if (length > LONGEST) return latin1Slice(bytes, start, end);
  const quarter = length >> 2;
  // Five bytes tell keys apart well enough, and what is alike is compared anyway.
  let hash = Math.imul(length, 31) + bytes[start];
  hash = Math.imul(hash, 31) + bytes[start + quarter];
  hash = Math.imul(hash, 31) + bytes[start + (length >> 1)];
  hash = Math.imul(hash, 31) + bytes[end - 1 - quarter];
  hash = Math.imul(hash, 31) + bytes[end - 1];
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const known = slots[slot];
  if (known.length === length) {
    let i = 0;
    while (i < length && known.charCodeAt(i) === bytes[start + i]) i++;
    if (i === length) return known;
  }
  const made = latin1Slice(bytes, start, end);
  slots[slot] = made;
  return made;
}
