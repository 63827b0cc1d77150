import { setHas } from "../../../patterns/rune-set.ts";
import { unicodeClass } from "../../../patterns/unicode.ts";
import { runes, runeWidth } from "../../../values/byte-string.ts";
import { encodeRune } from "../encode-rune.ts";

const GRAPHIC = ["L", "M", "N", "P", "S"];
let graphicSets: readonly ArrayLike<number>[] | undefined;

/** Go's strconv.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII blank (Unicode 15.0). */
export function isPrint(rune: number): boolean {
  if (rune < 0x7f) return rune >= 0x20;
  graphicSets ??= GRAPHIC.map((name) => unicodeClass(name, false) ?? []);
  return graphicSets.some((set) => setHas(set, rune));
}

const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, "\\a"],
  [0x08, "\\b"],
  [0x0c, "\\f"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x09, "\\t"],
  [0x0b, "\\v"],
]);

function escapeRune(rune: number, quote: string, asciiOnly: boolean): string {
  const char = encodeRune(rune);
  if (char === quote || char === "\\") return `\\${char}`;
  if ((!asciiOnly || rune < 0x80) && isPrint(rune)) return char;
  const short = SHORT_ESCAPES.get(rune);
  if (short !== undefined) return short;
  if (rune < 0x20 || rune === 0x7f) return `\\x${rune.toString(16).padStart(2, "0")}`;
  return rune < 0x10000 ? `\\u${rune.toString(16).padStart(4, "0")}` : `\\U${rune.toString(16).padStart(8, "0")}`;
}

/** Go's strconv.Quote (or QuoteToASCII) of a byte string. */
export function quoteString(text: string, asciiOnly = false): string {
  let out = '"';
  for (const { rune, at } of runes(text)) {
    const isInvalid = rune === 0xfffd && runeWidth(text, at) === 0;
    out += isInvalid ? `\\x${text.charCodeAt(at).toString(16)}` : escapeRune(rune, '"', asciiOnly);
  }
  return `${out}"`;
}

/** Go's strconv.QuoteRune (or QuoteRuneToASCII); what is no character becomes U+FFFD. */
export function quoteRune(rune: number, asciiOnly = false): string {
  const isValid = rune >= 0 && rune <= 0x10ffff && (rune < 0xd800 || rune > 0xdfff);
  return `'${escapeRune(isValid ? rune : 0xfffd, "'", asciiOnly)}'`;
}

/** Go's strconv.CanBackquote: valid UTF-8 without back quotes, byte order marks and control characters but the tab. */
export function canBackquote(text: string): boolean {
  for (const { rune, at } of runes(text)) {
    if (rune === 0xfeff || rune === 0x60 || rune === 0x7f || (rune < 0x20 && rune !== 0x09)) return false;
    if (rune === 0xfffd && runeWidth(text, at) === 0) return false;
  }
  return true;
}
