import { hostBuffer } from "./host-buffer.ts";

const fromCharCode = String.fromCharCode;

const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
};
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const slice = hostBuffer?.latin1Slice;

/** Argument lists for short slices, one a length, used again and again. */
const argumentLists: number[][] = Array.from({ length: 41 }, (_, length) => new Array<number>(length).fill(0));

const CHUNK = 8192;

/**
 * Bytes to a string with one code unit a byte (0-255). Short slices are built from code units, long ones by the host:
 * Node's Buffer, or for ASCII the platform's decoder, which is several times faster from some forty bytes on.
 */
export function latin1Slice(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length < argumentLists.length) {
    if (length === 0) return "";
    const list = argumentLists[length];
    for (let i = 0; i < length; i++) list[i] = bytes[start + i];
    return fromCharCode.apply(null, list);
  }
  if (slice) return slice.call(bytes, start, end);
  if (isAsciiRange(bytes, start, end)) return decoder.decode(bytes.subarray(start, end));
  let out = "";
  for (let at = start; at < end; at += CHUNK) {
    out += fromCharCode.apply(null, bytes.subarray(at, Math.min(end, at + CHUNK)) as unknown as number[]);
  }
  return out;
}

function isAsciiRange(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let i = start; i < end; i++) seen |= bytes[i];
  return seen < 0x80;
}
