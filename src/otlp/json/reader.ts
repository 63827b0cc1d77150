import { decodeBase64 } from "../../util/decode-base64.ts";
import { internBytes } from "../../util/intern-bytes.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import { readUint64 } from "../../util/read-uint64.ts";
import { parseFloat64 } from "../../values/go-float.ts";
import { NO_BYTES } from "../model.ts";
import {
  TelemetryError,
  type TelemetryErrorCode,
  type TelemetryPosition,
  type TelemetryWarning,
} from "../telemetry-error.ts";
import { unescapeString } from "./unescape-string.ts";

/** Objects and arrays within each other; an AnyValue level takes three. */
export const MAX_JSON_DEPTH = 3000;
const MAX_WARNINGS = 100;
const MAX_PATH_STEPS = 32;
/** Where `pos` goes after an error, so that every loop over the input ends by itself. */
const FAILED = Number.MAX_SAFE_INTEGER;

const QUOTE = 0x22;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * A pull reader over the bytes of a JSON text, with the readings of values that OTLP/JSON has. The first error is kept
 * in `error`; after it every method returns a default value at once. Strings come as byte strings: invalid UTF-8 passes
 * through. Accepted forms: RFC 8259, and of values what pdata's internal/json/iterator.go accepts.
 */
export class JsonReader {
  readonly bytes: Uint8Array;
  pos = 0;
  error: TelemetryError | undefined = undefined;
  readonly warnings: TelemetryWarning[] = [];
  /** Whether strings may stand as references into a dictionary (profiles). */
  references = false;
  private readonly end: number;
  private depth = 0;
  private line = 1;
  private lineStart = 0;
  private readonly path: (string | number)[] = [];

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.pos = start;
    this.end = end;
  }

  // ---- structure

  /** Enters an object: true when it has a field. `null` reads as an empty object. */
  openObject(): boolean {
    return this.open(0x7b, 0x7d, "an object");
  }

  /** Enters an array: true when it has an element. `null` reads as an empty array. */
  openArray(): boolean {
    if (!this.open(0x5b, 0x5d, "an array")) return false;
    this.path[this.depth - 1] = 0;
    return true;
  }

  /** The name of the next field, with its colon. */
  key(): string {
    const name = this.peek() === QUOTE ? this.quoted() : this.expected("a field name");
    if (this.peek() === 0x3a) this.pos++;
    else this.expected('":" after the field name');
    this.path[this.depth - 1] = name;
    return name;
  }

  /** After a field: true when another follows, else the object is left. */
  moreFields(): boolean {
    return this.more(0x7d, '"," or "}"');
  }

  /** After an element: true when another follows, else the array is left. */
  moreElements(): boolean {
    if (!this.more(0x5d, '"," or "]"')) return false;
    (this.path[this.depth - 1] as number)++;
    return true;
  }

  /** Passes over the value of a field that the schema does not have, and says so. */
  skipUnknown(name: string): void {
    if (this.error === undefined && this.warnings.length < MAX_WARNINGS) {
      this.warnings.push({ reason: `unknown field "${name}" is ignored`, position: this.position(this.pos) });
    }
    this.skip();
  }

  /** Passes over one value of any kind, checking it. */
  skip(): void {
    switch (this.peek()) {
      case QUOTE:
        this.quoted();
        return;
      case 0x7b:
        if (this.openObject()) {
          do {
            this.key();
            this.skip();
          } while (this.moreFields());
        }
        return;
      case 0x5b:
        if (this.openArray()) {
          do this.skip();
          while (this.moreElements());
        }
        return;
      case 0x74:
      case 0x66:
        this.bool();
        return;
      case 0x6e:
        this.literal("null");
        return;
      default:
        this.numberToken();
    }
  }

  /** Checks that nothing but white space is left. */
  finish(): void {
    if (this.error === undefined && this.peek() !== -1) this.fail("malformed", "text after the end of the payload");
  }

  // ---- values

  /** A string; `null` reads as "". */
  string(): string {
    const c = this.peek();
    if (c === QUOTE) return this.quoted();
    if (c !== 0x6e) return this.expected("a string");
    this.literal("null");
    return "";
  }

  bool(): boolean {
    const c = this.peek();
    if (c === 0x74) return this.literal("true");
    if (c === 0x66) this.literal("false");
    else this.expected("true or false");
    return false;
  }

  /** An int64: a number without fraction and exponent, or a string of one. */
  int64(): bigint {
    const at = this.pos;
    const [start, end] = this.integerDigits(true);
    const negative = this.bytes[start - 1] === MINUS;
    const value = readUint64(this.bytes, start, end);
    if (value === undefined) return this.notInteger(at, "a 64-bit integer");
    if (value > (negative ? 0x8000000000000000n : 0x7fffffffffffffffn)) return this.notInteger(at, "a 64-bit integer");
    return negative ? -value : value;
  }

  uint64(): bigint {
    const at = this.pos;
    const [start, end] = this.integerDigits(false);
    return readUint64(this.bytes, start, end) ?? this.notInteger(at, "an unsigned 64-bit integer");
  }

  int32(): number {
    const at = this.pos;
    const [start, end] = this.integerDigits(true);
    const negative = this.bytes[start - 1] === MINUS;
    const value = readUint64(this.bytes, start, end);
    if (value === undefined || value > (negative ? 0x80000000n : 0x7fffffffn)) {
      return Number(this.notInteger(at, "a 32-bit integer"));
    }
    return negative ? 0 - Number(value) : Number(value);
  }

  uint32(): number {
    const at = this.pos;
    const [start, end] = this.integerDigits(false);
    const value = readUint64(this.bytes, start, end);
    if (value === undefined || value > 0xffffffffn) {
      return Number(this.notInteger(at, "an unsigned 32-bit integer"));
    }
    return Number(value);
  }

  /** A double: a number, or a string as Go's strconv.ParseFloat reads it (so `NaN`, `Infinity`, `-Infinity` too). */
  float64(): number {
    const at = this.pos;
    if (this.peek() === QUOTE) {
      const value = parseFloat64(this.quoted());
      if (typeof value === "number") return value;
      this.fail("invalid", "expected a number or a string of one", at);
      return 0;
    }
    const value = Number(this.numberToken());
    if (Number.isFinite(value)) return value;
    this.fail("invalid", "the number is too large for a double", at);
    return 0;
  }

  /** An enumeration: its number, or its name as the reference's table has it. */
  enumeration(names: Readonly<Record<string, number>>): number {
    if (this.peek() !== QUOTE) return this.int32();
    const at = this.pos;
    const name = this.quoted();
    if (Object.hasOwn(names, name)) return names[name];
    this.fail("invalid", `"${name}" is no value of this enumeration`, at);
    return 0;
  }

  /** An id as hexadecimal digits; "" and all zeros read as no id. */
  id(size: number): Uint8Array {
    const [start, end] = this.plainString("an id in hexadecimal digits");
    if (start === end) return NO_BYTES;
    const out = new Uint8Array(size);
    let seen = end - start === size * 2 ? 0 : -1;
    for (let i = 0; i < size && seen >= 0; i++) {
      const byte = (hexValue(this.bytes[start + 2 * i]) << 4) | hexValue(this.bytes[start + 2 * i + 1]);
      out[i] = byte;
      seen |= byte;
    }
    if (seen > 0) return out;
    if (seen < 0) this.fail("invalid", `expected an id of ${size * 2} hexadecimal digits`, start);
    return NO_BYTES;
  }

  /** Bytes as standard Base64. */
  base64(): Uint8Array {
    const [start, end] = this.plainString("bytes in Base64");
    if (start === end) return NO_BYTES;
    const decoded = decodeBase64(this.bytes, start, end);
    if (typeof decoded !== "number") return decoded;
    this.fail("invalid", "expected standard Base64", start + decoded);
    return NO_BYTES;
  }

  // ---- errors

  /** Keeps the first error and ends the reading. */
  fail(code: TelemetryErrorCode, reason: string, at: number = this.pos): void {
    if (this.error !== undefined) return;
    this.error = new TelemetryError(code, reason, this.position(Math.min(at, this.end)));
    this.pos = FAILED;
  }

  /** Positions are asked for in ascending order but for a few bytes, so lines are counted from the last one. */
  private position(offset: number): TelemetryPosition {
    if (offset < this.lineStart) {
      this.line = 1;
      this.lineStart = 0;
    }
    for (let i = this.bytes.indexOf(0x0a, this.lineStart); i >= 0 && i < offset; i = this.bytes.indexOf(0x0a, i + 1)) {
      this.line++;
      this.lineStart = i + 1;
    }
    const path = pathText(this.path, this.depth);
    return { offset, line: this.line, column: offset - this.lineStart + 1, path };
  }

  private expected(what: string): "" {
    const at = this.pos;
    if (at >= this.end) this.fail("malformed", `the text ends where ${what} is expected`);
    else this.fail("malformed", `expected ${what}`);
    return "";
  }

  private notInteger(at: number, what: string): bigint {
    this.fail("invalid", `expected ${what}`, at);
    return 0n;
  }

  // ---- tokens

  /** Moves to the next token and gives its first byte; -1 at the end. */
  private peek(): number {
    const bytes = this.bytes;
    let pos = this.pos;
    while (pos < this.end) {
      const c = bytes[pos];
      if (c > 0x20 || (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09)) {
        this.pos = pos;
        return c;
      }
      pos++;
    }
    if (this.error === undefined) this.pos = pos;
    return -1;
  }

  private open(first: number, last: number, what: string): boolean {
    const c = this.peek();
    if (c === 0x6e) {
      this.literal("null");
      return false;
    }
    if (c !== first) {
      this.expected(what);
      return false;
    }
    if (this.depth >= MAX_JSON_DEPTH) {
      this.fail("limit", `nested more than ${MAX_JSON_DEPTH} levels deep`);
      return false;
    }
    this.pos++;
    if (this.peek() === last) {
      this.pos++;
      return false;
    }
    this.path[this.depth++] = "";
    return true;
  }

  private more(last: number, what: string): boolean {
    const c = this.peek();
    if (c === 0x2c) {
      this.pos++;
      return true;
    }
    if (c === last) this.pos++;
    else this.expected(what);
    if (this.error === undefined) this.depth--;
    return false;
  }

  private literal(word: string): boolean {
    for (let i = 0; i < word.length; i++) {
      if (this.pos + i >= this.end || this.bytes[this.pos + i] !== word.charCodeAt(i)) {
        this.fail("malformed", `expected ${word}`);
        return false;
      }
    }
    this.pos += word.length;
    return true;
  }

  /** A quoted string at `pos`. */
  private quoted(): string {
    const { bytes, end } = this;
    const start = this.pos + 1;
    for (let i = start; i < end; i++) {
      const c = bytes[i];
      if (c === QUOTE) {
        this.pos = i + 1;
        return internBytes(bytes, start, i);
      }
      if (c === BACKSLASH) return this.escaped(start, i);
      if (c < 0x20) {
        this.fail("malformed", "control character in a string", i);
        return "";
      }
    }
    this.fail("malformed", "the string is not closed", this.pos);
    return "";
  }

  private escaped(start: number, firstEscape: number): string {
    const result = unescapeString(this.bytes, start, firstEscape, this.end);
    if ("reason" in result) {
      this.fail("malformed", result.reason, result.at);
      return "";
    }
    this.pos = result.next;
    return result.text;
  }

  /** The range of a string that may hold no escapes (ids, Base64): the reference reads those without unescaping. */
  private plainString(what: string): [number, number] {
    if (this.peek() !== QUOTE) {
      this.expected(what);
      return [0, 0];
    }
    const start = this.pos + 1;
    const end = this.bytes.indexOf(QUOTE, start);
    if (end < 0 || end >= this.end) {
      this.fail("malformed", "the string is not closed", this.pos);
      return [0, 0];
    }
    this.pos = end + 1;
    return [start, end];
  }

  /** A number of the JSON grammar. */
  private numberToken(): string {
    this.peek();
    const start = this.pos;
    let pos = start;
    while (pos < this.end && isNumberByte(this.bytes[pos])) pos++;
    const text = latin1Slice(this.bytes, start, pos);
    if (!NUMBER.test(text)) return this.expected("a value");
    this.pos = pos;
    return text;
  }

  /** The digits of an integer, given as a number or as a string; an empty range where there is none. */
  private integerDigits(signed: boolean): readonly [number, number] {
    const { bytes } = this;
    if (this.peek() === QUOTE) {
      const [start, end] = this.plainString("an integer");
      const sign = signed && start < end && (bytes[start] === MINUS || bytes[start] === 0x2b);
      return sign ? [start + 1, end] : [start, end];
    }
    const first = this.pos;
    const start = signed && bytes[first] === MINUS ? first + 1 : first;
    let pos = start;
    while (pos < this.end && bytes[pos] >= 0x30 && bytes[pos] <= 0x39) pos++;
    const next = pos < this.end ? bytes[pos] : 0;
    const fraction = next === 0x2e || next === 0x65 || next === 0x45;
    if (fraction || (pos > start + 1 && bytes[start] === 0x30)) return [0, 0];
    if (this.error === undefined) this.pos = pos;
    return [start, pos];
  }
}

function isNumberByte(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || c === MINUS || c === 0x2b || c === 0x2e || c === 0x65 || c === 0x45;
}

/** The value of a hexadecimal digit; negative for anything else. */
function hexValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -256;
}

function pathText(path: readonly (string | number)[], depth: number): string {
  let out = "";
  for (let i = 0; i < Math.min(depth, MAX_PATH_STEPS); i++) {
    const step = path[i];
    if (typeof step === "number") out += `[${step}]`;
    else if (step !== "") out += out === "" ? step : `.${step}`;
  }
  return depth > MAX_PATH_STEPS ? `${out}…` : out;
}
