import { decodeAt, widthOf } from "./decode.ts";
import type { Found, GlobMatcher } from "./glob-matchers.ts";

let calls = 0;

/** A number for a match against a text of its own. */
export function newCall(): number {
  return ++calls;
}

/** Any of several matchers. */
export class AnyOfMatcher implements GlobMatcher {
  readonly matchers: readonly GlobMatcher[];
  readonly length: number;

  constructor(matchers: readonly GlobMatcher[]) {
    this.matchers = matchers;
    let length = -1;
    for (const matcher of matchers) {
      if (length === -1) length = matcher.length;
      else if (matcher.length !== length) {
        length = -1;
        break;
      }
    }
    this.length = length;
  }

  match(s: string, base: number, call: number): boolean {
    return this.matchers.some((matcher) => matcher.match(s, base, call));
  }

  index(s: string): Found | undefined {
    let at = -1;
    let lengths: readonly number[] = [];
    for (const matcher of this.matchers) {
      const found = matcher.index(s);
      if (found === undefined) continue;
      if (at === -1 || found.at < at) {
        at = found.at;
        lengths = found.lengths;
      } else if (found.at === at) lengths = merge(lengths, found.lengths);
    }
    return at < 0 ? undefined : { at, lengths };
  }
}

/** All of several matchers at once. */
export class EveryOfMatcher implements GlobMatcher {
  readonly length = -1;
  readonly #matchers: readonly GlobMatcher[];

  constructor(matchers: readonly GlobMatcher[]) {
    this.#matchers = matchers;
  }

  match(s: string, base: number, call: number): boolean {
    return this.#matchers.every((matcher) => matcher.match(s, base, call));
  }

  index(s: string): Found | undefined {
    let at = 0;
    let offset = 0;
    let rest = s;
    let lengths: readonly number[] = [];
    for (const [i, matcher] of this.#matchers.entries()) {
      const found = matcher.index(rest);
      if (found === undefined) return undefined;
      if (i === 0) lengths = found.lengths;
      else {
        const delta = at - (found.at + offset);
        lengths = lengths.flatMap((length) => found.lengths.filter((other) => length + delta === other));
        if (lengths.length === 0) return undefined;
      }
      at = found.at + offset;
      rest = s.slice(at);
      offset += found.at;
    }
    return { at, lengths };
  }
}

/** The reference panics: a matcher without length stands in a row behind the end of the text. */
export class GlobOverrun extends Error {}

/** Matchers of fixed length in a row. Each takes its count of characters, the last of them as one byte. */
export class RowMatcher implements GlobMatcher {
  readonly length: number;
  readonly #matchers: readonly GlobMatcher[];

  constructor(length: number, matchers: readonly GlobMatcher[]) {
    this.length = length;
    this.#matchers = matchers;
  }

  match(s: string): boolean {
    let count = 0;
    for (let at = 0; at < s.length; count++) {
      if (count >= this.length) return false;
      at += widthOf(decodeAt(s, at));
    }
    return count === this.length && this.#matchesStart(s);
  }

  index(s: string): Found | undefined {
    for (let at = 0; at < s.length && s.length - at >= this.length; at += widthOf(decodeAt(s, at))) {
      if (this.#matchesStart(s.slice(at))) return { at, lengths: [this.length] };
    }
    return undefined;
  }

  #matchesStart(s: string): boolean {
    let from = 0;
    for (const matcher of this.#matchers) {
      let last = from;
      let count = 0;
      for (let at = from; at < s.length; at += widthOf(decodeAt(s, at))) {
        last = at;
        if (++count === matcher.length) break;
      }
      if (count < matcher.length) return false;
      if (last >= s.length) throw new GlobOverrun();
      if (!matcher.match(s.slice(from, last + 1), 0, newCall())) return false;
      from = last + 1;
    }
    return true;
  }
}

/** A matcher that is sought, with one for all before it and one for all behind it. */
export class TreeMatcher implements GlobMatcher {
  value: GlobMatcher;
  left: GlobMatcher | undefined;
  right: GlobMatcher | undefined;
  readonly length: number;
  readonly #leftLength: number;
  readonly #rightLength: number;
  /** Answers of one outermost call by place: without them nested trees take exponential time. */
  readonly #known = new Map<number, boolean>();
  #call = -1;

  constructor(value: GlobMatcher, left: GlobMatcher | undefined, right: GlobMatcher | undefined) {
    this.value = value;
    this.left = left;
    this.right = right;
    this.#leftLength = left?.length ?? 0;
    this.#rightLength = right?.length ?? 0;
    const fixed = value.length >= 0 && this.#leftLength >= 0 && this.#rightLength >= 0;
    this.length = fixed ? this.#leftLength + value.length + this.#rightLength : -1;
  }

  /** The reference cannot search for a tree: it never finds one. */
  index(): undefined {
    return undefined;
  }

  match(s: string, base: number, call: number): boolean {
    if (this.length > s.length) return false;
    if (this.#call !== call) {
      this.#known.clear();
      this.#call = call;
    }
    const key = base * 0x4000000 + s.length;
    let answer = this.#known.get(key);
    if (answer === undefined) {
      answer = this.#search(s, base, call);
      this.#known.set(key, answer);
    }
    return answer;
  }

  #search(s: string, base: number, call: number): boolean {
    const limit = s.length - Math.max(0, this.#rightLength);
    for (let offset = Math.max(0, this.#leftLength); offset < limit; ) {
      const found = this.value.index(s.slice(offset, limit));
      if (found === undefined) return false;
      const at = offset + found.at;
      const before = s.slice(0, at);
      if (this.left === undefined ? before === "" : this.left.match(before, base, call)) {
        for (const length of found.lengths.toReversed()) {
          const rest = s.slice(at + length);
          if (this.right === undefined ? rest === "" : this.right.match(rest, base + at + length, call)) return true;
        }
      }
      offset = at + widthOf(decodeAt(s, at));
    }
    return false;
  }
}

/** Merges two ascending lists without their common members twice. */
function merge(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  for (let x = 0, y = 0; x < a.length || y < b.length; ) {
    if (y >= b.length || a[x]! < b[y]!) out.push(a[x++]!);
    else if (x >= a.length || b[y]! < a[x]!) out.push(b[y++]!);
    else {
      out.push(a[x++]!);
      y++;
    }
  }
  return out;
}
