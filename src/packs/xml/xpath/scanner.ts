import { isSpace } from "../../../functions/shared/trim-space.ts";
import { runeAt, runeWidth } from "../../../values/byte-string.ts";
import { parseFloat64 } from "../../../values/go-float.ts";
import { NAME_CHAR } from "../name-chars.ts";
import { XPathError } from "./xpath-error.ts";

export type TokenType =
  | ","
  | "/"
  | "@"
  | "."
  | "("
  | ")"
  | "["
  | "]"
  | "*"
  | "+"
  | "-"
  | "="
  | "<"
  | ">"
  | "!"
  | "$"
  | "|"
  | "!="
  | "<="
  | ">="
  | ".."
  | "//"
  | "name"
  | "string"
  | "number"
  | "axis"
  | "end";

const DIGIT = /^\p{Nd}$/u;
const SINGLE = ",@()|*[]+-=$";

/**
 * Splits an XPath expression (a byte string) into tokens as antchfx/xpath 1.3 does. Fields keep what the last token of
 * their kind left, which the parser relies on.
 */
export class Scanner {
  readonly text: string;
  type: TokenType = "end";
  name = "";
  prefix = "";
  string = "";
  number = 0;
  /** A name token is followed by an opening parenthesis. */
  canBeFunction = false;
  private at = 0;
  /** The current code point (0 at the end) and its width in bytes; `at` is behind it. */
  private rune = 0;
  private width = 1;

  constructor(text: string) {
    this.text = text;
    this.advance();
    this.next();
  }

  private advance(): boolean {
    if (this.at >= this.text.length) {
      this.rune = 0;
      this.width = 1;
      return false;
    }
    const width = runeWidth(this.text, this.at);
    this.rune = width === 0 ? 0xfffd : runeAt(this.text, this.at, width);
    this.width = width || 1;
    this.at += this.width;
    return true;
  }

  private get char(): string {
    return this.rune === 0 ? "" : String.fromCodePoint(this.rune);
  }

  private skipSpace(): void {
    while (isSpace(this.rune) && this.advance());
  }

  /** Moves to the next token. */
  next(): void {
    this.skipSpace();
    const { char } = this;
    if (char === "") {
      this.type = "end";
      return;
    }
    if (SINGLE.includes(char)) {
      this.type = char as TokenType;
      this.advance();
      return;
    }
    switch (char) {
      case "<":
      case ">":
      case "!":
        this.advance();
        this.type = char;
        if (this.char !== "=") return;
        this.type = `${char}=`;
        this.advance();
        return;
      case ".":
        this.advance();
        this.type = ".";
        if (this.char === ".") {
          this.type = "..";
          this.advance();
        } else if (this.isDigit()) {
          this.type = "number";
          this.number = this.scanFraction();
        }
        return;
      case "/":
        this.advance();
        this.type = "/";
        if (this.char !== "/") return;
        this.type = "//";
        this.advance();
        return;
      case '"':
      case "'":
        this.type = "string";
        this.string = this.scanString();
        return;
    }
    if (this.isDigit()) {
      this.type = "number";
      this.number = this.scanNumber();
    } else if (this.isName()) {
      this.scanQualifiedName();
    } else throw new XPathError(`${this.text} has an invalid token`);
  }

  private scanQualifiedName(): void {
    this.type = "name";
    this.name = this.scanName();
    this.prefix = "";
    if (this.char === ":") {
      this.advance();
      if (this.char === ":") {
        this.advance();
        this.type = "axis";
      } else {
        this.prefix = this.name;
        if (this.char === "*") {
          this.advance();
          this.name = "*";
        } else if (this.isName()) this.name = this.scanName();
        else throw new XPathError(`${this.text} has an invalid qualified name`);
      }
    } else {
      this.skipSpace();
      if (this.char === ":") {
        this.advance();
        if (this.char !== ":") throw new XPathError(`${this.text} has an invalid qualified name`);
        this.advance();
        this.type = "axis";
      }
    }
    this.skipSpace();
    this.canBeFunction = this.char === "(";
  }

  private isDigit(): boolean {
    return DIGIT.test(this.char);
  }

  private isName(): boolean {
    return this.char !== ":" && NAME_CHAR.test(this.char);
  }

  private scanFraction(): number {
    const start = this.at - 2;
    let length = 1;
    for (; this.isDigit(); length++) this.advance();
    return this.parseNumber(start, length);
  }

  private scanNumber(): number {
    const start = this.at - 1;
    let length = 0;
    for (; this.isDigit(); length++) this.advance();
    if (this.char === ".") {
      this.advance();
      length++;
      for (; this.isDigit(); length++) this.advance();
    }
    return this.parseNumber(start, length);
  }

  private parseNumber(start: number, length: number): number {
    const value = parseFloat64(this.text.slice(start, start + length));
    if (typeof value !== "number") throw new XPathError(`${this.text} has an invalid number`);
    return value;
  }

  private scanString(): string {
    const end = this.rune;
    this.advance();
    const start = this.at - this.width;
    let length = this.width;
    while (this.rune !== end) {
      if (!this.advance()) throw new XPathError(`${this.text} has an unclosed string`);
      length += this.width;
    }
    this.advance();
    return this.text.slice(start, start + length - 1);
  }

  /** A name; a character of several bytes right after it leaves all its bytes but one in the name. */
  private scanName(): string {
    const start = this.at - this.width;
    let length = this.width - 1;
    while (this.isName()) {
      const more = this.advance();
      length += this.width;
      if (!more) break;
    }
    return this.text.slice(start, start + length);
  }
}
