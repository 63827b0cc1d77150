import { writeLatin1 } from "../../util/write-latin1.ts";
import { type Failure, fail } from "../../values/failure.ts";
import { parseFloat64 } from "../../values/go-float.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { unescapeJson } from "./json-unescape.ts";

/** Deeper documents are refused: what handles values recurses. The reference's limit is 10000. */
const MAX_DEPTH = 2000;
/** Objects with more keys look for duplicates in a table. */
const LINEAR_KEYS = 16;
/** Texts up to this size share a buffer. */
const SHARED_SIZE = 1 << 20;
let shared = new Uint8Array(1 << 12);
/** Powers of ten that a float holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

const NUL = 0;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** An object or array being read. */
interface Open {
  readonly container: PMap | PSlice;
  /** The key whose value comes next. */
  key: string;
  /** Key to index, once an object is large. */
  table: Map<string, number> | undefined;
}

/**
 * Parses a JSON document (a byte string) into pdata values as goccy/go-json 0.10 does: every number is a float, the
 * last of equal keys counts, raw control characters and invalid UTF-8 stay, numbers are whatever strconv.ParseFloat
 * takes, `null` may stand for the key "", and a NUL ends the document. Never recursive.
 */
export function parseJson(text: string): PValue | Failure {
  return new JsonReader(text).document();
}

/** A text's bytes with a NUL behind them; those of short texts until the next call. */
function bytesOf(text: string): Uint8Array {
  const size = text.length + 1;
  if (size > shared.length && size <= SHARED_SIZE) shared = new Uint8Array(Math.max(size, shared.length * 2));
  const bytes = size <= shared.length ? shared : new Uint8Array(size);
  writeLatin1(text, bytes, 0);
  bytes[text.length] = NUL;
  return bytes;
}

class JsonReader {
  private readonly text: string;
  /** The text's bytes, which are read faster, and a NUL. */
  private readonly bytes: Uint8Array;
  private at = 0;
  /** Set when a method gives up; its result is then meaningless. */
  private failure: Failure | undefined = undefined;
  private readonly outer: Open[] = [];
  private open: Open | undefined = undefined;

  constructor(text: string) {
    this.text = text;
    this.bytes = bytesOf(text);
  }

  document(): PValue | Failure {
    let value: PValue = null;
    do {
      value = this.value();
      if (this.failure !== undefined) return this.failure;
    } while (!this.attach(value) && this.failure === undefined);
    if (this.failure !== undefined) return this.failure;
    const last = this.skipSpace();
    if (last !== NUL) return this.unexpected("after the top-level value");
    return this.result;
  }

  private result: PValue = null;

  /** Reads a scalar or an empty container; a container with content is opened and its first value read. */
  private value(): PValue {
    for (;;) {
      const c = this.skipSpace();
      if (c === QUOTE) return this.string();
      if (c === MINUS || (c >= ZERO && c <= NINE)) return this.number();
      if (c === OPEN_BRACE) {
        this.at++;
        if (!this.push(new PMap())) return null;
        if (this.skipSpace() === CLOSE_BRACE) return this.pop();
        if (!this.key()) return null;
        continue;
      }
      if (c === OPEN_BRACKET) {
        this.at++;
        if (!this.push(new PSlice())) return null;
        if (this.skipSpace() === CLOSE_BRACKET) return this.pop();
        continue;
      }
      return this.word(c);
    }
  }

  /**
   * Puts a value where it belongs and closes the containers that end after it.
   * @returns whether the document is complete; if not, the reader stands before the next value, or it failed.
   */
  private attach(first: PValue): boolean {
    let value = first;
    for (;;) {
      const open = this.open;
      if (open === undefined) {
        this.result = value;
        return true;
      }
      const isMap = open.container instanceof PMap;
      if (isMap) this.put(open, value);
      else (open.container as PSlice).items.push(value);
      const c = this.skipSpace();
      if (c === COMMA) {
        this.at++;
        if (isMap) this.key();
        return false;
      }
      if (c !== (isMap ? CLOSE_BRACE : CLOSE_BRACKET)) {
        this.unexpected(isMap ? "in an object" : "in an array");
        return false;
      }
      value = this.pop();
    }
  }

  private push(container: PMap | PSlice): boolean {
    if (this.open !== undefined) this.outer.push(this.open);
    this.open = { container, key: "", table: undefined };
    if (this.outer.length < MAX_DEPTH) return true;
    this.failure = fail("limit-exceeded", "json: exceeded max depth of {0}", MAX_DEPTH);
    return false;
  }

  /** Steps over the closing bracket. */
  private pop(): PValue {
    this.at++;
    const { container } = this.open as Open;
    this.open = this.outer.pop();
    return container;
  }

  /** Stores an object's entry; a repeated key overwrites. */
  private put(open: Open, value: PValue): void {
    const { keys, values } = open.container as PMap;
    const { key } = open;
    const count = keys.length;
    if (count < LINEAR_KEYS) {
      for (let i = 0; i < count; i++) {
        if (keys[i] === key) {
          values[i] = value;
          return;
        }
      }
    } else {
      open.table ??= new Map(keys.map((known, i) => [known, i]));
      const known = open.table.get(key);
      if (known !== undefined) {
        values[known] = value;
        return;
      }
      open.table.set(key, count);
    }
    keys.push(key);
    values.push(value);
  }

  /** Reads a key and its colon. */
  private key(): boolean {
    const c = this.skipSpace();
    let key = "";
    if (c === QUOTE) key = this.string();
    else if (c === 0x6e) this.word(c);
    else this.unexpected("where an object's key should be");
    if (this.failure !== undefined) return false;
    if (this.skipSpace() !== COLON) {
      this.unexpected("after an object's key");
      return false;
    }
    this.at++;
    (this.open as Open).key = key;
    return true;
  }

  /** The next byte that is no blank; NUL also at the end. */
  private skipSpace(): number {
    const { bytes } = this;
    for (;;) {
      const c = bytes[this.at];
      if (c > 0x20 || (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09)) return c;
      this.at++;
    }
  }

  private string(): string {
    const { text, bytes } = this;
    const start = this.at + 1;
    for (let at = start; ; at++) {
      const c = bytes[at];
      if (c === QUOTE) {
        this.at = at + 1;
        return text.slice(start, at);
      }
      if (c === BACKSLASH) return this.escapedString(start, at);
      if (c === NUL) {
        this.at = at;
        this.unexpected("in a string");
        return "";
      }
    }
  }

  private escapedString(start: number, firstEscape: number): string {
    const { text, bytes } = this;
    for (let at = firstEscape; ; at++) {
      const c = bytes[at];
      if (c === QUOTE) {
        this.at = at + 1;
        return unescapeJson(text.slice(start, at), firstEscape - start);
      }
      if (c === BACKSLASH) {
        const width = escapeWidth(text, at);
        if (width > 0) {
          at += width - 1;
          continue;
        }
      } else if (c !== NUL) continue;
      this.at = at;
      this.unexpected("in a string");
      return "";
    }
  }

  /** Numbers of up to 15 digits without exponent are exact in floats; the rest is left to the library. */
  private number(): number {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    let c = bytes[at];
    const isNegative = c === MINUS;
    if (isNegative) c = bytes[++at];
    const first = at;
    let mantissa = 0;
    for (; c >= ZERO && c <= NINE; c = bytes[++at]) mantissa = mantissa * 10 + (c - ZERO);
    let digits = at - first;
    let decimals = 0;
    if (c === DOT && digits > 0) {
      const point = at;
      c = bytes[++at];
      for (; c >= ZERO && c <= NINE; c = bytes[++at]) mantissa = mantissa * 10 + (c - ZERO);
      decimals = at - point - 1;
      digits += decimals;
    }
    if (digits > 0 && digits <= 15 && endsNumber(c)) {
      this.at = at;
      const value = decimals === 0 ? mantissa : mantissa / POWERS[decimals];
      return isNegative ? -value : value;
    }
    return this.slowNumber(start);
  }

  private slowNumber(start: number): number {
    const { text, bytes } = this;
    let at = start + 1;
    while (isNumberByte(bytes[at])) at++;
    this.at = at;
    if (!endsNumber(bytes[at])) {
      this.unexpected("in a number");
      return 0;
    }
    const value = parseFloat64(text.slice(start, at));
    if (typeof value === "number") return value;
    this.failure = fail("parse-error", "json: the number {0} cannot be read: {1}", text.slice(start, at), value);
    return 0;
  }

  private word(c: number): boolean | null {
    const { text, at } = this;
    if (c === 0x74 && text.startsWith("true", at)) {
      this.at += 4;
      return true;
    }
    if (c === 0x66 && text.startsWith("false", at)) {
      this.at += 5;
      return false;
    }
    if (c === 0x6e && text.startsWith("null", at)) {
      this.at += 4;
      return null;
    }
    this.unexpected("where a value should be");
    return null;
  }

  private unexpected(where: string): Failure {
    const { text, at } = this;
    this.failure =
      at < text.length
        ? fail("parse-error", "json: unexpected character {0} {1} at offset {2}", JSON.stringify(text[at]), where, at)
        : fail("parse-error", "json: unexpected end {0}", where);
    return this.failure;
  }
}

/** Width of the escape sequence at `at`, 0 where it is malformed. */
function escapeWidth(text: string, at: number): number {
  switch (text.charCodeAt(at + 1)) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return 2;
    case 0x75:
      for (let i = at + 2; i < at + 6; i++) if (!isHexDigit(text.charCodeAt(i))) return 0;
      return 6;
  }
  return 0;
}

function isHexDigit(c: number): boolean {
  return (c >= ZERO && c <= NINE) || (c >= 0x41 && c <= 0x46) || (c >= 0x61 && c <= 0x66);
}

/** What go-json lets follow a number. */
function endsNumber(c: number): boolean {
  switch (c) {
    case NUL:
    case 0x20:
    case 0x09:
    case 0x0a:
    case 0x0d:
    case COMMA:
    case COLON:
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      return true;
  }
  return false;
}

/** Digits, `.`, `e`, `E`, `+` and `-`. */
function isNumberByte(c: number): boolean {
  return (c >= ZERO && c <= NINE) || c === DOT || c === MINUS || c === 0x2b || c === 0x65 || c === 0x45;
}
