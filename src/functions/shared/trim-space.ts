import { runes } from "../../values/byte-string.ts";

/** Go's unicode.IsSpace: the code points of the White_Space property. */
export function isSpace(rune: number): boolean {
  if (rune < 0x100) return (rune >= 9 && rune <= 13) || rune === 0x20 || rune === 0x85 || rune === 0xa0;
  return (
    rune === 0x1680 ||
    (rune >= 0x2000 && rune <= 0x200a) ||
    rune === 0x2028 ||
    rune === 0x2029 ||
    rune === 0x202f ||
    rune === 0x205f ||
    rune === 0x3000
  );
}

/** Whether a byte is an ASCII character and no blank. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

/** Go's strings.TrimSpace over a byte string. */
export function trimSpace(text: string): string {
  if (text === "" || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)))) return text;
  let start = text.length;
  let end = 0;
  for (const { rune, at, width } of runes(text)) {
    if (isSpace(rune)) continue;
    start = Math.min(start, at);
    end = at + width;
  }
  return text.slice(start, Math.max(start, end));
}
