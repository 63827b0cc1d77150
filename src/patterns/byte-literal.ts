import { toBytes } from "../values/byte-string.ts";
import { rarestByte } from "./literals.ts";

/** A text (not empty) that is looked for in bytes: its rarest byte first, four bytes at a time. */
export class ByteLiteral {
  readonly #bytes: Uint8Array;
  readonly #rare: number;
  readonly #offset: number;

  constructor(text: string) {
    this.#bytes = toBytes(text);
    this.#rare = rarestByte(text);
    this.#offset = this.#bytes.indexOf(this.#rare);
  }

  /** Its length in bytes. */
  get width(): number {
    return this.#bytes.length;
  }

  /**
   * Where the text begins first in bytes[from, end), or -1.
   * @param view of all of `bytes`
   */
  find(bytes: Uint8Array, view: DataView, from: number, end: number): number {
    const literal = this.#bytes;
    const offset = this.#offset;
    const rest = literal.length - offset - 1;
    for (let at = from + offset; ; at++) {
      at = indexOfByte(bytes, view, this.#rare, at, end - rest);
      if (at < 0) return -1;
      const start = at - offset;
      let i = 0;
      while (i < literal.length && bytes[start + i] === literal[i]) i++;
      if (i === literal.length) return start;
    }
  }
}

/** The first place of a byte in bytes[from, end), or -1. */
function indexOfByte(bytes: Uint8Array, view: DataView, byte: number, from: number, end: number): number {
  const word = Math.imul(byte, 0x01010101);
  let at = from;
  for (; at + 4 <= end; at += 4) {
    // Whether one of four bytes is zero: Mycroft's test.
    const x = view.getInt32(at, true) ^ word;
    if (((x - 0x01010101) & ~x & 0x80808080) !== 0) break;
  }
  while (at < end && bytes[at] !== byte) at++;
  return at < end ? at : -1;
}
