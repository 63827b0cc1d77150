import { hostBuffer } from "./host-buffer.ts";

const { TextEncoder } = globalThis as unknown as {
  TextEncoder: new () => { encodeInto(text: string, into: Uint8Array): { readonly read: number } };
};
const encoder = new TextEncoder();

const write = hostBuffer?.latin1Write;

/** From this length on the platform's encoder is faster than a loop. */
const LONG = 48;

/** Writes a byte string (code units 0-255) as bytes at `at`; there must be room. */
export function writeLatin1(text: string, into: Uint8Array, at: number): void {
  const length = text.length;
  if (write && length >= LONG) {
    write.call(into, text, at, length);
    return;
  }
  // ASCII is the same in UTF-8; anything else takes more room, so that the encoder does not get to the end.
  if (length >= LONG && encoder.encodeInto(text, into.subarray(at, at + length)).read === length) return;
  for (let i = 0; i < length; i++) into[at + i] = text.charCodeAt(i);
}
