import { ByteLiteral } from "./byte-literal.ts";
import { leadOf } from "./literals.ts";
import { CAPTURE, CHAR_CLASS, CONCAT, FOLD_CASE, LITERAL, type SyntaxNode } from "./syntax-node.ts";

/** Wider patterns go to the automata. */
const WIDEST = 64;
/** Kinds of places: bits of an integer. */
const MOST_KINDS = 31;

/**
 * A pattern whose matches are a sequence of ASCII characters, each of a class of its own, around a literal: where the
 * literal stands, each byte is asked for its class. Groups stand at fixed places.
 */
export class FixedWidth {
  readonly width: number;
  /** Start and end of each group, from the beginning of a match; of the whole match first. */
  readonly groups: Int32Array;
  readonly #text: string;
  readonly #lead: ByteLiteral;
  readonly #offset: number;
  /** By byte: the kinds of places that it fits. By place: the bit of its kind. */
  readonly #kinds: Int32Array;
  readonly #needs: Int32Array;

  private constructor(text: string, offset: number, groups: Int32Array, kinds: Int32Array, needs: Int32Array) {
    this.#text = text;
    this.#lead = new ByteLiteral(text);
    this.#offset = offset;
    this.groups = groups;
    this.#kinds = kinds;
    this.#needs = needs;
    this.width = needs.length;
  }

  /** The form of a simplified tree; undefined where it is none of this kind. */
  static of(tree: SyntaxNode, groupCount: number): FixedWidth | undefined {
    const { text, offset } = leadOf(tree);
    if (text === "") return undefined;
    const groups = new Int32Array(2 * (groupCount + 1)).fill(-1);
    const places: (readonly number[])[] = [];
    if (!collect(tree, places, groups)) return undefined;
    groups[0] = 0;
    groups[1] = places.length;
    const bits = new Map<string, number>();
    const kinds = new Int32Array(256);
    const needs = places.map((runes) => {
      const name = runes.join();
      let bit = bits.get(name);
      if (bit === undefined) {
        bit = 1 << bits.size;
        bits.set(name, bit);
        for (let i = 0; i < runes.length; i += 2)
          for (let byte = runes[i]!; byte <= runes[i + 1]!; byte++) kinds[byte]! |= bit;
      }
      return bit;
    });
    if (bits.size > MOST_KINDS) return undefined;
    return new FixedWidth(text, offset, groups, kinds, Int32Array.from(needs));
  }

  /** Where the first match in a byte string begins, at `from` or later, or -1. */
  findIn(s: string, from: number): number {
    const kinds = this.#kinds;
    const needs = this.#needs;
    const { width } = this;
    for (let at = from + this.#offset; ; at++) {
      at = s.indexOf(this.#text, at);
      const start = at - this.#offset;
      if (at < 0 || start + width > s.length) return -1;
      let i = 0;
      while (i < width && (kinds[s.charCodeAt(start + i)]! & needs[i]!) !== 0) i++;
      if (i === width) return start;
    }
  }

  /** Tells where the groups of the match that begins at `start` are. */
  fillGroups(start: number, match: Int32Array): void {
    const { groups } = this;
    for (let i = 0; i < groups.length; i++) match[i] = groups[i]! < 0 ? -1 : start + groups[i]!;
  }

  /**
   * Where the first match in bytes[from, end) begins, or -1.
   * @param view of all of `bytes`
   */
  find(bytes: Uint8Array, view: DataView, from: number, end: number): number {
    const kinds = this.#kinds;
    const needs = this.#needs;
    const { width } = this;
    // What stands behind the literal must fit, too.
    const limit = end - width + this.#offset + this.#lead.width;
    for (let at = from + this.#offset; ; at++) {
      at = this.#lead.find(bytes, view, at, limit);
      if (at < 0) return -1;
      const start = at - this.#offset;
      let i = 0;
      while (i < width && (kinds[bytes[start + i]!]! & needs[i]!) !== 0) i++;
      if (i === width) return start;
    }
  }
}

/** Adds a node's places, as pairs of code points that fit; false where it is no sequence of single ASCII characters. */
function collect(node: SyntaxNode, places: (readonly number[])[], groups: Int32Array): boolean {
  switch (node.op) {
    case LITERAL:
      if ((node.flags & FOLD_CASE) !== 0 || node.runes.some((rune) => rune >= 0x80)) return false;
      for (const rune of node.runes) places.push([rune, rune]);
      break;
    case CHAR_CLASS:
      if (node.runes.length === 0 || node.runes.some((rune) => rune >= 0x80)) return false;
      places.push(node.runes);
      break;
    case CONCAT:
      for (const sub of node.subs) if (!collect(sub, places, groups)) return false;
      break;
    case CAPTURE: {
      const start = places.length;
      if (!collect(node.subs[0]!, places, groups)) return false;
      // One that is repeated tells of its last turn.
      groups[2 * node.cap] = start;
      groups[2 * node.cap + 1] = places.length;
      break;
    }
    default:
      return false;
  }
  return places.length <= WIDEST;
}
