import { fromText } from "../values/byte-string.ts";

/** What is wrong with an escape: offset and length within the literal as written (quotes included). */
export interface EscapeError {
  readonly at: number;
  readonly length: number;
}

const SIMPLE: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
  "\\": 0x5c,
  '"': 0x22,
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The value of a double-quoted literal as a byte string. Escapes are those of Go's strconv.UnquoteChar with quote `"`;
 * each yields a code point that is then encoded, so `"\xff"` is U+00FF and two bytes. Source: participle map.go, unquote.
 */
export function unescapeLiteral(literal: string): string | EscapeError {
  const last = literal.length - 1;
  let backslash = literal.indexOf("\\", 1);
  if (backslash < 0) return fromText(literal.slice(1, last));
  let text = "";
  let from = 1;
  while (backslash >= 0 && backslash < last) {
    text += literal.slice(from, backslash);
    const found = readEscape(literal, backslash, last);
    if (found.rune < 0) return { at: backslash, length: found.length };
    text += String.fromCodePoint(found.rune);
    from = backslash + found.length;
    backslash = literal.indexOf("\\", from);
  }
  return fromText(text + literal.slice(from, last));
}

/** Rune -1 marks an invalid escape; `length` counts from the backslash. */
function readEscape(literal: string, at: number, last: number): { readonly rune: number; readonly length: number } {
  const kind = literal[at + 1];
  const simple = SIMPLE[kind];
  if (simple !== undefined) return { rune: simple, length: 2 };
  const hexDigits = HEX_DIGITS[kind];
  const isOctal = kind >= "0" && kind <= "7";
  if (hexDigits === undefined && !isOctal) return { rune: -1, length: kind >= "\ud800" && kind <= "\udbff" ? 3 : 2 };
  const from = isOctal ? at + 1 : at + 2;
  const to = from + (isOctal ? 3 : hexDigits);
  const digits = literal.slice(from, Math.min(to, last));
  const valid = isOctal ? /^[0-7]{3}$/.test(digits) : digits.length === hexDigits && /^[0-9a-fA-F]+$/.test(digits);
  const length = Math.min(to, last) - at;
  if (!valid) return { rune: -1, length };
  const rune = Number.parseInt(digits, isOctal ? 8 : 16);
  const outOfRange = isOctal ? rune > 255 : rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff);
  return { rune: outOfRange ? -1 : rune, length };
}
