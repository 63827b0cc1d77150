/** Width of a decoded code point is kept above its 21 bits. */
const WIDTH_UNIT = 0x200000;
const INVALID = WIDTH_UNIT + 0xfffd;

/**
 * Decodes the UTF-8 sequence at `at` as `width * 0x200000 + rune`; 0 at the end of the text; an invalid byte is U+FFFD
 * of width 1, as in Go.
 */
export function decodeAt(s: string, at: number): number {
  const n = s.length;
  if (at >= n) return 0;
  const a = s.charCodeAt(at);
  if (a < 0x80) return WIDTH_UNIT + a;
  const b = at + 1 < n ? s.charCodeAt(at + 1) : 0;
  if (a < 0xe0) return a >= 0xc2 && (b & 0xc0) === 0x80 ? 2 * WIDTH_UNIT + (((a & 0x1f) << 6) | (b & 0x3f)) : INVALID;
  return decodeSequence(a, b, at + 2 < n ? s.charCodeAt(at + 2) : 0, at + 3 < n ? s.charCodeAt(at + 3) : 0);
}

/** As {@link decodeAt}, for bytes[at, end). */
export function decodeBytesAt(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return 0;
  const a = bytes[at]!;
  if (a < 0x80) return WIDTH_UNIT + a;
  return decodeSequence(
    a,
    at + 1 < end ? bytes[at + 1]! : 0,
    at + 2 < end ? bytes[at + 2]! : 0,
    at + 3 < end ? bytes[at + 3]! : 0,
  );
}

/** As {@link decodeAt}, for the code point that ends at `at` and begins at `from` or later. */
export function decodeBefore(s: string, at: number, from: number): number {
  if (at <= from) return 0;
  const last = s.charCodeAt(at - 1);
  if (last < 0x80) return WIDTH_UNIT + last;
  for (let back = 2; back <= 4 && at - back >= from; back++) {
    if ((s.charCodeAt(at - back) & 0xc0) === 0x80) continue;
    const decoded = decodeAt(s, at - back);
    return widthOf(decoded) === back ? decoded : INVALID;
  }
  return INVALID;
}

/** As {@link decodeBefore}, for bytes. */
export function decodeBytesBefore(bytes: Uint8Array, at: number, from: number): number {
  if (at <= from) return 0;
  const last = bytes[at - 1]!;
  if (last < 0x80) return WIDTH_UNIT + last;
  for (let back = 2; back <= 4 && at - back >= from; back++) {
    if ((bytes[at - back]! & 0xc0) === 0x80) continue;
    const decoded = decodeBytesAt(bytes, at - back, at);
    return widthOf(decoded) === back ? decoded : INVALID;
  }
  return INVALID;
}

/** Decodes by a lead byte from 0x80 on and what follows it (0 past the end). */
function decodeSequence(a: number, b: number, c: number, d: number): number {
  if (a < 0xc2 || a > 0xf4) return INVALID;
  if (a < 0xe0) return (b & 0xc0) === 0x80 ? 2 * WIDTH_UNIT + (((a & 0x1f) << 6) | (b & 0x3f)) : INVALID;
  if (b < (a === 0xe0 ? 0xa0 : a === 0xf0 ? 0x90 : 0x80)) return INVALID;
  if (b > (a === 0xed ? 0x9f : a === 0xf4 ? 0x8f : 0xbf)) return INVALID;
  if ((c & 0xc0) !== 0x80) return INVALID;
  if (a < 0xf0) return 3 * WIDTH_UNIT + (((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
  if ((d & 0xc0) !== 0x80) return INVALID;
  return 4 * WIDTH_UNIT + (((a & 0x07) << 18) | ((b & 0x3f) << 12) | ((c & 0x3f) << 6) | (d & 0x3f));
}

/** The code point of a decoded value. */
export function runeOf(decoded: number): number {
  return decoded & 0x1fffff;
}

/** The width in bytes of a decoded value, 0 at the end of the text. */
export function widthOf(decoded: number): number {
  return decoded >>> 21;
}

/**
 * The code point before `at` as far as look-around needs it: -1 at the start of the text, an ASCII character as it is,
 * U+FFFD for any other.
 */
export function runeBefore(s: string, at: number): number {
  if (at <= 0) return -1;
  const last = s.charCodeAt(at - 1);
  return last < 0x80 ? last : 0xfffd;
}

/** UTF-8 bytes of a code point as a byte string; a surrogate or impossible value gives those of U+FFFD. */
export function encodeRune(rune: number): string {
  if (rune < 0x80) return String.fromCharCode(rune);
  if (rune < 0x800) return String.fromCharCode(0xc0 | (rune >> 6), 0x80 | (rune & 0x3f));
  if ((rune >= 0xd800 && rune <= 0xdfff) || rune > 0x10ffff) return "\xef\xbf\xbd";
  if (rune < 0x10000) {
    return String.fromCharCode(0xe0 | (rune >> 12), 0x80 | ((rune >> 6) & 0x3f), 0x80 | (rune & 0x3f));
  }
  return String.fromCharCode(
    0xf0 | (rune >> 18),
    0x80 | ((rune >> 12) & 0x3f),
    0x80 | ((rune >> 6) & 0x3f),
    0x80 | (rune & 0x3f),
  );
}
