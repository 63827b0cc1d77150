import { writeLatin1 } from "../../util/write-latin1.ts";

/** Bytes that a batch writes beside its input: headers, changed entries, records of the scalar tier. Written forwards. */
export class Arena {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(1 << 16);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const next = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    next.set(this.bytes.subarray(0, this.length));
    this.bytes = next;
  }

  /** A varint of a non-negative integer below 2^53. */
  varint(value: number): void {
    if (value < 0x80 && this.length < this.bytes.length) {
      this.bytes[this.length++] = value;
      return;
    }
    this.reserve(10);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    this.reserve(size);
    const { bytes, length } = this;
    // A view costs more than copying a few bytes.
    if (size < 48) for (let i = 0; i < size; i++) bytes[length + i] = from[start + i];
    else bytes.set(from.subarray(start, end), length);
    this.length = length + size;
  }

  /** A byte string's bytes. */
  text(text: string): void {
    const size = text.length;
    this.reserve(size);
    writeLatin1(text, this.bytes, this.length);
    this.length += size;
  }
}

/** Bytes that the varint of a length takes. */
export function varintSize(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  return value < 0x10000000 ? 4 : 5;
}
