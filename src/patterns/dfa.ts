import {
  EMPTY_BEGIN_LINE,
  EMPTY_BEGIN_TEXT,
  EMPTY_END_LINE,
  EMPTY_END_TEXT,
  EMPTY_NO_WORD_BOUNDARY,
  EMPTY_WORD_BOUNDARY,
  emptyBits,
  I_ALT,
  I_CAPTURE,
  I_EMPTY,
  I_MATCH,
  I_NOP,
  I_RUNE,
  isWord,
  type Program,
} from "./program.ts";
import type { RuneClasses } from "./rune-classes.ts";

/** Cells of the transition table: a state's number (its first cell) or one of these or a flagged state, see below. */
export const UNKNOWN = -1;
export const DEAD = -2;
/** A cell `FLAGGED - state` leads to a state with flags: read them at `table[state + flagsAt]`. */
export const FLAGGED = -3;

/** State flags: a match ends where the state is reached, or before the character that led to it. */
export const MATCH_HERE = 1;
export const MATCH_BEFORE = 2;
/** Nothing has begun: the state is as at the start of a search. */
export const AT_START = 4;

/** What stood before a place, as far as look-around tells apart. */
export const EDGE = 0;
export const AFTER_NEWLINE = 1;
export const AFTER_WORD = 2;
export const AFTER_OTHER = 3;
const SAMPLE = [-1, 10, 0x61, 0x20];

const MAX_CELLS = 1 << 17;
const RESTART = -1;
const NEEDS_NEXT = EMPTY_END_LINE | EMPTY_END_TEXT | EMPTY_WORD_BOUNDARY | EMPTY_NO_WORD_BOUNDARY;

/** Which matches an automaton looks for. */
export interface DfaMode {
  /** Matches may begin at any later place, the earliest wins; else only at the place where the search begins. */
  readonly anywhere: boolean;
  /** The longest match; else the one that a backtracking search prefers. */
  readonly longest: boolean;
  /** Flag states in which nothing has begun, so that a search can skip ahead. */
  readonly flagStart: boolean;
}

/**
 * A deterministic automaton made from a program while it is used. It reads characters by class: ASCII bytes straight from
 * the table, others decoded by the caller. Its table is bounded; when full it is emptied and begun anew.
 */
export class Dfa {
  /** `table[state + class]`; each state has `stride` cells, the last of which holds its flags. */
  table: Int32Array;
  readonly flagsAt: number;
  readonly classes: RuneClasses;
  /** States made so far. */
  built = 0;
  /** Instructions visited so far while making states. */
  steps = 0;
  /** How many states the table can hold. */
  readonly capacity: number;
  readonly #stride: number;
  readonly #program: Program;
  readonly #mode: DfaMode;
  readonly #states = new Map<string, number>();
  /**
   * By state / stride: instructions in order of preference, and what stood before. Where look-around waits for the next
   * character, the instructions are those that lead to it, because the order in which they lead on depends on the outcome;
   * else those that read a character, and what stood before does not matter (-1).
   */
  #lists: Int32Array[] = [];
  #contexts: number[] = [];
  #starts: number[] = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  readonly #contextOf: readonly number[];
  /** Whether a match can begin after the start of the text. */
  readonly canBeginLater: boolean;
  readonly #restarts: boolean;
  readonly #seen: Int32Array;
  #mark = 0;
  readonly #stack: number[] = [];
  readonly #next: number[] = [];
  /** Where the threads of #next come from. */
  readonly #seeds: number[] = [];
  readonly #expanded: number[] = [];
  #hasEmpty = false;
  #matched = false;

  constructor(program: Program, classes: RuneClasses, mode: DfaMode) {
    this.#program = program;
    this.#mode = mode;
    this.classes = classes;
    this.#stride = classes.count + 2;
    this.flagsAt = classes.count + 1;
    this.capacity = Math.max(8, Math.floor(MAX_CELLS / this.#stride));
    this.table = new Int32Array(this.#stride * 8);
    this.#seen = new Int32Array(program.op.length);
    const { empties } = program;
    const words = (empties & (EMPTY_WORD_BOUNDARY | EMPTY_NO_WORD_BOUNDARY)) !== 0;
    const lines = (empties & EMPTY_BEGIN_LINE) !== 0;
    const texts = lines || (empties & EMPTY_BEGIN_TEXT) !== 0;
    this.#contextOf = [
      texts ? EDGE : AFTER_OTHER,
      lines ? AFTER_NEWLINE : AFTER_OTHER,
      words ? AFTER_WORD : AFTER_OTHER,
      AFTER_OTHER,
    ];
    this.canBeginLater = this.#computeCanBeginLater();
    this.#restarts = mode.anywhere && this.canBeginLater;
  }

  /** The state in which a search begins, by what stands before. Read its flags before going on. */
  start(context: number): number {
    const kind = this.#contextOf[context]!;
    let state = this.#starts[kind]!;
    if (state === UNKNOWN) {
      this.#clear();
      this.#enter(this.#restarts ? RESTART : this.#program.start, this.#bitsAfter(kind));
      state = this.#intern(kind, (this.#matched ? MATCH_HERE : 0) | (this.#mode.flagStart ? AT_START : 0));
      this.#starts[kind] = state;
    }
    return state;
  }

  /** Computes the cell for a state and a class of characters. It may empty the table: `state` is not valid after it. */
  step(state: number, cls: number): number {
    const before = this.#lists;
    const cell = this.#step(state, this.classes.sample[cls]!);
    if (this.#lists === before) this.table[state + cls] = cell;
    return cell;
  }

  /** Whether a match ends where the search ends; `after` is what follows there (EDGE at the text's end). */
  matchesAtEnd(state: number, after: number): boolean {
    return this.#contexts[state / this.#stride]! >= 0 && this.#resolve(state, SAMPLE[after]!);
  }

  #step(state: number, rune: number): number {
    const { op, out, arg } = this.#program;
    const id = state / this.#stride;
    let flags = 0;
    let list: ArrayLike<number> = this.#lists[id]!;
    if (this.#contexts[id]! >= 0) {
      const known = (this.table[state + this.flagsAt]! & MATCH_HERE) !== 0;
      if (this.#resolve(state, rune) && !known) flags = MATCH_BEFORE;
      list = this.#expanded;
    }
    this.#clear();
    const kind = this.#contextOf[isWord(rune) ? AFTER_WORD : rune === 10 ? AFTER_NEWLINE : AFTER_OTHER]!;
    const bits = this.#bitsAfter(kind);
    let fresh = false;
    for (let i = 0; i < list.length; i++) {
      const pc = list[i]!;
      this.steps++;
      if (pc === RESTART) {
        fresh = this.#seeds.length === 0;
        this.#enter(RESTART, bits);
      } else if (op[pc] === I_RUNE && this.#program.has(arg[pc]!, rune)) {
        if (this.#enter(out[pc]!, bits)) break;
      }
    }
    if (this.#matched) flags |= MATCH_HERE;
    if (this.#next.length === 0 && flags === 0) return DEAD;
    if (fresh && this.#mode.flagStart) flags |= AT_START;
    const next = this.#intern(kind, flags);
    return flags === 0 ? next : FLAGGED - next;
  }

  /** Adds a thread to the next list; whether a match makes everything less preferred void. */
  #enter(pc: number, bits: number): boolean {
    if (pc !== RESTART && this.#seen[pc] === this.#mark) return false;
    this.#seeds.push(pc);
    const cut = this.#close(pc === RESTART ? this.#program.start : pc, bits, true, this.#next);
    if (!cut && pc === RESTART) this.#next.push(RESTART);
    return cut;
  }

  /** Follows the look-around of a state now that the next character is known; whether a match ends here. */
  #resolve(state: number, after: number): boolean {
    const id = state / this.#stride;
    const bits = emptyBits(SAMPLE[this.#contexts[id]!]!, after);
    this.#mark++;
    this.#matched = false;
    this.#expanded.length = 0;
    for (const seed of this.#lists[id]!) {
      if (this.#close(seed === RESTART ? this.#program.start : seed, bits, false, this.#expanded)) break;
      if (seed === RESTART) this.#expanded.push(RESTART);
    }
    return this.#matched;
  }

  #clear(): void {
    this.#mark++;
    this.#matched = false;
    this.#hasEmpty = false;
    this.#next.length = 0;
    this.#seeds.length = 0;
  }

  /** Look-around bits known before the next character is: those of the text before. */
  #bitsAfter(kind: number): number {
    return emptyBits(SAMPLE[kind]!, 0x20);
  }

  /**
   * Adds what an instruction leads to without reading to a list. `open`: look-around that needs the next character stays.
   * Answers true when a match makes everything less preferred void.
   */
  #close(from: number, bits: number, open: boolean, to: number[]): boolean {
    const { op, out, arg } = this.#program;
    const stack = this.#stack;
    const seen = this.#seen;
    const mark = this.#mark;
    stack.push(from);
    while (stack.length > 0) {
      let pc = stack.pop()!;
      while (seen[pc] !== mark) {
        seen[pc] = mark;
        this.steps++;
        const kind = op[pc];
        if (kind === I_ALT) {
          stack.push(arg[pc]!);
          pc = out[pc]!;
        } else if (kind === I_NOP || kind === I_CAPTURE) pc = out[pc]!;
        else if (kind === I_EMPTY) {
          if (open && (arg[pc]! & NEEDS_NEXT) !== 0) {
            to.push(pc);
            this.#hasEmpty = true;
          } else if ((arg[pc]! & bits) !== 0) pc = out[pc]!;
        } else if (kind === I_RUNE) to.push(pc);
        else if (kind === I_MATCH) {
          this.#matched = true;
          if (this.#mode.longest) continue;
          stack.length = 0;
          return true;
        }
      }
    }
    return false;
  }

  /** The state for the list in #next. */
  #intern(kind: number, flags: number): number {
    const next = this.#hasEmpty ? this.#seeds : this.#next;
    if (this.#mode.longest) next.sort((a, b) => a - b);
    const context = this.#hasEmpty ? kind : -1;
    let key = String.fromCharCode(flags, context + 1);
    for (const pc of next) key += pc < 0xffff ? String.fromCharCode(pc + 1) : `\uffff${pc},`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#lists.length >= this.capacity) this.#flush();
    const state = this.#lists.length * this.#stride;
    if (state + this.#stride > this.table.length) {
      const larger = new Int32Array(Math.min(this.table.length * 2, this.capacity * this.#stride));
      larger.set(this.table);
      this.table = larger;
    }
    this.table.fill(UNKNOWN, state, state + this.#stride);
    this.table[state + this.flagsAt] = flags;
    this.#lists.push(Int32Array.from(next));
    this.#contexts.push(context);
    this.#states.set(key, state);
    this.built++;
    return state;
  }

  #flush(): void {
    this.#states.clear();
    this.#lists = [];
    this.#contexts = [];
    this.#starts = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  }

  #computeCanBeginLater(): boolean {
    this.#clear();
    this.#close(this.#program.start, emptyBits(10, 0x20), true, this.#next);
    return this.#matched || this.#next.length > 0;
  }
}
