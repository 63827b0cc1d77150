const NO_BYTES = new Uint8Array(0);

/** Reads varints and skips fields; `bad` is set once something is malformed, and stays. */
export class Cursor {
  bytes: Uint8Array = NO_BYTES;
  view: DataView = new DataView(NO_BYTES.buffer);
  at = 0;
  bad = false;

  open(bytes: Uint8Array): void {
    if (this.bytes !== bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.at = 0;
    this.bad = false;
  }

  /** A varint as a double: exact up to 2^53, enough for tags and lengths. Over-long and truncated ones are bad. */
  varint(end: number): number {
    const { bytes } = this;
    let byte = this.at < end ? bytes[this.at++] : this.fail();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let factor = 0x80;
    for (let i = 1; i < 10; i++) {
      if (this.at >= end) return this.fail();
      byte = bytes[this.at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return i === 9 && byte > 1 ? this.fail() : value;
      factor *= 0x80;
    }
    return this.fail();
  }

  fail(): number {
    this.bad = true;
    return 0;
  }

  /**
   * Skips a field of the wire type whose tag was read; returns the start of a length-delimited field's content, else
   * the start of the value. `at` is behind the field then.
   */
  skip(wireType: number, end: number): number {
    let start = this.at;
    switch (wireType) {
      case 0:
        this.varint(end);
        break;
      case 1:
        this.at += 8;
        break;
      case 2: {
        const length = this.varint(end);
        start = this.at;
        this.at += length;
        break;
      }
      case 5:
        this.at += 4;
        break;
      default:
        // Groups and reserved wire types are left to the full decoder.
        this.bad = true;
    }
    if (this.at > end) this.bad = true;
    return start;
  }
}
