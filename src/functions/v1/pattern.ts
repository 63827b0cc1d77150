import { compilePattern, type Pattern } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";

/** Distinct run-time patterns that one call site keeps compiled. */
const CACHE_LIMIT = 64;

/** Compiles a literal pattern once and refuses a bad one; any other is compiled for each value, with a bounded cache. */
export function patternOf(literal: Value | undefined): ((source: string) => Pattern | Failure) | Failure {
  if (typeof literal === "string") {
    const pattern = compile(literal);
    return pattern instanceof Failure ? pattern : () => pattern;
  }
  const cache = new Map<string, Pattern | Failure>();
  return (source) => {
    const known = cache.get(source);
    if (known !== undefined) return known;
    if (cache.size >= CACHE_LIMIT) cache.clear();
    const pattern = compile(source);
    cache.set(source, pattern);
    return pattern;
  };
}

function compile(source: string): Pattern | Failure {
  const pattern = compilePattern(source);
  return "message" in pattern
    ? fail("invalid-pattern", "the pattern {0} is not valid: {1}", JSON.stringify(source), pattern.message)
    : pattern;
}
