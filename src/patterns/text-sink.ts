/** Texts as bytes, and room behind them in which other texts are made. */
export interface TextSink {
  readonly bytes: Uint8Array;
  /** Of all of `bytes`. */
  readonly view: DataView;
  /** Where the next text begins. */
  at: number;
  /** Where the room ends; a turn of copying before the end of `bytes`. */
  readonly limit: number;
}

/** Bytes that one turn of copying takes. */
export const TURN = 8;

/**
 * Copies bytes[start, end) to the end of what was made, whole turns at a time, so that bytes behind it change, too; false
 * where there is no room.
 */
export function appendRange(sink: TextSink, start: number, end: number): boolean {
  const { view, at } = sink;
  const size = end - start;
  if (at + size > sink.limit) return false;
  // As integers, which keep every bit.
  for (let i = 0; i < size; i += TURN) view.setBigInt64(at + i, view.getBigInt64(start + i, true), true);
  sink.at = at + size;
  return true;
}

/** Writes a text's bytes; false where there is no room. */
export function appendBytes(sink: TextSink, text: Uint8Array): boolean {
  const { bytes, at } = sink;
  if (at + text.length > sink.limit) return false;
  for (let i = 0; i < text.length; i++) bytes[at + i] = text[i]!;
  sink.at = at + text.length;
  return true;
}
