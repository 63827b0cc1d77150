import { compileGlobNode } from "./glob-compile.ts";
import { GlobOverrun, newCall } from "./glob-composites.ts";
import type { GlobMatcher } from "./glob-matchers.ts";
import { GlobError, parseGlob } from "./glob-parser.ts";

export { GlobError } from "./glob-parser.ts";

/**
 * Compiles a glob (a byte string) as `glob.Compile` of github.com/gobwas/glob v0.2.3 does without separators: `*` any text,
 * `?` one character, `[abc]` `[!abc]` `[a-z]` `[!a-z]` one of a set, `{a,b}` alternatives, `\` before a character itself.
 */
export function compileGlob(source: string): Glob | GlobError {
  const tree = parseGlob(source);
  return tree instanceof GlobError ? tree : new Glob(source, compileGlobNode(tree));
}

/** A compiled glob. It answers what the reference answers, also where that is odd (`?b` does not match `éb`). */
export class Glob {
  readonly source: string;
  readonly #matcher: GlobMatcher;

  /** Use {@link compileGlob}. */
  constructor(source: string, matcher: GlobMatcher) {
    this.source = source;
    this.#matcher = matcher;
  }

  /** Whether the whole text (a byte string) matches; undefined where the reference does not survive the question. */
  match(s: string): boolean | undefined {
    try {
      return this.#matcher.match(s, 0, newCall());
    } catch (error) {
      if (error instanceof GlobOverrun) return undefined;
      throw error;
    }
  }
}
