import { decodeAt, runeBefore, runeOf, widthOf } from "./decode.ts";
import { emptyBits, I_ALT, I_CAPTURE, I_EMPTY, I_MATCH, I_NOP, I_RUNE, type Program } from "./program.ts";

/** The threads at one place in the text, in order of preference, each with its captures. */
class Threads {
  readonly dense: Int32Array;
  readonly sparse: Int32Array;
  /** Captures of the thread at dense[i]: saved[i * slots] …. */
  readonly saved: Int32Array;
  count = 0;

  constructor(size: number, slots: number) {
    this.dense = new Int32Array(size);
    this.sparse = new Int32Array(size);
    this.saved = new Int32Array(size * slots);
  }
}

/**
 * The engine that always works: simulates all threads at once, in time linear in the text (times the size of the
 * program). Finds the leftmost match, of those the one a backtracking search would find first, with captures.
 */
export class PikeVm {
  /** Instructions visited so far, for tests of linear time. */
  steps = 0;
  readonly #program: Program;
  readonly #slots: number;
  #now: Threads;
  #next: Threads;
  readonly #stack: number[] = [];

  constructor(program: Program) {
    this.#program = program;
    this.#slots = program.slots;
    this.#now = new Threads(program.op.length, program.slots);
    this.#next = new Threads(program.op.length, program.slots);
  }

  /** Searches from byte `from`; on success fills `captures` (its first `slots` cells). `anchored`: only a match at `from`. */
  search(s: string, from: number, captures: Int32Array, anchored = false): boolean {
    const program = this.#program;
    const slots = this.#slots;
    const work = new Int32Array(slots).fill(-1);
    let matched = false;
    this.#now.count = 0;
    let at = from;
    let before = runeBefore(s, at);
    for (;;) {
      const decoded = decodeAt(s, at);
      const width = widthOf(decoded);
      const rune = width === 0 ? -1 : runeOf(decoded);
      const bits = emptyBits(before, rune);
      if (!matched && (at === from || !anchored)) {
        work.fill(-1);
        work[0] = at;
        this.#add(this.#now, program.start, at, bits, work);
      }
      const now = this.#now;
      if (now.count === 0) break;
      const after = width === 0 ? 0 : emptyBits(rune, this.#peek(s, at + width));
      const next = this.#next;
      next.count = 0;
      for (let i = 0; i < now.count; i++) {
        const pc = now.dense[i]!;
        const op = program.op[pc];
        this.steps++;
        if (op === I_MATCH) {
          for (let k = 0; k < slots; k++) captures[k] = now.saved[i * slots + k]!;
          captures[1] = at;
          matched = true;
          break;
        }
        if (op === I_RUNE && width !== 0 && program.has(program.arg[pc]!, rune)) {
          for (let k = 0; k < slots; k++) work[k] = now.saved[i * slots + k]!;
          this.#add(next, program.out[pc]!, at + width, after, work);
        }
      }
      if (width === 0) break;
      this.#now = next;
      this.#next = now;
      at += width;
      before = rune;
      if (next.count === 0 && (matched || anchored)) break;
    }
    return matched;
  }

  #peek(s: string, at: number): number {
    const decoded = decodeAt(s, at);
    return widthOf(decoded) === 0 ? -1 : runeOf(decoded);
  }

  /** Adds a thread at `pc` and whatever it leads to without reading. `work` holds its captures and is left as it was. */
  #add(threads: Threads, pc: number, at: number, bits: number, work: Int32Array): void {
    const { op, out, arg } = this.#program;
    const stack = this.#stack;
    const slots = this.#slots;
    stack.push(pc);
    while (stack.length > 0) {
      let now = stack.pop()!;
      if (now < 0) {
        work[~now] = stack.pop()!;
        continue;
      }
      for (;;) {
        const place = threads.sparse[now]!;
        if (place < threads.count && threads.dense[place] === now) break;
        const index = threads.count++;
        threads.dense[index] = now;
        threads.sparse[now] = index;
        this.steps++;
        const kind = op[now];
        if (kind === I_ALT) {
          stack.push(arg[now]!);
          now = out[now]!;
        } else if (kind === I_NOP || (kind === I_EMPTY && (arg[now]! & bits) !== 0)) now = out[now]!;
        else if (kind === I_CAPTURE) {
          const slot = arg[now]!;
          stack.push(work[slot]!, ~slot);
          work[slot] = at;
          now = out[now]!;
        } else {
          if (kind === I_RUNE || kind === I_MATCH) {
            const base = index * slots;
            for (let k = 0; k < slots; k++) threads.saved[base + k] = work[k]!;
          }
          break;
        }
      }
    }
  }
}
