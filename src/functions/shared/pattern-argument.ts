import { compileGlob, type Glob } from "../../patterns/glob.ts";
import { compilePattern, type Pattern } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Evaluate, Getter } from "../getters.ts";

/** Distinct run-time patterns that one call site keeps compiled. */
const CACHE_LIMIT = 64;

/**
 * A pattern argument: a literal is compiled here, once, and a bad one refuses the call; any other is compiled for each
 * value it takes, with a bounded cache. Source: the reference's ottlfuncs/regex_helpers.go.
 */
export function patternArgument(functionName: string, source: Getter<string>): Evaluate<Pattern> | Failure {
  return compiledArgument<Pattern>(functionName, source, compilePattern);
}

/** Whether a glob matches a whole text. */
export function globMatches(glob: Glob, text: string): boolean | Failure {
  return glob.match(text) ?? fail("crash", "the pattern {0} reads behind the end of the text", glob.source);
}

/** The same for a glob. */
export function globArgument(functionName: string, source: Getter<string>): Evaluate<Glob> | Failure {
  return compiledArgument<Glob>(functionName, source, compileGlob);
}

function compiledArgument<P extends object>(
  functionName: string,
  source: Getter<string>,
  compile: (source: string) => P | { readonly message: string },
): Evaluate<P> | Failure {
  const compileOrFail = (text: string): P | Failure => {
    const compiled = compile(text);
    return "message" in compiled ? invalidPattern(functionName, text, compiled.message) : compiled;
  };
  if (source.isLiteral) {
    const pattern = compileOrFail(source.literal as string);
    return pattern instanceof Failure ? pattern : () => pattern;
  }
  const cache = new Map<string, P | Failure>();
  return (context) => {
    const text = source.get(context);
    if (text instanceof Failure) return text;
    const known = cache.get(text);
    if (known !== undefined) return known;
    const pattern = compileOrFail(text);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, pattern);
    return pattern;
  };
}

function invalidPattern(functionName: string, text: string, message: string): Failure {
  return fail(
    "invalid-pattern",
    "the regex pattern supplied to {0} {1} is not a valid pattern: {2}",
    functionName,
    JSON.stringify(text),
    message,
  );
}

/** The pattern of a literal argument, for forms that run over columns; undefined where it is not known beforehand. */
export function literalPattern(source: Getter<string>): Pattern | undefined {
  if (!source.isLiteral) return undefined;
  const pattern = compilePattern(source.literal as string);
  return "message" in pattern ? undefined : pattern;
}
