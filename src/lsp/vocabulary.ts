import type { ConfigContext } from "../config/signals.ts";
import { CONTEXTS } from "../contexts/index.ts";
import type { PathInfo } from "../contexts/path-definition.ts";
import type { FunctionDefinition } from "../functions/define.ts";
import { allFunctions, functionSet } from "../functions/function-set.ts";
import type { OttlText } from "./analyse.ts";

/** The contexts that a text may turn out to run in. */
export function contextsOf(text: OttlText): readonly ConfigContext[] {
  return text.context === undefined ? text.contexts : [text.context];
}

/** The functions a text may call, by name. */
export function functionsOf(text: OttlText): ReadonlyMap<string, FunctionDefinition> {
  const [first, ...others] = contextsOf(text);
  if (others.length === 0) return functionSet(text.host, first);
  const all = new Map<string, FunctionDefinition>();
  for (const context of contextsOf(text))
    for (const [name, definition] of functionSet(text.host, context)) all.set(name, definition);
  return all;
}

/** A function by its name, also one that the text may not call. */
export function findFunction(text: OttlText, name: string): FunctionDefinition | undefined {
  return functionsOf(text).get(name) ?? allFunctions().find((definition) => definition.name === name);
}

/** The paths a text may name, with their contexts; each once. */
export function pathsOf(text: OttlText): readonly PathInfo[] {
  const paths = new Map<string, PathInfo>();
  for (const context of contextsOf(text)) for (const path of CONTEXTS[context].paths) paths.set(path.path, path);
  return [...paths.values()];
}

/** The enum symbols a text may name. */
export function enumsOf(text: OttlText): ReadonlyMap<string, bigint> {
  const enums = new Map<string, bigint>();
  for (const context of contextsOf(text)) for (const [name, value] of CONTEXTS[context].enums) enums.set(name, value);
  return enums;
}

/** The words of a path as a whole path with its context: `["attributes"]` is `log.attributes` where the context is log. */
export function qualify(text: OttlText, words: readonly string[]): string {
  const names = new Set(contextsOf(text).flatMap((context) => CONTEXTS[context].pathContextNames));
  if (words.length > 0 && names.has(words[0])) return words.join(".");
  return text.context === undefined ? words.join(".") : [text.context, ...words].join(".");
}
