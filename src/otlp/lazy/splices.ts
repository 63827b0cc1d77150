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
  private output: Uint8Array<ArrayBuffer> = new Uint8Array(0);
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

  /** Takes over two lists in ascending order; where both begin at a place, the first list goes first. */
  merge(a: Splices, b: Splices): void {
    this.clear();
    let i = 0;
    let j = 0;
    while (i < a.count || j < b.count) {
      const takesA = j >= b.count || (i < a.count && a.from.data[i] <= b.from.data[j]);
      if (takesA) this.take(a, i++);
      else this.take(b, j++);
    }
  }

  /** Adds the splices `from` to `to` of another list. */
  addAll(other: Splices, from: number, to: number): void {
    for (let i = from; i < to; i++) this.take(other, i);
  }

  private take(from: Splices, i: number): void {
    this.add(from.from.data[i], from.to.data[i], from.arenaFrom.data[i], from.arenaTo.data[i]);
  }

  /**
   * The input with all replacements made: the input itself where there is none, else a view of a buffer that the next
   * call writes over.
   */
  apply(input: Uint8Array, arena: Arena): Uint8Array {
    if (this.count === 0) return input;
    const size = input.length + this.growth;
    if (this.output.length < size) this.output = new Uint8Array(Math.ceil(size * 1.25));
    const out = this.output;
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
    return out.subarray(0, size);
  }
}

function copyRange(source: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  const size = end - start;
  if (size < 48) for (let i = 0; i < size; i++) out[at + i] = source[start + i];
  else out.set(source.subarray(start, end), at);
  return at + size;
}
