/**
 * Attribute keys of a batch as small integers. Known keys (those a program names) come first. Keys repeat in the same
 * order from record to record, so the key that followed the last one is tried first; a key seen before is compared
 * with its earlier place in the payload, four bytes at a time.
 */
export class KeyTable {
  private readonly known: number;
  private readonly texts: string[];
  private readonly byLength: (number[] | undefined)[] = [];
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
    this.texts.length = this.known;
    for (const ids of this.byLength) {
      if (ids) while (ids.length > 0 && ids[ids.length - 1] >= this.known) ids.pop();
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

  /** The id of a known key, or -1. */
  find(start: number, end: number): number {
    const ids = this.byLength[end - start];
    if (ids === undefined) return -1;
    for (let i = 0; i < ids.length; i++) {
      if (this.matches(ids[i], start, end)) {
        this.place[ids[i]] = start;
        return ids[i];
      }
    }
    return -1;
  }

  /** The id of any key; a new one where it is not known yet. */
  intern(start: number, end: number): number {
    const { last } = this;
    if (last >= 0) {
      const guess = this.successor[last];
      if (guess >= 0 && this.matches(guess, start, end)) {
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
    const ids = this.byLength[key.length];
    if (ids) ids.push(id);
    else this.byLength[key.length] = [id];
    if (id >= this.place.length) {
      this.place = grown(this.place);
      this.successor = grown(this.successor);
    }
  }

  private matches(id: number, start: number, end: number): boolean {
    const place = this.place[id];
    if (place >= 0) return this.samePlace(id, place, start, end);
    const text = this.texts[id];
    if (text.length !== end - start) return false;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== this.bytes[start + i]) return false;
    return true;
  }

  private samePlace(id: number, place: number, start: number, end: number): boolean {
    const length = end - start;
    if (this.texts[id].length !== length) return false;
    const { view, bytes } = this;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (view.getInt32(place + i) !== view.getInt32(start + i)) return false;
    for (; i < length; i++) if (bytes[place + i] !== bytes[start + i]) return false;
    return true;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2).fill(-1);
  next.set(array);
  return next;
}
