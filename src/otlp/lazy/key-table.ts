import { toBytes } from "../../values/byte-string.ts";

/** A key as it stands on the wire; the view is of all the bytes. */
export interface EncodedKey {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Attribute keys of a batch as small integers. Known keys (those a program names) come first. Keys repeat in the same
 * order from record to record, so the key that followed the last one is tried first; a key seen before is compared
 * with its earlier place in the payload, from its end, where keys differ.
 */
export class KeyTable {
  private readonly known: number;
  private readonly texts: string[];
  private readonly encodings: EncodedKey[] = [];
  /** By length modulo BUCKETS: the first id; by id: the next one of its bucket; -1 at the end. */
  private readonly bucket = new Int32Array(BUCKETS).fill(-1);
  private following = new Int32Array(64).fill(-1);
  private length = new Int32Array(64).fill(-1);
  private successor = new Int32Array(64).fill(-1);
  /** Where the key stood in this payload; -1 where it has not been met. */
  private place = new Int32Array(64).fill(-1);
  private last = -1;
  private bytes: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));

  constructor(known: readonly string[]) {
    this.known = known.length;
    this.texts = [...known];
    known.forEach((key, id) => {
      this.index(key, id);
    });
  }

  /** Starts a payload: forgets interned keys and places; the known keys stay. */
  open(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.texts.length > this.known) {
      this.texts.length = this.known;
      this.encodings.length = this.known;
      this.bucket.fill(-1);
      for (let id = 0; id < this.known; id++) this.index(this.texts[id], id);
    }
    this.successor.fill(-1);
    this.place.fill(-1);
    this.last = -1;
  }

  get size(): number {
    return this.texts.length;
  }

  /** The key, a byte string. */
  text(id: number): string {
    return this.texts[id];
  }

  /** The key as bytes. */
  encoded(id: number): EncodedKey {
    this.encodings[id] ??= encode(this.texts[id]);
    return this.encodings[id];
  }

  /** The id of a key that the table has, or -1. */
  find(start: number, end: number): number {
    const size = end - start;
    for (let id = this.bucket[size & (BUCKETS - 1)]; id >= 0; id = this.following[id]) {
      if (this.length[id] === size && this.matches(id, start, size)) {
        this.place[id] = start;
        return id;
      }
    }
    return -1;
  }

  /** Whether a known key of that length stands at `start`. */
  isAt(id: number, start: number, size: number): boolean {
    if (!this.matches(id, start, size)) return false;
    this.place[id] = start;
    return true;
  }

  /** The id of any key; a new one where it is not known yet. */
  intern(start: number, end: number): number {
    const { last } = this;
    if (last >= 0) {
      const guess = this.successor[last];
      if (guess >= 0 && this.length[guess] === end - start && this.matches(guess, start, end - start)) {
        this.last = guess;
        return guess;
      }
    }
    let id = this.find(start, end);
    if (id < 0) {
      id = this.texts.length;
      let text = "";
      for (let i = start; i < end; i++) text += String.fromCharCode(this.bytes[i]);
      this.texts.push(text);
      this.index(text, id);
      this.place[id] = start;
    }
    if (last >= 0) this.successor[last] = id;
    this.last = id;
    return id;
  }

  private index(key: string, id: number): void {
    if (id >= this.place.length) {
      this.following = grown(this.following);
      this.length = grown(this.length);
      this.successor = grown(this.successor);
      this.place = grown(this.place);
    }
    const bucket = key.length & (BUCKETS - 1);
    this.length[id] = key.length;
    this.following[id] = this.bucket[bucket];
    this.bucket[bucket] = id;
  }

  /** Whether a key of the right length stands at `start`. */
  private matches(id: number, start: number, size: number): boolean {
    const place = this.place[id];
    if (place < 0) {
      const text = this.texts[id];
      for (let i = size - 1; i >= 0; i--) if (text.charCodeAt(i) !== this.bytes[start + i]) return false;
      return true;
    }
    const { view } = this;
    let i = size;
    for (; i >= 8; i -= 8) {
      const first = view.getInt32(place + i - 8, true) ^ view.getInt32(start + i - 8, true);
      const second = view.getInt32(place + i - 4, true) ^ view.getInt32(start + i - 4, true);
      if ((first | second) !== 0) return false;
    }
    if (i >= 4) {
      if (view.getInt32(place + i - 4, true) !== view.getInt32(start + i - 4, true)) return false;
      i -= 4;
    }
    if (i === 0) return true;
    // Some of the first four bytes once more, where there are so many.
    if (size >= 4) return view.getInt32(place, true) === view.getInt32(start, true);
    while (--i >= 0) if (this.bytes[place + i] !== this.bytes[start + i]) return false;
    return true;
  }
}

function encode(text: string): EncodedKey {
  const bytes = toBytes(text);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** A power of two; longer keys share a bucket with shorter ones. */
const BUCKETS = 256;

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2).fill(-1);
  next.set(array);
  return next;
}
