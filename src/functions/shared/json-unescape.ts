import { encodeRune } from "./encode-rune.ts";

const SIMPLE: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * Resolves the escapes of a JSON string literal (a byte string without its quotes, every escape well-formed).
 * Surrogate pairs become one code point, lone surrogates U+FFFD.
 * @param first Index of the first backslash.
 */
export function unescapeJson(literal: string, first: number): string {
  let out = "";
  let last = 0;
  for (let at = first; at >= 0; at = literal.indexOf("\\", last)) {
    out += literal.slice(last, at);
    const letter = literal[at + 1];
    if (letter !== "u") {
      out += SIMPLE[letter] ?? letter;
      last = at + 2;
      continue;
    }
    let rune = Number.parseInt(literal.slice(at + 2, at + 6), 16);
    last = at + 6;
    if (rune >= 0xd800 && rune < 0xdc00 && literal.startsWith("\\u", last)) {
      const low = Number.parseInt(literal.slice(last + 2, last + 6), 16);
      if (low >= 0xdc00 && low < 0xe000) {
        rune = ((rune - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
        last += 6;
      }
    }
    out += encodeRune(rune);
  }
  return out + literal.slice(last);
}
