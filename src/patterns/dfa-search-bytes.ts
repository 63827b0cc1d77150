import type { ByteLiteral } from "./byte-literal.ts";
import { decodeBytesAt, decodeBytesBefore, runeOf, widthOf } from "./decode.ts";
import { AT_START, DEAD, type Dfa, EDGE, FLAGGED, MATCH_BEFORE, MATCH_HERE, UNKNOWN } from "./dfa.ts";
import { contextOf, GAVE_UP, NO_MATCH, thrashes, WORTH_SKIPPING } from "./dfa-search.ts";

/** What each match holds at a fixed distance from its beginning. */
export interface ByteLead {
  readonly literal: ByteLiteral;
  readonly offset: number;
}

/**
 * As `searchForward`, for the text bytes[first, n); places count from the beginning of `bytes`.
 * @param view of all of `bytes`; needed with a lead.
 */
export function searchBytesForward(
  dfa: Dfa,
  bytes: Uint8Array,
  first: number,
  n: number,
  from: number,
  earliest: boolean,
  lead?: ByteLead,
  view?: DataView,
): number {
  const byteClass = dfa.classes.ofByte;
  const { flagsAt } = dfa;
  const built = dfa.built;
  let last = NO_MATCH;
  let patience = lead === undefined ? 0 : 8;
  let at = from;
  let state = dfa.start(at <= first ? EDGE : contextOf(bytes[at - 1]!));
  let table = dfa.table;
  let flags = table[state + flagsAt]!;
  if ((flags & MATCH_HERE) !== 0) {
    if (earliest) return at;
    last = at;
  }
  for (;;) {
    let cell = 0;
    while (at < n) {
      cell = table[state + byteClass[bytes[at]!]!]!;
      if (cell < 0) break;
      state = cell;
      at++;
    }
    if (at >= n) break;
    let width = 1;
    if (cell === UNKNOWN) {
      const decoded = decodeBytesAt(bytes, at, n);
      const cls = dfa.classes.of(runeOf(decoded));
      width = widthOf(decoded);
      cell = table[state + cls]!;
      if (cell === UNKNOWN) {
        cell = dfa.step(state, cls);
        table = dfa.table;
        if (thrashes(dfa, built, at - from)) return GAVE_UP;
      }
      if (cell >= 0) {
        state = cell;
        at += width;
        continue;
      }
    }
    if (cell === DEAD) return last;
    state = FLAGGED - cell;
    flags = table[state + flagsAt]!;
    if ((flags & MATCH_BEFORE) !== 0) last = at;
    at += width;
    if ((flags & MATCH_HERE) !== 0) last = at;
    if (earliest && last >= 0) return last;
    if ((flags & AT_START) !== 0 && patience > 0) {
      const { literal, offset } = lead as ByteLead;
      const found = literal.find(bytes, view as DataView, at + offset, n);
      if (found < 0) return last;
      const next = found - offset;
      if (next - at < WORTH_SKIPPING) patience--;
      if (next > at) {
        at = next;
        state = dfa.start(contextOf(bytes[at - 1]!));
        table = dfa.table;
      }
    }
  }
  return dfa.matchesAtEnd(state, EDGE) ? n : last;
}

/** As `searchBackward`, for the text bytes[first, n); places count from the beginning of `bytes`. */
export function searchBytesBackward(
  dfa: Dfa,
  bytes: Uint8Array,
  first: number,
  n: number,
  from: number,
  end: number,
): number {
  const byteClass = dfa.classes.ofByte;
  const { flagsAt } = dfa;
  const built = dfa.built;
  let last = NO_MATCH;
  let at = end;
  let state = dfa.start(at >= n ? EDGE : contextOf(bytes[at]!));
  let table = dfa.table;
  if ((table[state + flagsAt]! & MATCH_HERE) !== 0) last = at;
  for (;;) {
    let cell = 0;
    while (at > from) {
      cell = table[state + byteClass[bytes[at - 1]!]!]!;
      if (cell < 0) break;
      state = cell;
      at--;
    }
    if (at <= from) break;
    let width = 1;
    if (cell === UNKNOWN) {
      const decoded = decodeBytesBefore(bytes, at, from);
      const cls = dfa.classes.of(runeOf(decoded));
      width = widthOf(decoded);
      cell = table[state + cls]!;
      if (cell === UNKNOWN) {
        cell = dfa.step(state, cls);
        table = dfa.table;
        if (thrashes(dfa, built, end - at)) return GAVE_UP;
      }
      if (cell >= 0) {
        state = cell;
        at -= width;
        continue;
      }
    }
    if (cell === DEAD) return last;
    state = FLAGGED - cell;
    const flags = table[state + flagsAt]!;
    if ((flags & MATCH_BEFORE) !== 0) last = at;
    at -= width;
    if ((flags & MATCH_HERE) !== 0) last = at;
  }
  return dfa.matchesAtEnd(state, from <= first ? EDGE : contextOf(bytes[from - 1]!)) ? from : last;
}
