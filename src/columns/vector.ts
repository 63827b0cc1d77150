/**
 * A column of values for the rows of a batch: a tag a row, and the value where the tag says. Strings are byte ranges of
 * the batch's buffer or objects; ints are doubles as long as they are safe. `REDO` means that a kernel could not
 * decide: the row goes to the scalar tier.
 */
export const NIL = 0;
/** Bytes of the input: `start`, `end`. */
export const STRING_RANGE = 1;
/** A byte string in `object`. */
export const STRING = 2;
/** A safe integer in `number`. */
export const INT = 3;
export const FLOAT = 4;
/** 0 or 1 in `number`. */
export const BOOL = 5;
/** Any other value in `object`. */
export const OBJECT = 6;
export const REDO = 7;

const FAR = 1024;

export class Vector {
  tag: Uint8Array = new Uint8Array(0);
  start: Int32Array = new Int32Array(0);
  end: Int32Array = new Int32Array(0);
  number: Float64Array = new Float64Array(0);
  /** Allocated when the first object is stored. */
  object: unknown[] = [];

  /** Makes room for `rows` rows; contents are not kept. */
  reserve(rows: number): void {
    if (rows <= this.tag.length) return;
    // Constants take one cell.
    const size = rows === 1 ? 1 : Math.max(rows, this.tag.length * 2, 256);
    this.tag = new Uint8Array(size);
    this.start = new Int32Array(size);
    this.end = new Int32Array(size);
    this.number = new Float64Array(size);
    // An array that is first written to far from its beginning would become a dictionary.
    if (size > FAR) this.object = new Array(size);
  }
}
