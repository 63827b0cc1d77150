/**
 * Engine strings are *byte strings*: a JavaScript string in which every code unit (0-255) is one byte, as in Go. So
 * `length` is Go's `len`, `<` compares by bytes, `slice` cuts bytes, and invalid UTF-8 survives untouched. ASCII text
 * looks the same in both forms; anything else crosses the border through the functions of this file.
 */

const NON_ASCII = /[^\x00-\x7f]/;

/** The two Web Encoding classes, present in Node, browsers and edge workers alike. */
const { TextDecoder, TextEncoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
  TextEncoder: new () => { encode(text: string): Uint8Array };
};
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** Whether each byte is below 0x80, so that byte string and text are the same. */
export function isAscii(s: string): boolean {
  return !NON_ASCII.test(s);
}

/** Text (UTF-16) to a byte string (UTF-8); lone surrogates become U+FFFD as Go's encoder does. */
export function fromText(text: string): string {
  return isAscii(text) ? text : fromBytes(encoder.encode(text));
}

/** Byte string to text; each invalid byte sequence becomes U+FFFD. */
export function toText(s: string): string {
  return isAscii(s) ? s : decoder.decode(toBytes(s));
}

/** Bytes to a byte string. */
export function fromBytes(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  let out = "";
  for (let i = start; i < end; i += 4096) {
    out += String.fromCharCode.apply(null, bytes.subarray(i, Math.min(end, i + 4096)) as unknown as number[]);
  }
  return out;
}

/** Byte string to its bytes. */
export function toBytes(s: string): Uint8Array {
  const out = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
  return out;
}

/** The code points of a byte string, each invalid byte as U+FFFD of width 1 (Go's `for range`). */
export function* runes(s: string): Generator<{ readonly rune: number; readonly at: number; readonly width: number }> {
  for (let at = 0; at < s.length; ) {
    const width = runeWidth(s, at);
    yield { rune: width === 0 ? 0xfffd : runeAt(s, at, width), at, width: width || 1 };
    at += width || 1;
  }
}

/** Width in bytes of the valid UTF-8 sequence at `at`, or 0 where it is invalid (Unicode 15, table 3-7). */
export function runeWidth(s: string, at: number): number {
  const a = s.charCodeAt(at);
  if (a < 0x80) return 1;
  const b = s.charCodeAt(at + 1);
  const tail = (c: number): boolean => c >= 0x80 && c <= 0xbf;
  if (a >= 0xc2 && a <= 0xdf) return tail(b) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) {
    const low = a === 0xe0 ? 0xa0 : 0x80;
    const high = a === 0xed ? 0x9f : 0xbf;
    return b >= low && b <= high && tail(s.charCodeAt(at + 2)) ? 3 : 0;
  }
  if (a >= 0xf0 && a <= 0xf4) {
    const low = a === 0xf0 ? 0x90 : 0x80;
    const high = a === 0xf4 ? 0x8f : 0xbf;
    return b >= low && b <= high && tail(s.charCodeAt(at + 2)) && tail(s.charCodeAt(at + 3)) ? 4 : 0;
  }
  return 0;
}

/** The code point of the valid sequence of `width` bytes at `at`. */
export function runeAt(s: string, at: number, width: number): number {
  const a = s.charCodeAt(at);
  if (width === 1) return a;
  let rune = a & (0xff >> (width + 1));
  for (let i = 1; i < width; i++) rune = (rune << 6) | (s.charCodeAt(at + i) & 0x3f);
  return rune;
}

/** Whether the whole byte string is valid UTF-8. */
export function isValidUtf8(s: string): boolean {
  if (isAscii(s)) return true;
  for (let at = 0; at < s.length; ) {
    const width = runeWidth(s, at);
    if (width === 0) return false;
    at += width;
  }
  return true;
}
