import { decodeAt, decodeBefore, runeOf, widthOf } from "./decode.ts";
import {
  AFTER_NEWLINE,
  AFTER_OTHER,
  AFTER_WORD,
  AT_START,
  DEAD,
  type Dfa,
  EDGE,
  FLAGGED,
  MATCH_BEFORE,
  MATCH_HERE,
  UNKNOWN,
} from "./dfa.ts";
import type { Lead } from "./literals.ts";
import { isWord } from "./program.ts";

export const NO_MATCH = -1;
/** The automaton needs too many states for this text: use another engine. */
export const GAVE_UP = -2;

/** Bytes from which on it pays to look for the prefix instead of reading on; so many shorter skips are borne. */
export const WORTH_SKIPPING = 16;

/**
 * Where the match ends that begins first at `from` or later; NO_MATCH or GAVE_UP. `earliest`: the first place where it is
 * certain that there is a match, instead. `lead`: text that each match holds near its beginning, to skip ahead to.
 */
export function searchForward(dfa: Dfa, s: string, from: number, lead: Lead, earliest: boolean): number {
  const byteClass = dfa.classes.ofByte;
  const { flagsAt } = dfa;
  const built = dfa.built;
  const n = s.length;
  let last = NO_MATCH;
  let patience = 8;
  let at = from;
  let state = dfa.start(contextBefore(s, at));
  let table = dfa.table;
  let flags = table[state + flagsAt]!;
  if ((flags & MATCH_HERE) !== 0) {
    if (earliest) return at;
    last = at;
  }
  for (;;) {
    let cell = 0;
    while (at < n) {
      cell = table[state + byteClass[s.charCodeAt(at)]!]!;
      if (cell < 0) break;
      state = cell;
      at++;
    }
    if (at >= n) break;
    let width = 1;
    if (cell === UNKNOWN) {
      const decoded = decodeAt(s, at);
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
      const found = s.indexOf(lead.text, at + lead.offset);
      if (found < 0) return last;
      const next = found - lead.offset;
      if (next - at < WORTH_SKIPPING) patience--;
      if (next > at) {
        at = next;
        state = dfa.start(contextBefore(s, at));
        table = dfa.table;
      }
    }
  }
  return dfa.matchesAtEnd(state, EDGE) ? n : last;
}

/** Where the longest match that ends at `end` begins, at `from` or later; the automaton reads backward. */
export function searchBackward(dfa: Dfa, s: string, from: number, end: number): number {
  const byteClass = dfa.classes.ofByte;
  const { flagsAt } = dfa;
  const built = dfa.built;
  let last = NO_MATCH;
  let at = end;
  let state = dfa.start(contextAfter(s, at));
  let table = dfa.table;
  if ((table[state + flagsAt]! & MATCH_HERE) !== 0) last = at;
  for (;;) {
    let cell = 0;
    while (at > from) {
      cell = table[state + byteClass[s.charCodeAt(at - 1)]!]!;
      if (cell < 0) break;
      state = cell;
      at--;
    }
    if (at <= from) break;
    let width = 1;
    if (cell === UNKNOWN) {
      const decoded = decodeBefore(s, at, from);
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
  return dfa.matchesAtEnd(state, contextBefore(s, from)) ? from : last;
}

/** Whether states are made, and thrown away again, for nearly each character. */
export function thrashes(dfa: Dfa, builtBefore: number, read: number): boolean {
  const built = dfa.built - builtBefore;
  return built > dfa.capacity && read < 10 * built;
}

function contextBefore(s: string, at: number): number {
  return at <= 0 ? EDGE : contextOf(s.charCodeAt(at - 1));
}

function contextAfter(s: string, at: number): number {
  return at >= s.length ? EDGE : contextOf(s.charCodeAt(at));
}

export function contextOf(byte: number): number {
  return isWord(byte) ? AFTER_WORD : byte === 10 ? AFTER_NEWLINE : AFTER_OTHER;
}
