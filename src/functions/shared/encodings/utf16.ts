import { encodeRune } from "../encode-rune.ts";

const REPLACEMENT = "\xef\xbf\xbd";

/** Decodes UTF-16 to UTF-8 as golang.org/x/text does; a byte order mark is a character like any other. */
export function decodeUtf16(bytes: string, littleEndian: boolean): string {
  const unit = (at: number): number =>
    littleEndian
      ? bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8)
      : (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1);
  let out = "";
  let at = 0;
  for (; at + 1 < bytes.length; at += 2) {
    const first = unit(at);
    const second = (first & 0xf800) === 0xd800 && at + 3 < bytes.length ? unit(at + 2) : 0;
    if ((second & 0xfc00) === 0xdc00) {
      // A trail surrogate swallows what stands before it, also where that is no lead.
      out += first < 0xdc00 ? encodeRune(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff)) : REPLACEMENT;
      at += 2;
    } else {
      out += encodeRune(first);
    }
  }
  return at < bytes.length ? out + REPLACEMENT : out;
}

/** UTF-16 with a byte order mark, which is dropped; big endian without one. */
export function decodeUtf16WithMark(bytes: string): string {
  if (bytes.startsWith("\xff\xfe")) return decodeUtf16(bytes.slice(2), true);
  return decodeUtf16(bytes.startsWith("\xfe\xff") ? bytes.slice(2) : bytes, false);
}
