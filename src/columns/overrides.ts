import { NIL, STRING_RANGE, type Vector } from "./vector.ts";

/** Values that were written during a batch, in the order of writing; cells of other columns point here. */
export class Overrides {
  length = 0;
  tag: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  start: Int32Array<ArrayBuffer> = new Int32Array(1024);
  end: Int32Array<ArrayBuffer> = new Int32Array(1024);
  number: Float64Array<ArrayBuffer> = new Float64Array(1024);
  readonly object: unknown[] = [];

  clear(): void {
    this.length = 0;
    this.object.length = 0;
  }

  /** Copies a vector's cell; returns its index. */
  append(from: Vector, row: number): number {
    const at = this.next();
    this.tag[at] = from.tag[row];
    this.start[at] = from.start[row];
    this.end[at] = from.end[row];
    this.number[at] = from.number[row];
    this.object[at] = from.object[row];
    return at;
  }

  /** Stores bytes of the input that are a text. */
  appendRange(start: number, end: number): number {
    const at = this.next();
    this.tag[at] = STRING_RANGE;
    this.start[at] = start;
    this.end[at] = end;
    return at;
  }

  /** Stores a value with its tag. */
  appendObject(tag: number, value: unknown): number {
    const at = this.next();
    this.tag[at] = tag;
    this.object[at] = value;
    return at;
  }

  appendNil(): number {
    const at = this.next();
    this.tag[at] = NIL;
    this.object[at] = undefined;
    return at;
  }

  private next(): number {
    if (this.length === this.tag.length) this.grow();
    return this.length++;
  }

  private grow(): void {
    const size = this.length * 2;
    const tag = new Uint8Array(size);
    tag.set(this.tag);
    this.tag = tag;
    const start = new Int32Array(size);
    start.set(this.start);
    this.start = start;
    const end = new Int32Array(size);
    end.set(this.end);
    this.end = end;
    const number = new Float64Array(size);
    number.set(this.number);
    this.number = number;
  }
}
