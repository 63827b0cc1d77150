import { copyBefore } from "../../util/copy-before.ts";
import { writeLatin1 } from "../../util/write-latin1.ts";

const scratch = new DataView(new ArrayBuffer(8));

/**
 * Writes protobuf wire format from the end to the beginning: a nested message is complete before its length is written,
 * so nothing is reserved and nothing is moved. Fields are therefore written in the reverse of the order in which they
 * stand in the output (ascending), and so are the elements of lists.
 */
export class WireWriter {
  target: Uint8Array;
  /** Of all of `target`. */
  targetView: DataView;
  /** What is written lies from here to the end of `target`. */
  position: number;

  constructor(capacity = 1 << 16) {
    this.target = new Uint8Array(capacity);
    this.targetView = new DataView(this.target.buffer);
    this.position = capacity;
  }

  /** How many bytes are written. */
  get size(): number {
    return this.target.length - this.position;
  }

  /** What is written, as a view that the next write or `clear` invalidates. */
  output(): Uint8Array {
    return this.target.subarray(this.position);
  }

  /** Forgets what is written and keeps the buffer. */
  clear(): void {
    this.position = this.target.length;
  }

  /** Forgets what was written since `size` was this. */
  truncate(size: number): void {
    this.position = this.target.length - size;
  }

  /** Makes room for so many bytes, so that nothing moves while they are written. */
  ensure(count: number): void {
    this.reserve(count);
  }

  /** Copies bytes[start, end); `view` is of all of `bytes`. */
  copy(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const size = end - start;
    this.reserve(size);
    this.position -= size;
    copyBefore(bytes, view, start, end, this.target, this.targetView, this.position);
  }

  /** Writes length and tag in front of a message whose bytes were written since `size` was `mark`. */
  close(tag: number, mark: number): void {
    this.varint(this.size - mark);
    this.tag(tag);
  }

  // ---- fields, each with its tag

  stringField(tag: number, text: string): void {
    if (text !== "") this.string(tag, text);
  }

  /** A string, also when it is empty. */
  string(tag: number, text: string): void {
    this.text(text);
    this.varint(text.length);
    this.tag(tag);
  }

  /** Bytes, also when there are none. */
  blob(tag: number, value: Uint8Array): void {
    this.raw(value);
    this.varint(value.length);
    this.tag(tag);
  }

  /** Bytes of whole fields, as they stand. */
  raw(value: Uint8Array | undefined): void {
    if (value === undefined) return;
    this.reserve(value.length);
    this.position -= value.length;
    this.target.set(value, this.position);
  }

  uint32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.varint(value >>> 0);
    this.tag(tag);
  }

  int32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.int32(value);
    this.tag(tag);
  }

  sint32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
    this.tag(tag);
  }

  boolField(tag: number, value: boolean): void {
    if (value) this.bool(tag, true);
  }

  bool(tag: number, value: boolean): void {
    this.varint(value ? 1 : 0);
    this.tag(tag);
  }

  int64Field(tag: number, value: bigint): void {
    if (value === 0n) return;
    this.int64(value);
    this.tag(tag);
  }

  fixed32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.reserve(4);
    this.position -= 4;
    this.targetView.setUint32(this.position, value, true);
    this.tag(tag);
  }

  fixed64Field(tag: number, value: bigint): void {
    if (value === 0n) return;
    this.fixed64(value);
    this.tag(tag);
  }

  /** A double that is written unless it is undefined. */
  doubleField(tag: number, value: number | undefined): void {
    if (value === undefined) return;
    this.double(value);
    this.tag(tag);
  }

  // ---- values without a tag

  /** A byte string's bytes. */
  text(text: string): void {
    const { length } = text;
    this.reserve(length);
    this.position -= length;
    writeLatin1(text, this.target, this.position);
  }

  tag(tag: number): void {
    if (tag < 0x80) {
      this.reserve(1);
      this.target[--this.position] = tag;
    } else this.varint(tag);
  }

  /** An unsigned integer below 2^32. */
  varint(value: number): void {
    this.reserve(5);
    if (value < 0x80) {
      this.target[--this.position] = value;
      return;
    }
    const size = value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
    let at = this.position - size;
    this.position = at;
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.target[at++] = (rest & 0x7f) | 0x80;
    this.target[at] = rest;
  }

  int32(value: number): void {
    if (value >= 0) this.varint(value);
    else this.int64(BigInt(value));
  }

  /** A 64-bit integer of either sign as a varint. */
  int64(value: bigint): void {
    scratch.setBigInt64(0, value);
    let high = scratch.getUint32(0);
    let low = scratch.getUint32(4);
    if (high === 0) {
      this.varint(low);
      return;
    }
    this.reserve(10);
    const size = Math.ceil((64 - Math.clz32(high)) / 7);
    let at = this.position - size;
    this.position = at;
    while (high !== 0) {
      this.target[at++] = (low & 0x7f) | 0x80;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    for (; low > 0x7f; low >>>= 7) this.target[at++] = (low & 0x7f) | 0x80;
    this.target[at] = low;
  }

  fixed64(value: bigint): void {
    this.reserve(8);
    this.position -= 8;
    this.targetView.setBigUint64(this.position, value, true);
  }

  double(value: number): void {
    this.reserve(8);
    this.position -= 8;
    this.targetView.setFloat64(this.position, value, true);
  }

  private reserve(count: number): void {
    if (this.position >= count) return;
    const size = this.size;
    const capacity = Math.max(this.target.length * 2, size + count);
    const grown = new Uint8Array(capacity);
    grown.set(this.target.subarray(this.position), capacity - size);
    this.target = grown;
    this.targetView = new DataView(grown.buffer);
    this.position = capacity - size;
  }
}
