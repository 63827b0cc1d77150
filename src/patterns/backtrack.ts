import { decodeAt, runeBefore, runeOf, widthOf } from "./decode.ts";
import { emptyBits, I_ALT, I_CAPTURE, I_EMPTY, I_MATCH, I_NOP, I_RUNE, type Program } from "./program.ts";

/** Largest bitmap of visited places, in 32-bit words. */
const MAX_WORDS = 1 << 13;

/**
 * Finds the groups of a match whose ends are known, by backtracking; never visits an instruction at one place twice, so
 * that its time is bounded by the size of the program times the length of the match.
 */
export class Backtracker {
  /** Instructions visited so far, for tests of linear time. */
  steps = 0;
  readonly #program: Program;
  /** For instructions that several others lead to: their row in the bitmap; else -1. */
  readonly #row: Int32Array;
  readonly #rows: number;
  #visited = new Int32Array(64);
  #stack = new Int32Array(64);

  constructor(program: Program) {
    this.#program = program;
    const { op, out, arg } = program;
    const entries = new Int32Array(op.length);
    for (let pc = 1; pc < op.length; pc++) {
      if (op[pc] !== I_MATCH) entries[out[pc]!]!++;
      if (op[pc] === I_ALT) entries[arg[pc]!]!++;
    }
    entries[program.start]!++;
    let rows = 0;
    this.#row = entries.map((count) => (count > 1 ? rows++ : -1));
    this.#rows = rows;
  }

  /** Whether a match of this length fits the bitmap. */
  fits(length: number): boolean {
    return this.#rows * (length + 1) <= MAX_WORDS * 32;
  }

  /** Fills `captures` with the preferred match that begins at `start`, reading no further than `end`; false: none. */
  run(s: string, start: number, end: number, captures: Int32Array): boolean {
    const { op, out, arg, ascii } = this.#program;
    const row = this.#row;
    const width = end - start + 1;
    const words = (this.#rows * width + 31) >> 5;
    if (words > this.#visited.length) this.#visited = new Int32Array(words * 2);
    else this.#visited.fill(0, 0, words);
    const visited = this.#visited;
    captures[0] = start;
    let stack = this.#stack;
    let depth = 0;
    let pc = this.#program.start;
    let at = start;
    let steps = 0;
    for (;;) {
      steps++;
      let alive = true;
      const r = row[pc]!;
      if (r >= 0) {
        const bit = r * width + at - start;
        if ((visited[bit >> 5]! & (1 << (bit & 31))) !== 0) alive = false;
        else visited[bit >> 5]! |= 1 << (bit & 31);
      }
      if (alive) {
        const kind = op[pc];
        if (kind === I_RUNE) {
          alive = false;
          if (at < end) {
            const byte = s.charCodeAt(at);
            if (byte < 128) {
              if (ascii[(arg[pc]! << 7) | byte] === 1) {
                alive = true;
                at++;
              }
            } else {
              const decoded = decodeAt(s, at);
              if (this.#program.has(arg[pc]!, runeOf(decoded))) {
                alive = true;
                at += widthOf(decoded);
              }
            }
          }
          pc = out[pc]!;
        } else if (kind === I_ALT || kind === I_CAPTURE) {
          if (depth + 2 > stack.length) {
            stack = new Int32Array(stack.length * 2);
            stack.set(this.#stack);
            this.#stack = stack;
          }
          if (kind === I_ALT) {
            stack[depth++] = at;
            stack[depth++] = arg[pc]!;
          } else {
            const slot = arg[pc]!;
            stack[depth++] = captures[slot]!;
            stack[depth++] = ~slot;
            captures[slot] = at;
          }
          pc = out[pc]!;
        } else if (kind === I_NOP) pc = out[pc]!;
        else if (kind === I_EMPTY) {
          alive = (emptyBits(runeBefore(s, at), runeAfter(s, at)) & arg[pc]!) !== 0;
          pc = out[pc]!;
        } else if (kind === I_MATCH) {
          captures[1] = at;
          this.steps += steps;
          return true;
        } else alive = false;
      }
      while (!alive) {
        if (depth === 0) {
          this.steps += steps;
          return false;
        }
        const top = stack[--depth]!;
        const value = stack[--depth]!;
        if (top < 0) captures[~top] = value;
        else {
          pc = top;
          at = value;
          alive = true;
        }
      }
    }
  }
}

/** The character at `at` as far as look-around needs it. */
function runeAfter(s: string, at: number): number {
  return at < s.length ? s.charCodeAt(at) : -1;
}
