import { IntList } from "../../columns/growable.ts";
import type { Arena } from "./arena.ts";

/**
 * Replacements of byte ranges of a payload by ranges of an arena, in ascending order: the one way in which a batch
 * makes its output. What lies between them is copied as it is.
 */
export class Splices {
  private readonly from = new IntList(1 << 12);
  private readonly to = new IntList(1 << 12);
  private readonly arenaFrom = new IntList(1 << 12);
  private readonly arenaTo = new IntList(1 << 12);
  /** How many bytes longer the output is than the input. */
  growth = 0;

  clear(): void {
    this.from.clear();
    this.to.clear();
    this.arenaFrom.clear();
    this.arenaTo.clear();
    this.growth = 0;
  }

  get count(): number {
    return this.from.length;
  }

  add(from: number, to: number, arenaFrom: number, arenaTo: number): void {
    this.from.push(from);
    this.to.push(to);
    this.arenaFrom.push(arenaFrom);
    this.arenaTo.push(arenaTo);
    this.growth += arenaTo - arenaFrom - (to - from);
  }

  /** The input with all replacements made. */
  apply(input: Uint8Array, arena: Arena): Uint8Array {
    if (this.count === 0) return input;
    const out = new Uint8Array(input.length + this.growth);
    const { data: from } = this.from;
    const { data: to } = this.to;
    const { data: arenaFrom } = this.arenaFrom;
    const { data: arenaTo } = this.arenaTo;
    let read = 0;
    let write = 0;
    for (let i = 0; i < this.count; i++) {
      write = copyRange(input, read, from[i], out, write);
      write = copyRange(arena.bytes, arenaFrom[i], arenaTo[i], out, write);
      read = to[i];
    }
    copyRange(input, read, input.length, out, write);
    return out;
  }
}

function copyRange(source: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const size = end - start;
  if (size < 48) for (let i = 0; i < size; i++) out[at + i] = source[start + i];
  else out.set(source.subarray(start, end), at);
  return at + size;
}
