import { decodeAt, runeOf, widthOf } from "./decode.ts";
import { I_ALT, I_CAPTURE, I_EMPTY, I_MATCH, I_NOP, I_RUNE, type Program } from "./program.ts";
import type { RuneClasses } from "./rune-classes.ts";

const MAX_CELLS = 1 << 14;
/** Cell of a character that cannot come here. */
const NONE = -1;

/** What a character does besides leading on: set slots to the place before it. */
interface Action {
  readonly next: number;
  readonly slots: readonly number[];
}

/** A table for groups: cell = next row, or -2 - action. */
interface Table {
  readonly cells: Int32Array;
  readonly actions: readonly Action[];
  /** By row: slots to set where the match ends. */
  readonly atMatch: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds the groups of a match whose ends are known, for programs in which the next character always decides the way. No
 * condition needs a check then: the one way there is must be the match's.
 */
export class OnePass {
  readonly #table: Table;
  readonly #classes: RuneClasses;

  private constructor(table: Table, classes: RuneClasses) {
    this.#table = table;
    this.#classes = classes;
  }

  /** Undefined for a program that is not so, or too large. */
  static of(program: Program, classes: RuneClasses): OnePass | undefined {
    const table = buildTable(program, classes);
    return table === undefined ? undefined : new OnePass(table, classes);
  }

  /** Fills `captures` for the match s[start, end). */
  run(s: string, start: number, end: number, captures: Int32Array): void {
    const { cells, actions, atMatch } = this.#table;
    const classes = this.#classes;
    const byteClass = classes.ofByte;
    let row = 0;
    let at = start;
    for (;;) {
      let cell = 0;
      while (at < end) {
        cell = cells[row + byteClass[s.charCodeAt(at)]!]!;
        if (cell < 0) break;
        row = cell;
        at++;
      }
      if (at >= end) break;
      let width = 1;
      if (cell === NONE) {
        const decoded = decodeAt(s, at);
        cell = cells[row + classes.of(runeOf(decoded))]!;
        width = widthOf(decoded);
      }
      if (cell >= 0) row = cell;
      else {
        const action = actions[-2 - cell]!;
        for (const slot of action.slots) captures[slot] = at;
        row = action.next;
      }
      at += width;
    }
    for (const slot of atMatch.get(row)!) captures[slot] = end;
    captures[0] = start;
    captures[1] = end;
  }
}

function buildTable(program: Program, classes: RuneClasses): Table | undefined {
  const { op, out, arg } = program;
  const stride = classes.count + 1;
  const rows = new Map<number, number>([[program.start, 0]]);
  const queue = [program.start];
  const cells: number[] = [];
  const actions: Action[] = [];
  const atMatch = new Map<number, readonly number[]>();
  const rowOf = (pc: number): number => {
    let row = rows.get(pc);
    if (row === undefined) {
      row = rows.size * stride;
      rows.set(pc, row);
      queue.push(pc);
    }
    return row;
  };
  for (let i = 0; i < queue.length; i++) {
    const row = i * stride;
    if (row + stride > MAX_CELLS) return undefined;
    for (let k = 0; k < stride; k++) cells.push(NONE);
    const seen = new Set<number>();
    const stack: [pc: number, slots: readonly number[]][] = [[queue[i]!, []]];
    while (stack.length > 0) {
      const [pc, slots] = stack.pop()!;
      // Two ways to one place: the way would matter.
      if (seen.has(pc)) return undefined;
      seen.add(pc);
      const kind = op[pc];
      if (kind === I_ALT) stack.push([arg[pc]!, slots], [out[pc]!, slots]);
      else if (kind === I_NOP || kind === I_EMPTY) stack.push([out[pc]!, slots]);
      else if (kind === I_CAPTURE) stack.push([out[pc]!, [...slots, arg[pc]!]]);
      else if (kind === I_MATCH) atMatch.set(row, slots);
      else if (kind === I_RUNE) {
        const next = rowOf(out[pc]!);
        const cell = slots.length === 0 ? next : -1 - actions.push({ next, slots });
        for (let k = 0; k < classes.count; k++) {
          if (!program.has(arg[pc]!, classes.sample[k]!)) continue;
          if (cells[row + k] !== NONE) return undefined;
          cells[row + k] = cell;
        }
      }
    }
  }
  return { cells: Int32Array.from(cells), actions, atMatch };
}
