import {
  EMPTY_BEGIN_LINE,
  EMPTY_END_LINE,
  EMPTY_NO_WORD_BOUNDARY,
  EMPTY_WORD_BOUNDARY,
  type Program,
} from "./program.ts";
import { MAX_RUNE } from "./rune-set.ts";

const WORD = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const NEWLINE = [10, 10];

/** The code points parted into classes whose members no instruction of a program tells apart. */
export class RuneClasses {
  /** Number of classes. */
  readonly count: number;
  /** A member of each class. */
  readonly sample: readonly number[];
  /** Class by byte for ASCII; `count`, which is no class, for the other bytes. */
  readonly ofByte: Uint16Array;
  /** Interval i begins at #starts[i] and belongs to class #classes[i]. */
  readonly #starts: Int32Array;
  readonly #classes: Int32Array;
  /** Classes of 256 code points each, made when first asked for. */
  readonly #pages: (Uint16Array | undefined)[] = [];

  constructor(program: Program) {
    const sets: (readonly number[])[] = [...program.classes];
    if ((program.empties & (EMPTY_WORD_BOUNDARY | EMPTY_NO_WORD_BOUNDARY)) !== 0) sets.push(WORD);
    if ((program.empties & (EMPTY_BEGIN_LINE | EMPTY_END_LINE)) !== 0) sets.push(NEWLINE);
    const cuts = new Set([0]);
    for (const set of sets) {
      for (let i = 0; i < set.length; i += 2) {
        cuts.add(set[i]!);
        if (set[i + 1]! < MAX_RUNE) cuts.add(set[i + 1]! + 1);
      }
    }
    const starts = Int32Array.from(cuts).sort();
    const classes = new Int32Array(starts.length);
    let count = 1;
    for (const set of sets) count = refine(classes, count, starts, set);
    const sample = new Array<number>(count).fill(0);
    for (let i = starts.length - 1; i >= 0; i--) sample[classes[i]!] = starts[i]!;
    this.count = count;
    this.sample = sample;
    this.#starts = starts;
    this.#classes = classes;
    this.ofByte = new Uint16Array(256).fill(count);
    for (let b = 0; b < 128; b++) this.ofByte[b] = this.of(b);
  }

  /** The class of a code point. */
  of(rune: number): number {
    const page = this.#pages[rune >> 8] ?? this.#makePage(rune >> 8);
    return page[rune & 0xff]!;
  }

  #makePage(number: number): Uint16Array {
    const first = number << 8;
    let interval = this.#intervalOf(first);
    const page = new Uint16Array(256);
    for (let i = 0; i < 256; i++) {
      while (this.#starts[interval + 1]! <= first + i) interval++;
      page[i] = this.#classes[interval]!;
    }
    while (this.#pages.length <= number) this.#pages.push(undefined);
    this.#pages[number] = page;
    return page;
  }

  #intervalOf(rune: number): number {
    let lo = 0;
    let hi = this.#starts.length;
    while (hi - lo > 1) {
      const mid = (lo + hi) >> 1;
      if (this.#starts[mid]! <= rune) lo = mid;
      else hi = mid;
    }
    return lo;
  }
}

/** Splits each class by membership in the set; answers the new number of classes. */
function refine(classes: Int32Array, count: number, starts: Int32Array, set: readonly number[]): number {
  const inside = new Int32Array(count).fill(-1);
  const outside = new Uint8Array(count);
  const members: number[] = [];
  let at = 0;
  starts.forEach((start, i) => {
    while (at < set.length && set[at + 1]! < start) at += 2;
    if (at < set.length && set[at]! <= start) members.push(i);
    else outside[classes[i]!] = 1;
  });
  let total = count;
  for (const i of members) {
    const old = classes[i]!;
    // A class that lies inside as a whole keeps its number.
    if (inside[old] === -1) inside[old] = outside[old] === 1 ? total++ : old;
    classes[i] = inside[old]!;
  }
  return total;
}
