import { TelemetryError } from "./telemetry-error.ts";

/** Bytes of a length: big-endian, unsigned. */
const PREFIX = 4;
/** Longer messages are taken for something else than such a stream. */
const LONGEST = 2 ** 31 - 1;

/** One message of a stream. */
export interface FramedPayload {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly number: number;
}

/**
 * Cuts a stream of chunks into messages that each follow their length in four big-endian bytes, as the Collector's file
 * exporter writes protobuf. A message that lies within a chunk is a view of it; only one that spans chunks is copied.
 * Empty messages are passed over.
 */
export class FrameSplitter {
  private readonly parts: Uint8Array[] = [];
  /** Bytes in `parts`. */
  private size = 0;
  /** Bytes that the next message needs with its prefix, where the prefix is known. */
  private wanted = PREFIX;
  private number = 0;
  /** Where the next message begins in the stream. */
  private offset = 0;

  /** The messages that the chunk completes; an error where a length cannot be one. */
  push(chunk: Uint8Array): FramedPayload[] | TelemetryError {
    this.parts.push(chunk);
    this.size += chunk.length;
    if (this.size < this.wanted) {
      // The caller may use the chunk's memory again.
      this.parts[this.parts.length - 1] = chunk.slice();
      return [];
    }
    const bytes = this.parts.length === 1 ? chunk : join(this.parts, this.size);
    this.parts.length = 0;
    const payloads: FramedPayload[] = [];
    let at = 0;
    this.wanted = PREFIX;
    while (bytes.length - at >= PREFIX) {
      const length = readLength(bytes, at);
      if (length > LONGEST) return this.malformed(`${length} bytes are announced, which no message has`);
      this.wanted = PREFIX + length;
      if (bytes.length - at < this.wanted) break;
      const end = at + this.wanted;
      this.number++;
      if (length > 0) payloads.push({ bytes: bytes.subarray(at + PREFIX, end), number: this.number });
      this.offset += this.wanted;
      this.wanted = PREFIX;
      at = end;
    }
    this.size = bytes.length - at;
    if (this.size > 0) this.parts.push(bytes.slice(at));
    return payloads;
  }

  /** An error where the stream ends within a message. */
  finish(): TelemetryError | undefined {
    if (this.size === 0) return undefined;
    return this.malformed(
      this.wanted > PREFIX
        ? `${this.wanted - PREFIX} bytes are announced, ${this.size - PREFIX} are left`
        : "the stream ends within a length",
    );
  }

  private malformed(reason: string): TelemetryError {
    return new TelemetryError("malformed", `message ${this.number + 1}: ${reason}`, { offset: this.offset });
  }
}

/** The length to write before a message. */
export function framePrefix(length: number): Uint8Array {
  return Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length);
}

/**
 * Whether a stream begins as one of framed messages: no OTLP payload begins with a byte below 8, which would be field 0,
 * and every length below 128 MiB does.
 */
export function looksFramed(head: Uint8Array): boolean {
  return head.length >= PREFIX && head[0] < 8 && readLength(head, 0) > 0;
}

function readLength(bytes: Uint8Array, at: number): number {
  return bytes[at] * 2 ** 24 + (bytes[at + 1] << 16) + (bytes[at + 2] << 8) + bytes[at + 3];
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
