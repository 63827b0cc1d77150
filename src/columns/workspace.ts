/** Room for texts: a few times what is worked on together. */
const ROOM = 1 << 20;
/** Bytes at the end that are never used, so that copying can go in whole turns. */
const MARGIN = 64;

const NO_BYTES = new Uint8Array(0);

/**
 * A copy of a payload's bytes with room behind them for texts that are made while it is worked on: those are ranges of
 * the same bytes, then. Kept between payloads.
 */
export class Workspace {
  bytes: Uint8Array<ArrayBuffer> = NO_BYTES;
  view: DataView<ArrayBuffer> = new DataView(NO_BYTES.buffer);
  /** Where the room begins, and where the next text does. */
  room = 0;
  at = 0;
  limit = 0;

  /** Takes a payload's bytes. */
  open(payload: Uint8Array): void {
    this.room = payload.length;
    this.at = this.room;
    this.limit = this.room + ROOM;
    if (this.limit + MARGIN > this.bytes.length) {
      this.bytes = new Uint8Array(this.limit + (this.room >> 3) + MARGIN);
      this.view = new DataView(this.bytes.buffer);
    }
    this.bytes.set(payload);
  }

  /** Forgets the texts. */
  clear(): void {
    this.at = this.room;
  }
}
