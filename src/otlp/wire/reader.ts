import { internBytes } from "../../util/intern-bytes.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import { NO_BYTES, type WithUnknown } from "../model.ts";
import { TelemetryError, type TelemetryErrorCode } from "../telemetry-error.ts";

/** Where `pos` goes after an error, so that every loop over a message ends by itself. */
const FAILED = Number.MAX_SAFE_INTEGER;

const VARINT = 0;
const I64 = 1;
const LEN = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const I32 = 5;

/** Groups within each other in fields that the schema does not have. */
const MAX_GROUP_DEPTH = 100;

const SMALL: readonly bigint[] = Array.from({ length: 1024 }, (_, i) => BigInt(i));
const scratch = new DataView(new ArrayBuffer(8));

/**
 * Reads protobuf wire format. `pos` runs up to `end`, the end of the message that is read; `enter` narrows it to a
 * nested message. The first error is kept in `error`; after it each loop ends and each method returns a default.
 * What is accepted follows pdata's internal/proto/unmarshal.go, but for groups, which are checked as protobuf says.
 */
export class WireReader {
  bytes: Uint8Array = NO_BYTES;
  pos = 0;
  end = 0;
  error: TelemetryError | undefined = undefined;
  /** Whether strings may stand as references into a dictionary (profiles). */
  references = false;
  private view: DataView = scratch;
  /** Where the tag read last begins. */
  tagAt = 0;
  /** The varint read last, in two unsigned halves. */
  private low = 0;
  private high = 0;

  /** Begins anew with the range of one message. */
  reset(bytes: Uint8Array, start: number, end: number): this {
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.pos = start;
    this.end = end;
    this.error = undefined;
    this.references = false;
    return this;
  }

  /** The next tag: field number times eight plus wire type; 0 after an error. */
  tag(): number {
    const at = this.pos;
    this.tagAt = at;
    const first = this.bytes[at];
    if (first < 0x80 && first > 7) {
      this.pos = at + 1;
      return first;
    }
    this.varint();
    if (this.error !== undefined) return 0;
    // The reference cuts field numbers to 32 bits.
    const field = (this.low >>> 3) | (this.high << 29);
    if (field > 0) return field * 8 + (this.low & 7);
    this.fail("malformed", `field number ${field} is not allowed`, at);
    return 0;
  }

  // ---- values

  /** The lower 32 bits of a varint, unsigned (uint32). */
  uint32(): number {
    const at = this.pos;
    const first = this.bytes[at];
    if (first < 0x80 && at < this.end) {
      this.pos = at + 1;
      return first;
    }
    this.varint();
    return this.low;
  }

  /** The lower 32 bits of a varint, signed (int32, enum). */
  int32(): number {
    return this.uint32() | 0;
  }

  /** sint32: zigzag. */
  sint32(): number {
    this.varint();
    return ((this.low >>> 1) | (this.high << 31)) ^ -(this.low & 1);
  }

  bool(): boolean {
    this.varint();
    return this.low !== 0 || this.high !== 0;
  }

  /** A varint as a signed 64-bit integer. */
  int64(): bigint {
    this.varint();
    if (this.high === 0) return this.low < 1024 ? SMALL[this.low] : BigInt(this.low);
    scratch.setUint32(0, this.high);
    scratch.setUint32(4, this.low);
    return scratch.getBigInt64(0);
  }

  /** A varint as an unsigned 64-bit integer. */
  uint64(): bigint {
    this.varint();
    if (this.high === 0) return this.low < 1024 ? SMALL[this.low] : BigInt(this.low);
    scratch.setUint32(0, this.high);
    scratch.setUint32(4, this.low);
    return scratch.getBigUint64(0);
  }

  fixed32(): number {
    const at = this.take(4);
    return at < 0 ? 0 : this.view.getUint32(at, true);
  }

  fixed64(): bigint {
    const at = this.take(8);
    return at < 0 ? 0n : this.view.getBigUint64(at, true);
  }

  sfixed64(): bigint {
    const at = this.take(8);
    return at < 0 ? 0n : this.view.getBigInt64(at, true);
  }

  double(): number {
    const at = this.take(8);
    return at < 0 ? 0 : this.view.getFloat64(at, true);
  }

  /** A string, as a byte string; short ones that repeat are shared. UTF-8 is not checked, as in the reference. */
  string(): string {
    const length = this.length();
    const at = this.pos;
    if (at === FAILED) return "";
    this.pos = at + length;
    return internBytes(this.bytes, at, at + length);
  }

  /** A string that will hardly repeat. */
  longString(): string {
    const length = this.length();
    const at = this.pos;
    if (at === FAILED) return "";
    this.pos = at + length;
    return latin1Slice(this.bytes, at, at + length);
  }

  /** A copy of a bytes field. */
  byteSlice(): Uint8Array {
    const length = this.length();
    const at = this.pos;
    if (at === FAILED || length === 0) return NO_BYTES;
    this.pos = at + length;
    return this.bytes.slice(at, at + length);
  }

  /** An id of `size` bytes; none, and all zeros, read as no id. */
  id(size: number): Uint8Array {
    const length = this.length();
    const at = this.pos;
    if (at === FAILED || length === 0) return NO_BYTES;
    if (length !== size) {
      this.fail("invalid", `an id must have ${size} bytes, this one has ${length}`);
      return NO_BYTES;
    }
    this.pos = at + length;
    const out = new Uint8Array(size);
    let seen = 0;
    for (let i = 0; i < size; i++) {
      out[i] = this.bytes[at + i];
      seen |= out[i];
    }
    return seen === 0 ? NO_BYTES : out;
  }

  // ---- lists of numbers

  /** A packed list, read element by element. */
  packed<E>(into: E[], read: (reader: WireReader) => E): void {
    const outer = this.enter();
    while (this.pos < this.end) into.push(read(this));
    this.end = outer;
  }

  /** A packed list of 64-bit values; in the reference it takes the place of what was read before. */
  packedFixed<E>(into: E[], read: (reader: WireReader) => E): void {
    into.length = 0;
    const at = this.pos;
    const outer = this.enter();
    if (this.pos !== FAILED && (this.end - this.pos) % 8 !== 0) {
      this.fail("malformed", "a packed list of 64-bit values must have a multiple of 8 bytes", at);
    }
    while (this.pos < this.end) into.push(read(this));
    this.end = outer;
  }

  // ---- messages

  /** Reads a nested message into `message`, which may hold values already. */
  message<M>(read: (reader: WireReader, message: M) => void, message: M): M {
    const outer = this.enter();
    read(this, message);
    this.end = outer;
    return message;
  }

  /** Goes into a nested message; returns the `end` to set when it is read. */
  enter(): number {
    const outer = this.end;
    const length = this.length();
    if (this.pos !== FAILED) this.end = this.pos + length;
    return outer;
  }

  /**
   * A field that no case of a message's reader took: one of the numbers in the bit set `known` came with a wrong wire
   * type, any other is kept in `unknown`.
   */
  other(tag: number, known: number, message: WithUnknown): void {
    const at = this.tagAt;
    if (this.skipOther(tag, known)) this.keep(at, message);
  }

  /** Adds the bytes from `at` on to what is kept of a message as it stands. */
  keep(at: number, message: WithUnknown): void {
    if (this.error !== undefined) return;
    const added = this.bytes.subarray(at, this.pos);
    const { unknown } = message;
    if (unknown === undefined) {
      message.unknown = added.slice();
      return;
    }
    // Room is doubled when there is none, so that many unknown fields take linear time.
    const { length, byteOffset } = unknown;
    const size = length + added.length;
    let kept: Uint8Array;
    if (unknown.buffer.byteLength - byteOffset >= size) kept = new Uint8Array(unknown.buffer, byteOffset, size);
    else {
      kept = new Uint8Array(size * 2).subarray(0, size);
      kept.set(unknown);
    }
    kept.set(added, length);
    message.unknown = kept;
  }

  /** As `other`, for messages that have no place for unknown fields; true when one was passed over. */
  skipOther(tag: number, known: number): boolean {
    if (this.error !== undefined) return false;
    const field = Math.floor(tag / 8);
    const wireType = tag & 7;
    if (field < 32 && (known & (1 << field)) !== 0) {
      this.fail("malformed", `wrong wire type ${wireType} for field ${field}`, this.tagAt);
      return false;
    }
    this.skip(field, wireType, 0);
    return this.error === undefined;
  }

  /** Keeps the first error and ends the reading. */
  fail(code: TelemetryErrorCode, reason: string, at: number = this.pos): void {
    if (this.error !== undefined) return;
    this.error = new TelemetryError(code, reason, { offset: at });
    this.pos = FAILED;
  }

  // ---- parts

  /** Passes over the value of a field. */
  private skip(field: number, wireType: number, depth: number): void {
    switch (wireType) {
      case VARINT:
        this.varint();
        return;
      case I64:
        this.take(8);
        return;
      case I32:
        this.take(4);
        return;
      case LEN: {
        const length = this.length();
        if (this.pos !== FAILED) this.pos += length;
        return;
      }
      case START_GROUP:
        this.skipGroup(field, depth);
        return;
      case END_GROUP:
        this.fail("malformed", "the end of a group that has not begun", this.tagAt);
        return;
      default:
        this.fail("malformed", `wire type ${wireType} does not exist`, this.tagAt);
    }
  }

  private skipGroup(field: number, depth: number): void {
    const begin = this.tagAt;
    if (depth >= MAX_GROUP_DEPTH) {
      this.fail("limit", `groups nested more than ${MAX_GROUP_DEPTH} levels deep`, begin);
      return;
    }
    while (this.pos < this.end) {
      const tag = this.tag();
      if (this.error !== undefined) return;
      const inner = Math.floor(tag / 8);
      if ((tag & 7) !== END_GROUP) this.skip(inner, tag & 7, depth + 1);
      else if (inner === field) return;
      else this.fail("malformed", `group ${field} ends as group ${inner}`, this.tagAt);
    }
    this.fail("malformed", "the group is not ended", begin);
  }

  /** A length prefix that fits into the message; `pos` is `FAILED` where it does not. */
  private length(): number {
    const at = this.pos;
    const length = this.uint32();
    if (this.pos === FAILED) return 0;
    if (this.high !== 0 && this.bytes[at] >= 0x80) {
      this.fail("malformed", "invalid length", at);
      return 0;
    }
    if (this.pos + length <= this.end) return length;
    this.fail("malformed", `${length} bytes are announced, ${this.end - this.pos} are left`, at);
    return 0;
  }

  /** Takes `count` bytes; returns where they are, or -1. */
  private take(count: number): number {
    const at = this.pos;
    if (at + count > this.end) {
      this.fail("malformed", "the message ends within a value", at);
      return -1;
    }
    this.pos = at + count;
    return at;
  }

  /** Reads a varint of up to ten bytes into `low` and `high`; what exceeds 64 bits is cut off, as in the reference. */
  private varint(): void {
    const { bytes, end } = this;
    const start = this.pos;
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      const at = start + i;
      if (at >= end) {
        this.low = 0;
        this.high = 0;
        this.fail("malformed", "the message ends within a number", start);
        return;
      }
      const byte = bytes[at];
      if (i < 4) low |= (byte & 0x7f) << (7 * i);
      else if (i === 4) {
        low |= byte << 28;
        high = (byte & 0x7f) >> 4;
      } else high |= (byte & 0x7f) << (7 * i - 32);
      if (byte < 0x80) {
        this.pos = at + 1;
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    this.low = 0;
    this.high = 0;
    this.fail("malformed", "a number of more than ten bytes", start);
  }
}
