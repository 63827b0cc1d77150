import { type Failure, fail } from "../../values/failure.ts";

/** `%{SYNTAX}`, `%{SYNTAX:id}` or `%{SYNTAX:id:type}`. */
const REFERENCE = /%\{(\w+(?::[\w+.]+(?::\w+)?)?)\}/g;
/** Definitions that refer to themselves end here. */
const MAX_ROUNDS = 1000;
/** The reference has no such limit and exhausts its memory on definitions that double themselves. */
const MAX_LENGTH = 4 * 1024 * 1024;
/** Stands for a dot in the names of groups. */
export const DOT = "___";

export interface Expanded {
  readonly pattern: string;
  /** Types by group name. */
  readonly types: ReadonlyMap<string, string>;
}

/**
 * Replaces references to named patterns by groups until none is left: named groups, or plain ones for references
 * without an id where only named captures count. Source: elastic/go-grok 0.3.1, which replaces every occurrence of a
 * reference at once, also in what was inserted before.
 */
export function expandGrok(
  source: string,
  definitions: ReadonlyMap<string, string>,
  namedCapturesOnly: boolean,
): Expanded | Failure {
  const types = new Map<string, string>();
  let pattern = source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const references = [...pattern.matchAll(REFERENCE)];
    if (references.length === 0) break;
    for (const [reference, inner] of references) {
      const [name, id, type] = inner.split(":");
      const group = id === undefined ? name : id.replaceAll(".", DOT);
      if (type !== undefined) types.set(group, type);
      const definition = definitions.get(name);
      if (definition === undefined) return fail("invalid-pattern", 'pattern definition "{0}" unknown', name);
      const open = namedCapturesOnly && id === undefined ? "(" : `(?P<${group}>`;
      pattern = pattern.replaceAll(reference, () => `${open}${definition})`);
      if (pattern.length > MAX_LENGTH) return fail("limit-exceeded", "the expanded grok pattern is too long");
    }
  }
  return { pattern, types };
}
