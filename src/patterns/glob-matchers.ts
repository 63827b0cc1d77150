import { decodeAt, runeOf, widthOf } from "./decode.ts";

/**
 * The matchers of gobwas/glob v0.2.3, faults included (they count on one byte a character in places, and a search may see
 * only some of the lengths that match), because rules are judged by what it answers. Texts are byte strings.
 */
export interface GlobMatcher {
  /** Length in characters, -1 when it varies. */
  readonly length: number;
  /** Whether the whole text matches. `call` numbers the outermost call, `base` is where `s` begins in its text. */
  match(s: string, base: number, call: number): boolean;
  /** Where the first match in the text begins, with the lengths in bytes that it can have there. */
  index(s: string): Found | undefined;
}

/** A match's place and its lengths, ascending. */
export interface Found {
  readonly at: number;
  readonly lengths: readonly number[];
}

/** Places of the characters of a text. */
function runesOf(s: string): { at: number; rune: number }[] {
  const out: { at: number; rune: number }[] = [];
  for (let at = 0; at < s.length; ) {
    const decoded = decodeAt(s, at);
    out.push({ at, rune: runeOf(decoded) });
    at += widthOf(decoded);
  }
  return out;
}

/** Bytes that a character takes in UTF-8; 3 for U+FFFD, also where it stands for an invalid byte. */
function encodedLength(rune: number): number {
  return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
}

function countRunes(s: string, limit: number): number {
  let count = 0;
  for (let at = 0; at < s.length && count < limit; count++) at += widthOf(decodeAt(s, at));
  return count;
}

export class NothingMatcher implements GlobMatcher {
  readonly length = 0;

  match(s: string): boolean {
    return s === "";
  }

  index(): Found {
    return { at: 0, lengths: [0] };
  }
}

export class AnyMatcher implements GlobMatcher {
  readonly length = -1;

  match(): boolean {
    return true;
  }

  index(s: string): Found {
    return { at: 0, lengths: [...runesOf(s).map(({ at }) => at), s.length] };
  }
}

export class TextMatcher implements GlobMatcher {
  readonly length: number;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.length = countRunes(text, text.length);
  }

  match(s: string): boolean {
    return s === this.text;
  }

  index(s: string): Found | undefined {
    const at = s.indexOf(this.text);
    return at < 0 ? undefined : { at, lengths: [this.text.length] };
  }
}

/** One character of a set; also the empty text when U+FFFD is in the set. */
export class CharMatcher implements GlobMatcher {
  readonly length = 1;
  readonly kind: "single" | "list" | "range";
  readonly not: boolean;
  /** Members of a list as a byte string. */
  readonly text: string;
  readonly #has: (rune: number) => boolean;

  constructor(kind: "single" | "list" | "range", has: (rune: number) => boolean, not = false, text = "") {
    this.kind = kind;
    this.#has = has;
    this.not = not;
    this.text = text;
  }

  match(s: string): boolean {
    const decoded = s === "" ? 0xfffd : decodeAt(s, 0);
    return s.length <= widthOf(decoded) && this.#has(runeOf(decoded)) !== this.not;
  }

  index(s: string): Found | undefined {
    for (let at = 0; at < s.length; ) {
      const decoded = decodeAt(s, at);
      if (this.#has(runeOf(decoded)) !== this.not) return { at, lengths: [encodedLength(runeOf(decoded))] };
      at += widthOf(decoded);
    }
    return undefined;
  }
}

export class PrefixMatcher implements GlobMatcher {
  readonly length = -1;
  readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  match(s: string): boolean {
    return s.startsWith(this.prefix);
  }

  index(s: string): Found | undefined {
    const at = s.indexOf(this.prefix);
    if (at < 0) return undefined;
    const size = this.prefix.length;
    const rest = runesOf(s.slice(at + size));
    return { at, lengths: [size, ...rest.map((found) => size + found.at + encodedLength(found.rune))] };
  }
}

export class SuffixMatcher implements GlobMatcher {
  readonly length = -1;
  readonly suffix: string;

  constructor(suffix: string) {
    this.suffix = suffix;
  }

  match(s: string): boolean {
    return s.endsWith(this.suffix);
  }

  index(s: string): Found | undefined {
    const at = s.indexOf(this.suffix);
    return at < 0 ? undefined : { at: 0, lengths: [at + this.suffix.length] };
  }
}

/** Both ends, which may overlap. */
export class PrefixSuffixMatcher implements GlobMatcher {
  readonly length = -1;
  readonly #prefix: string;
  readonly #suffix: string;

  constructor(prefix: string, suffix: string) {
    this.#prefix = prefix;
    this.#suffix = suffix;
  }

  match(s: string): boolean {
    return s.startsWith(this.#prefix) && s.endsWith(this.#suffix);
  }

  index(s: string): Found | undefined {
    const at = s.indexOf(this.#prefix);
    if (at < 0) return undefined;
    const lengths: number[] = [];
    for (let rest = s.slice(at); ; ) {
      const last = rest.lastIndexOf(this.#suffix);
      if (last < 0) break;
      lengths.unshift(last + this.#suffix.length);
      rest = rest.slice(0, last);
    }
    return lengths.length === 0 ? undefined : { at, lengths };
  }
}

export class ContainsMatcher implements GlobMatcher {
  readonly length = -1;
  readonly #needle: string;
  readonly #not: boolean;

  constructor(needle: string, not: boolean) {
    this.#needle = needle;
    this.#not = not;
  }

  match(s: string): boolean {
    return s.includes(this.#needle) !== this.#not;
  }

  index(s: string): Found | undefined {
    const at = s.indexOf(this.#needle);
    if (this.#not) {
      const free = at < 0 ? s : s.slice(0, at);
      return { at: 0, lengths: [...runesOf(free).map((found) => found.at), free.length] };
    }
    if (at < 0) return undefined;
    const from = at + this.#needle.length;
    if (s.length <= from) return { at: 0, lengths: [from] };
    return { at: 0, lengths: [...runesOf(s.slice(from)).map((found) => from + found.at), s.length] };
  }
}

/** At least so many characters. */
export class MinMatcher implements GlobMatcher {
  readonly length = -1;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  match(s: string): boolean {
    return countRunes(s, this.#limit) >= this.#limit;
  }

  index(s: string): Found | undefined {
    if (s.length < this.#limit) return undefined;
    const lengths = runesOf(s)
      .slice(this.#limit - 1)
      .map(({ at, rune }) => at + encodedLength(rune));
    return lengths.length === 0 ? undefined : { at: 0, lengths };
  }
}

/** At most so many characters. */
export class MaxMatcher implements GlobMatcher {
  readonly length = -1;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  match(s: string): boolean {
    return countRunes(s, this.#limit + 1) <= this.#limit;
  }

  index(s: string): Found {
    const lengths = runesOf(s)
      .slice(0, this.#limit)
      .map(({ at, rune }) => at + encodedLength(rune));
    return { at: 0, lengths: [0, ...lengths] };
  }
}
