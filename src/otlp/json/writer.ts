import { formatFloat64 } from "../../values/go-float.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SHORT_ESCAPES = new Map<number, string>([
  [QUOTE, '\\"'],
  [BACKSLASH, "\\\\"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x09, "\\t"],
]);

/**
 * Writes JSON text as bytes, with the value forms of OTLP/JSON as pdata's internal/json/stream.go prints them: 64-bit
 * integers as strings, bytes as Base64, ids as hexadecimal digits. Bytes of strings pass through, valid UTF-8 or not.
 * Each value is followed by a comma; the end of an object, an array and the text takes the last one back.
 */
export class JsonWriter {
  private buffer: Uint8Array = new Uint8Array(4096);
  private pos = 0;

  /** The text so far, without the comma behind it; a view that the next write may change. */
  finish(): Uint8Array {
    const end = this.pos > 0 && this.buffer[this.pos - 1] === COMMA ? this.pos - 1 : this.pos;
    return this.buffer.subarray(0, end);
  }

  beginObject(): void {
    this.byte(0x7b);
  }

  endObject(): void {
    this.close(0x7d);
  }

  beginArray(): void {
    this.byte(0x5b);
  }

  endArray(): void {
    this.close(0x5d);
  }

  /** A field's name (ASCII, without anything to escape) and the colon. */
  field(name: string): void {
    this.reserve(name.length + 3);
    this.buffer[this.pos++] = QUOTE;
    this.ascii(name);
    this.buffer[this.pos++] = QUOTE;
    this.buffer[this.pos++] = 0x3a;
  }

  /** A byte string. */
  string(text: string): void {
    this.reserve(text.length + 3);
    const buffer = this.buffer;
    let pos = this.pos;
    buffer[pos++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c < 0x20 || c === QUOTE || c === BACKSLASH) {
        this.pos = pos;
        this.escapedRest(text, i);
        return;
      }
      buffer[pos++] = c;
    }
    buffer[pos++] = QUOTE;
    buffer[pos++] = COMMA;
    this.pos = pos;
  }

  bool(value: boolean): void {
    this.token(value ? "true" : "false");
  }

  /** A 32-bit integer, as a number. */
  int32(value: number): void {
    this.token(String(value));
  }

  /** A 64-bit integer, signed or not, as a string. */
  int64(value: bigint): void {
    this.token(`"${value}"`);
  }

  float64(value: number): void {
    if (Number.isNaN(value)) this.token('"NaN"');
    else if (Number.isFinite(value)) this.token(formatFloat64(value, true));
    else this.token(value > 0 ? '"Infinity"' : '"-Infinity"');
  }

  /** Lower-case hexadecimal digits. */
  hex(bytes: Uint8Array): void {
    this.reserve(bytes.length * 2 + 3);
    const buffer = this.buffer;
    buffer[this.pos++] = QUOTE;
    for (let i = 0; i < bytes.length; i++) {
      buffer[this.pos++] = HEX.charCodeAt(bytes[i] >> 4);
      buffer[this.pos++] = HEX.charCodeAt(bytes[i] & 15);
    }
    buffer[this.pos++] = QUOTE;
    buffer[this.pos++] = COMMA;
  }

  base64(bytes: Uint8Array): void {
    this.reserve(Math.ceil(bytes.length / 3) * 4 + 3);
    const buffer = this.buffer;
    let pos = this.pos;
    buffer[pos++] = QUOTE;
    for (let i = 0; i < bytes.length; i += 3) {
      const left = bytes.length - i;
      const group = (bytes[i] << 16) | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
      buffer[pos++] = BASE64.charCodeAt(group >> 18);
      buffer[pos++] = BASE64.charCodeAt((group >> 12) & 63);
      buffer[pos++] = left > 1 ? BASE64.charCodeAt((group >> 6) & 63) : 0x3d;
      buffer[pos++] = left > 2 ? BASE64.charCodeAt(group & 63) : 0x3d;
    }
    buffer[pos++] = QUOTE;
    buffer[pos++] = COMMA;
    this.pos = pos;
  }

  private escapedRest(text: string, from: number): void {
    for (let i = from; i < text.length; i++) {
      const c = text.charCodeAt(i);
      this.reserve(text.length - i + 8);
      const short = SHORT_ESCAPES.get(c);
      if (short !== undefined) this.ascii(short);
      else if (c < 0x20) this.ascii(`\\u00${HEX[c >> 4]}${HEX[c & 15]}`);
      else this.buffer[this.pos++] = c;
    }
    this.buffer[this.pos++] = QUOTE;
    this.buffer[this.pos++] = COMMA;
  }

  private token(text: string): void {
    this.reserve(text.length + 1);
    this.ascii(text);
    this.buffer[this.pos++] = COMMA;
  }

  /** ASCII text for which there is room. */
  private ascii(text: string): void {
    for (let i = 0; i < text.length; i++) this.buffer[this.pos + i] = text.charCodeAt(i);
    this.pos += text.length;
  }

  private byte(c: number): void {
    this.reserve(1);
    this.buffer[this.pos++] = c;
  }

  private close(c: number): void {
    if (this.buffer[this.pos - 1] === COMMA) this.pos--;
    this.reserve(2);
    this.buffer[this.pos++] = c;
    this.buffer[this.pos++] = COMMA;
  }

  private reserve(count: number): void {
    if (this.pos + count <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.pos + count));
    grown.set(this.buffer.subarray(0, this.pos));
    this.buffer = grown;
  }
}
