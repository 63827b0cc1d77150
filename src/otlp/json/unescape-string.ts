import { latin1Slice } from "../../util/latin1-slice.ts";

/** A string read, with the offset behind its closing quote. */
export interface UnescapedString {
  readonly text: string;
  readonly next: number;
}

/** Why and where a string is malformed. */
export interface StringError {
  readonly reason: string;
  readonly at: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SIMPLE = new Map<number, number>([
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
  [0x2f, 0x2f],
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);
const REPLACEMENT = 0xfffd;

/**
 * The byte string of a JSON string that holds escapes: `start` is its first byte after the quote, `firstEscape` its
 * first backslash, `end` the end of the input. A surrogate without its other half becomes U+FFFD, as in the
 * reference's reader.
 */
export function unescapeString(
  bytes: Uint8Array,
  start: number,
  firstEscape: number,
  end: number,
): UnescapedString | StringError {
  let close = firstEscape;
  while (close < end && bytes[close] !== QUOTE) close += bytes[close] === BACKSLASH ? 2 : 1;
  if (close >= end) return { reason: "the string is not closed", at: start - 1 };
  // An escape is never shorter than what it stands for.
  const out = new Uint8Array(close - start);
  out.set(bytes.subarray(start, firstEscape));
  let written = firstEscape - start;
  for (let at = firstEscape; at < close; ) {
    const c = bytes[at];
    if (c !== BACKSLASH) {
      if (c < 0x20) return { reason: "control character in a string", at };
      out[written++] = c;
      at++;
      continue;
    }
    const kind = bytes[at + 1];
    const simple = SIMPLE.get(kind);
    if (simple !== undefined) {
      out[written++] = simple;
      at += 2;
      continue;
    }
    if (kind !== 0x75) return { reason: "invalid escape in a string", at };
    const unit = fourDigits(bytes, at + 2, close);
    if (unit < 0) return { reason: "invalid \\u escape in a string", at };
    at += 6;
    if (unit < 0xd800 || unit > 0xdfff) {
      written = writeRune(out, written, unit);
      continue;
    }
    if (bytes[at] !== BACKSLASH || bytes[at + 1] !== 0x75) {
      written = writeRune(out, written, REPLACEMENT);
      continue;
    }
    const second = fourDigits(bytes, at + 2, close);
    if (second < 0) return { reason: "invalid \\u escape in a string", at };
    at += 6;
    if (unit < 0xdc00 && second >= 0xdc00 && second <= 0xdfff) {
      written = writeRune(out, written, 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
    } else {
      written = writeRune(out, written, REPLACEMENT);
      written = writeRune(out, written, second >= 0xd800 && second <= 0xdfff ? REPLACEMENT : second);
    }
  }
  return { text: latin1Slice(out, 0, written), next: close + 1 };
}

/** The value of four hexadecimal digits, or -1. */
function fourDigits(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const c = bytes[i];
    const lower = c | 0x20;
    if (c >= 0x30 && c <= 0x39) value = value * 16 + c - 0x30;
    else if (lower >= 0x61 && lower <= 0x66) value = value * 16 + lower - 0x57;
    else return -1;
  }
  return value;
}

/** Writes a code point as UTF-8. */
function writeRune(out: Uint8Array, at: number, rune: number): number {
  let pos = at;
  if (rune < 0x80) out[pos++] = rune;
  else if (rune < 0x800) out[pos++] = 0xc0 | (rune >> 6);
  else if (rune < 0x10000) {
    out[pos++] = 0xe0 | (rune >> 12);
    out[pos++] = 0x80 | ((rune >> 6) & 0x3f);
  } else {
    out[pos++] = 0xf0 | (rune >> 18);
    out[pos++] = 0x80 | ((rune >> 12) & 0x3f);
    out[pos++] = 0x80 | ((rune >> 6) & 0x3f);
  }
  if (rune >= 0x80) out[pos++] = 0x80 | (rune & 0x3f);
  return pos;
}
