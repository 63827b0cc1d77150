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
  if (a < 0xc2 || a > 0xf4 || at + 1 >= n) return INVALID;
  const b = s.charCodeAt(at + 1);
  if (a < 0xe0) return (b & 0xc0) === 0x80 ? 2 * WIDTH_UNIT + (((a & 0x1f) << 6) | (b & 0x3f)) : INVALID;
  if (b < (a === 0xe0 ? 0xa0 : a === 0xf0 ? 0x90 : 0x80)) return INVALID;
  if (b > (a === 0xed ? 0x9f : a === 0xf4 ? 0x8f : 0xbf) || at + 2 >= n) return INVALID;
  const c = s.charCodeAt(at + 2);
  if ((c & 0xc0) !== 0x80) return INVALID;
  if (a < 0xf0) return 3 * WIDTH_UNIT + (((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
  if (at + 3 >= n) return INVALID;
  const d = s.charCodeAt(at + 3);
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
