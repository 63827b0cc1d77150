import { decodeAt, encodeRune, runeOf, widthOf } from "./decode.ts";

/** A piece of a glob pattern; `text` is a byte string. */
export interface GlobToken {
  readonly type:
    | "end"
    | "error"
    | "text"
    | "any"
    | "single"
    | "not"
    | "separator"
    | "range-open"
    | "range-close"
    | "range-low"
    | "range-high"
    | "terms-open"
    | "terms-close";
  readonly text: string;
}

const END = 0;
const [STAR, QUESTION, BACKSLASH, COMMA, BANG, DASH] = [0x2a, 0x3f, 0x5c, 0x2c, 0x21, 0x2d];
const [OPEN_RANGE, CLOSE_RANGE, OPEN_TERMS, CLOSE_TERMS] = [0x5b, 0x5d, 0x7b, 0x7d];
const TEXT_BREAKERS = [QUESTION, STAR, OPEN_RANGE, OPEN_TERMS];
const TERMS_BREAKERS = [...TEXT_BREAKERS, CLOSE_TERMS, COMMA];

/**
 * Splits a glob as gobwas/glob v0.2.3 does, oddities included: NUL ends the pattern, U+FFFD cannot be read, and what
 * stands after a range's text must be its `]`.
 */
export class GlobLexer {
  readonly #source: string;
  #at = 0;
  #problem = "";
  readonly #tokens: GlobToken[] = [];
  #level = 0;
  #lastRune = END;
  #lastWidth = 0;
  #pushedBack = false;

  constructor(source: string) {
    this.#source = source;
  }

  next(): GlobToken {
    for (;;) {
      if (this.#problem !== "") return { type: "error", text: this.#problem };
      const token = this.#tokens.shift();
      if (token !== undefined) return token;
      this.#fetch();
    }
  }

  #put(type: GlobToken["type"], rune: number): void {
    this.#tokens.push({ type, text: encodeRune(rune) });
  }

  #fetch(): void {
    const rune = this.#read();
    const inTerms = this.#level > 0;
    if (rune === END) this.#tokens.push({ type: "end", text: "" });
    else if (rune === OPEN_TERMS) {
      this.#level++;
      this.#put("terms-open", rune);
    } else if (rune === COMMA && inTerms) this.#put("separator", rune);
    else if (rune === CLOSE_TERMS && inTerms) {
      this.#put("terms-close", rune);
      this.#level--;
    } else if (rune === OPEN_RANGE) {
      this.#put("range-open", rune);
      this.#fetchRange();
    } else if (rune === QUESTION) this.#put("single", rune);
    else if (rune === STAR) {
      // `*` and `**` differ in separators only, which are not used here.
      if (this.#read() !== STAR) this.#unread();
      this.#put("any", rune);
    } else {
      this.#unread();
      this.#fetchText(inTerms ? TERMS_BREAKERS : TEXT_BREAKERS);
    }
  }

  #fetchRange(): void {
    let wantHigh = false;
    let wantClose = false;
    let seenNot = false;
    for (;;) {
      const rune = this.#read();
      if (rune === END) {
        this.#problem = "unexpected end of input";
        return;
      }
      if (wantClose) {
        if (rune !== CLOSE_RANGE) this.#problem = "expected close range character";
        else this.#put("range-close", rune);
        return;
      }
      if (wantHigh) {
        this.#put("range-high", rune);
        wantClose = true;
      } else if (!seenNot && rune === BANG) {
        this.#put("not", rune);
        seenNot = true;
      } else {
        const [next, width] = this.#peek();
        if (next === DASH) {
          this.#at += width;
          this.#put("range-low", rune);
          wantHigh = true;
        } else {
          this.#unread();
          this.#fetchText([CLOSE_RANGE]);
          wantClose = true;
        }
      }
    }
  }

  #fetchText(breakers: readonly number[]): void {
    let text = "";
    let escaped = false;
    for (;;) {
      const rune = this.#read();
      if (rune === END) break;
      if (!escaped) {
        if (rune === BACKSLASH) {
          escaped = true;
          continue;
        }
        if (breakers.includes(rune)) {
          this.#unread();
          break;
        }
      }
      escaped = false;
      text += encodeRune(rune);
    }
    if (text !== "") this.#tokens.push({ type: "text", text });
  }

  #peek(): [rune: number, width: number] {
    if (this.#at === this.#source.length) return [END, 0];
    const decoded = decodeAt(this.#source, this.#at);
    if (runeOf(decoded) !== 0xfffd) return [runeOf(decoded), widthOf(decoded)];
    this.#problem = "could not read rune";
    return [END, 0];
  }

  #read(): number {
    if (this.#pushedBack) this.#pushedBack = false;
    else [this.#lastRune, this.#lastWidth] = this.#peek();
    this.#at += this.#lastWidth;
    return this.#lastRune;
  }

  #unread(): void {
    if (this.#pushedBack) {
      this.#problem = "could not unread rune";
      return;
    }
    this.#at -= this.#lastWidth;
    this.#pushedBack = true;
  }
}
