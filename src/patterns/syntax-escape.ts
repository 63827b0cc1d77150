import { decodeAt, runeOf, widthOf } from "./decode.ts";
import type { PatternErrorCode } from "./pattern-error.ts";
import { MAX_RUNE } from "./rune-set.ts";

/** Thrown inside the parser only: the refused part is source[from, to). */
export class SyntaxProblem {
  readonly code: PatternErrorCode;
  readonly from: number;
  readonly to: number;

  constructor(code: PatternErrorCode, from: number, to: number) {
    this.code = code;
    this.from = from;
    this.to = to;
  }
}

/**
 * The place in a pattern (a byte string) while it is read. `end` bounds what is seen, as inside `\Q…\E`.
 */
export class SyntaxCursor {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** The byte at `at + ahead` as a character, "" past the end. */
  peek(ahead = 0): string {
    return this.source.charAt(this.at + ahead);
  }

  /** Reads one code point (U+FFFD of no width at the end); `end` is where an error's part ends. */
  rune(end = this.source.length): number {
    const decoded = decodeAt(this.source, this.at);
    const width = widthOf(decoded);
    if (width === 0) return 0xfffd;
    if (width === 1 && runeOf(decoded) === 0xfffd) throw new SyntaxProblem("invalid UTF-8", this.at, end);
    this.at += width;
    return runeOf(decoded);
  }

  /** Refuses invalid UTF-8 in source[from, to). */
  checkUtf8(from: number, to: number): void {
    const place = this.at;
    this.at = from;
    while (this.at < to) this.rune(to);
    this.at = place;
  }
}

const CONTROL: { readonly [letter: string]: number } = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Reads an escape that stands for one character; the cursor is on its backslash. */
export function readEscape(cursor: SyntaxCursor): number {
  const from = cursor.at;
  cursor.at++;
  if (cursor.done) throw new SyntaxProblem("trailing backslash at end of expression", cursor.at, cursor.at);
  const rune = cursor.rune();
  const letter = String.fromCharCode(rune);
  if (rune < 0x80 && !/[0-9A-Za-z]/.test(letter)) return rune;
  if (Object.hasOwn(CONTROL, letter)) return CONTROL[letter]!;
  if (letter === "0" || (/[1-7]/.test(letter) && isOctal(cursor.peek()))) {
    let value = rune - 0x30;
    for (let i = 1; i < 3 && isOctal(cursor.peek()); i++) value = value * 8 + cursor.rune() - 0x30;
    return value;
  }
  const value = letter === "x" && !cursor.done ? readHex(cursor) : -1;
  if (value < 0) throw new SyntaxProblem("invalid escape sequence", from, cursor.at);
  return value;
}

/** Reads what follows `\x`; -1 when it is not right. */
function readHex(cursor: SyntaxCursor): number {
  const first = cursor.rune();
  if (first !== 0x7b) {
    const high = hexValue(first);
    const low = hexValue(cursor.rune());
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
  let value = 0;
  for (let digits = 0; ; digits++) {
    if (cursor.done) return -1;
    const rune = cursor.rune();
    if (rune === 0x7d) return digits === 0 ? -1 : value;
    const digit = hexValue(rune);
    if (digit < 0) return -1;
    value = value * 16 + digit;
    if (value > MAX_RUNE) return -1;
  }
}

function hexValue(rune: number): number {
  if (rune >= 0x30 && rune <= 0x39) return rune - 0x30;
  const letter = rune | 0x20;
  return letter >= 0x61 && letter <= 0x66 && rune < 0x80 ? letter - 0x57 : -1;
}

function isOctal(c: string): boolean {
  return c >= "0" && c <= "7";
}
