import { NO_BYTES } from "./model.ts";

const NEWLINE = 0x0a;

/** One payload of a JSON Lines stream, and where its line stands in the stream. */
export interface PayloadLine {
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly line: number;
}

/**
 * Cuts a stream of chunks into lines, one payload a line. Lines of white space are passed over. A line that lies within
 * a chunk is a view of it; only one that spans chunks is copied.
 */
export class LineSplitter {
  private readonly parts: Uint8Array[] = [];
  private line = 1;

  /** The lines that the chunk completes. */
  push(chunk: Uint8Array): PayloadLine[] {
    const lines: PayloadLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.parts.push(chunk.subarray(start, end));
      this.take(lines);
      start = end + 1;
    }
    // The caller may use the chunk's memory again.
    if (start < chunk.length) this.parts.push(chunk.slice(start));
    return lines;
  }

  /** The last line, when the stream does not end in a line end. */
  finish(): PayloadLine[] {
    const lines: PayloadLine[] = [];
    if (this.parts.length > 0) this.take(lines);
    return lines;
  }

  private take(lines: PayloadLine[]): void {
    const bytes = this.parts.length === 1 ? this.parts[0] : join(this.parts);
    this.parts.length = 0;
    if (!isBlank(bytes)) lines.push({ bytes, line: this.line });
    this.line++;
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (size === 0) return NO_BYTES;
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function isBlank(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i];
    if (c !== 0x20 && c !== 0x09 && c !== 0x0d) return false;
  }
  return true;
}
