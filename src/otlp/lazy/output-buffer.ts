import { copyBytes } from "../../util/copy-bytes.ts";

/** Puts a payload together again from its parts: those that changed, and what lies between them as it was. */
export class OutputBuffer {
  private input: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  private bufferView: DataView = new DataView(new ArrayBuffer(0));
  private length = 0;
  /** What lies before it in the input is dealt with. */
  private until = 0;
  private whole: Uint8Array | undefined;

  /** @param view of all of `input`. */
  open(input: Uint8Array, view: DataView): void {
    this.input = input;
    this.view = view;
    this.length = 0;
    this.until = 0;
    this.whole = undefined;
  }

  /** The input's bytes from `from` to `to` have become `part`. Parts come in the input's order. */
  replace(from: number, to: number, part: Uint8Array): void {
    if (from === 0 && to === this.input.length) {
      this.whole = part;
      return;
    }
    this.reserve(from - this.until + part.length);
    this.copyInput(from);
    this.buffer.set(part, this.length);
    this.length += part.length;
    this.until = to;
  }

  /** The input itself where nothing was replaced, else a view that the next payload writes over. */
  close(): Uint8Array {
    const { input } = this;
    if (this.whole) return this.whole;
    if (this.until === 0) return input;
    this.reserve(input.length - this.until);
    this.copyInput(input.length);
    return this.buffer.subarray(0, this.length);
  }

  private copyInput(end: number): void {
    copyBytes(this.input, this.view, this.until, end, this.buffer, this.bufferView, this.length);
    this.length += end - this.until;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const size = Math.max(this.length + more, this.input.length + (this.input.length >> 3), this.buffer.length * 2);
    const next = new Uint8Array(size);
    next.set(this.buffer.subarray(0, this.length));
    this.buffer = next;
    this.bufferView = new DataView(next.buffer);
  }
}
