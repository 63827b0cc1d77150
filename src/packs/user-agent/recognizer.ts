import { compilePattern, type Pattern, PatternError } from "../../patterns/pattern.ts";
import { fromText } from "../../values/byte-string.ts";
import type { UserAgentRule } from "./rules.ts";

/** What a user agent's text says of a browser or an operating system; parts that are not known are empty. */
export interface Recognized {
  readonly family: string;
  /** The parts of the version that are known, joined by dots; a leading dot where the first is not. */
  readonly version: string;
}

/** Answers that are remembered, as many as the reference keeps. */
const CACHE_LIMIT = 1024;

/** Finds the first rule that fits a text. Rules are compiled when they are first reached. */
export class Recognizer {
  private readonly rules: readonly UserAgentRule[];
  private readonly versionParts: number;
  private readonly patterns: Pattern[] = [];
  private readonly cache = new Map<string, Recognized>();

  /** @param versionParts How many templates make the version. */
  constructor(rules: readonly UserAgentRule[], versionParts: number) {
    this.rules = rules;
    this.versionParts = versionParts;
  }

  recognize(text: string): Recognized {
    const known = this.cache.get(text);
    if (known !== undefined) return known;
    const found = this.search(text);
    if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
    this.cache.set(text, found);
    return found;
  }

  private search(text: string): Recognized {
    // A rule that fits without giving a name leaves its version behind.
    let version = "";
    for (let i = 0; i < this.rules.length; i++) {
      const pattern = this.pattern(i);
      const match = pattern.find(text);
      if (match === null) continue;
      const part = (index: number): string =>
        pattern.expand(fromText(this.rules[i][index] ?? `$${index}`), text, match);
      const family = part(1);
      version = part(2);
      for (let at = 3; at < 2 + this.versionParts; at++) {
        const next = part(at);
        if (next !== "") version += `.${next}`;
      }
      if (family !== "") return { family, version };
    }
    return { family: "Other", version };
  }

  private pattern(index: number): Pattern {
    const known = this.patterns[index];
    if (known !== undefined) return known;
    const pattern = compilePattern(fromText(this.rules[index][0]));
    if (pattern instanceof PatternError) throw new Error(`user agent rule ${index}: ${pattern.message}`);
    this.patterns[index] = pattern;
    return pattern;
  }
}
