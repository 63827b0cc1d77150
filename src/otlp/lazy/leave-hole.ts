import type { RecordColumns } from "./columns.ts";

/**
 * Removes the attribute that stood from `tag` to `end` of a row whose attributes lie side by side and are not all
 * listed: the last one takes its place.
 * @param bytes the payload
 */
export function leaveHole(columns: RecordColumns, bytes: Uint8Array, row: number, tag: number, end: number): void {
  const { holes, firstHole, attributesEnd } = columns;
  const live = attributesEnd[row];
  const first = firstHole[row];
  const held = first < 0 ? -1 : holes.holding(first, tag);
  const place = held < 0 ? tag : holes.tag.data[held];
  const placeEnd = held < 0 ? end : holes.end.data[held];
  if (placeEnd === live) {
    attributesEnd[row] = place;
    if (held >= 0) firstHole[row] = holes.without(first, held);
    return;
  }
  const last = lastField(bytes, placeEnd, live);
  attributesEnd[row] = last;
  const full = first < 0 ? -1 : holes.at(first, last);
  const movedTag = full < 0 ? last : holes.movedTag.data[full];
  const movedEnd = full < 0 ? live : holes.movedEnd.data[full];
  const rest = full < 0 ? first : holes.without(first, full);
  if (held < 0) firstHole[row] = holes.add(rest, place, placeEnd, movedTag, movedEnd);
  else {
    firstHole[row] = rest;
    holes.movedTag.data[held] = movedTag;
    holes.movedEnd.data[held] = movedEnd;
  }
}

/**
 * Where the last of the length-delimited fields between two places begins. Their framing was checked; their tag has
 * one byte, as that of attributes has.
 */
function lastField(bytes: Uint8Array, from: number, end: number): number {
  let last = from;
  for (let at = from; at < end; ) {
    last = at++;
    let length = bytes[at++];
    if (length >= 0x80) {
      length &= 0x7f;
      for (let shift = 7; ; shift += 7) {
        const byte = bytes[at++];
        length |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
    }
    at += length;
  }
  return last;
}
