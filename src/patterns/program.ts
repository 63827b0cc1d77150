import { foldOrbit } from "./fold.ts";
import { setHas } from "./rune-set.ts";

/** Instructions. `out` is the next one; ALT prefers `out` to `arg`. */
export const I_FAIL = 0;
export const I_MATCH = 1;
export const I_ALT = 2;
/** arg: capture slot. */
export const I_CAPTURE = 3;
/** arg: look-around bits, one of the EMPTY_ constants. */
export const I_EMPTY = 4;
export const I_NOP = 5;
/** arg: number of a character class. */
export const I_RUNE = 6;

export const EMPTY_BEGIN_LINE = 1;
export const EMPTY_END_LINE = 2;
export const EMPTY_BEGIN_TEXT = 4;
export const EMPTY_END_TEXT = 8;
export const EMPTY_WORD_BOUNDARY = 16;
export const EMPTY_NO_WORD_BOUNDARY = 32;

/** A compiled pattern over code points. */
export class Program {
  readonly op: Uint8Array;
  readonly out: Int32Array;
  readonly arg: Int32Array;
  readonly start: number;
  /** Capture slots, two a group, the whole match included. */
  readonly slots: number;
  /** Character classes as clean sets. */
  readonly classes: readonly (readonly number[])[];
  /** For class c and ASCII character b, whether b is in c: `ascii[c << 7 | b]`. */
  readonly ascii: Uint8Array;
  /** Union of look-around bits of all instructions. */
  readonly empties: number;

  constructor(insts: InstList, start: number, slots: number) {
    const n = insts.op.length;
    this.op = Uint8Array.from(insts.op);
    this.out = Int32Array.from(insts.out);
    this.arg = Int32Array.from(insts.arg);
    this.start = start;
    this.slots = slots;
    this.classes = insts.classes;
    this.ascii = new Uint8Array(insts.classes.length << 7);
    insts.classes.forEach((set, c) => {
      for (let i = 0; i < set.length && set[i]! < 128; i += 2) {
        this.ascii.fill(1, (c << 7) + set[i]!, (c << 7) + Math.min(127, set[i + 1]!) + 1);
      }
    });
    let empties = 0;
    for (let pc = 0; pc < n; pc++) if (this.op[pc] === I_EMPTY) empties |= this.arg[pc]!;
    this.empties = empties;
  }

  /** Whether class `c` has the code point. */
  has(c: number, rune: number): boolean {
    return rune < 128 ? this.ascii[(c << 7) | rune] === 1 : setHas(this.classes[c]!, rune);
  }
}

/** Instructions while they are made; number 0 is always I_FAIL. */
export class InstList {
  readonly op: number[] = [I_FAIL];
  readonly out: number[] = [0];
  readonly arg: number[] = [0];
  readonly classes: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();
  readonly #byNode = new Map<readonly number[], number>();

  add(op: number, arg: number): number {
    this.op.push(op);
    this.out.push(0);
    this.arg.push(arg);
    return this.op.length - 1;
  }

  /** Number of the class of exactly these code points. */
  classOf(set: readonly number[]): number {
    let c = this.#byNode.get(set);
    if (c !== undefined) return c;
    const key = set.join();
    c = this.#known.get(key);
    if (c === undefined) {
      c = this.classes.push(set) - 1;
      this.#known.set(key, c);
    }
    this.#byNode.set(set, c);
    return c;
  }

  /** Number of the class of one character, or of all its cases. */
  literalClass(rune: number, fold: boolean): number {
    const orbit = fold ? foldOrbit(rune) : [];
    const key = orbit.length > 0 ? `~${rune}` : `=${rune}`;
    let c = this.#known.get(key);
    if (c === undefined) {
      const set: number[] = [];
      for (const r of orbit.length > 0 ? orbit : [rune]) {
        if (set.length > 0 && set[set.length - 1] === r - 1) set[set.length - 1] = r;
        else set.push(r, r);
      }
      c = this.classOf(set);
      this.#known.set(key, c);
    }
    return c;
  }
}

/** Look-around bits that hold between two code points (-1: none there). */
export function emptyBits(before: number, after: number): number {
  let bits = isWord(before) === isWord(after) ? EMPTY_NO_WORD_BOUNDARY : EMPTY_WORD_BOUNDARY;
  if (before === 10) bits |= EMPTY_BEGIN_LINE;
  else if (before < 0) bits |= EMPTY_BEGIN_LINE | EMPTY_BEGIN_TEXT;
  if (after === 10) bits |= EMPTY_END_LINE;
  else if (after < 0) bits |= EMPTY_END_LINE | EMPTY_END_TEXT;
  return bits;
}

/** Whether `\b` counts the character as part of a word (ASCII only). */
export function isWord(rune: number): boolean {
  const letter = rune | 0x20;
  return rune < 128 && ((letter >= 0x61 && letter <= 0x7a) || (rune >= 0x30 && rune <= 0x39) || rune === 0x5f);
}
