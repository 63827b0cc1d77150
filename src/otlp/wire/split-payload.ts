import { WireReader } from "./reader.ts";

/** Field 1 of every OTLP payload: its resources, one message each. */
const RESOURCE = 0x0a;

/**
 * Cuts an OTLP protobuf payload between its resources into parts of `size` bytes or somewhat more; the parts, one after
 * the other, are the payload. Undefined where it is malformed, holds anything but resources, or would be one part.
 * @returns views of the payload.
 */
export function splitPayload(bytes: Uint8Array, size: number): Uint8Array[] | undefined {
  const reader = new WireReader().reset(bytes, 0, bytes.length);
  const parts: Uint8Array[] = [];
  let from = 0;
  while (reader.pos < reader.end) {
    if (reader.tag() !== RESOURCE) return undefined;
    const outer = reader.enter();
    if (reader.error !== undefined) return undefined;
    reader.pos = reader.end;
    reader.end = outer;
    // What is left must make a part of its own.
    if (reader.pos - from < size || bytes.length - reader.pos < size / 2) continue;
    parts.push(bytes.subarray(from, reader.pos));
    from = reader.pos;
  }
  if (from === 0) return undefined;
  parts.push(bytes.subarray(from));
  return parts;
}
