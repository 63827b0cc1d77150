/**
 * Gives the wanted group of a pattern a name, since the Collector finds groups by name only.
 * @param wanted its number or name; undefined: the first one, or the whole match where the pattern has none.
 * @returns undefined where there is no such group, or where it may take no part in a match.
 */
export function nameGroup(
  pattern: string,
  wanted: number | string | undefined,
): { readonly pattern: string; readonly name: string } | undefined {
  const groups = groupsOf(pattern);
  const number = wanted ?? (groups.length > 0 ? 1 : 0);
  if (number === 0) return { pattern: `(?P<v1>${pattern})`, name: "v1" };
  const group = groups.find(({ name }, i) => (typeof number === "string" ? name === number : i + 1 === number));
  // Behind an alternative or a repetition a group may stay empty.
  if (!group || /[|]/.test(pattern) || hasOptional(pattern)) return undefined;
  if (group.name !== undefined) return { pattern, name: group.name };
  return { pattern: `${pattern.slice(0, group.at + 1)}?P<v1>${pattern.slice(group.at + 1)}`, name: "v1" };
}

interface Group {
  /** Where its parenthesis stands. */
  readonly at: number;
  readonly name: string | undefined;
}

function groupsOf(pattern: string): Group[] {
  const groups: Group[] = [];
  for (const [at, token] of tokensOf(pattern)) {
    if (token !== "(") continue;
    const rest = pattern.slice(at + 1);
    const name = /^\?P?<([A-Za-z_]\w*)>/.exec(rest)?.[1];
    if (name !== undefined || !rest.startsWith("?")) groups.push({ at, name });
  }
  return groups;
}

function hasOptional(pattern: string): boolean {
  const tokens = [...tokensOf(pattern)];
  return tokens.some(([at, token]) => token === ")" && /^(?:[?*]|\{0)/.test(pattern.slice(at + 1)));
}

/** Characters of a pattern with their place; escapes, quotations and classes are one token each. */
function* tokensOf(pattern: string): Generator<readonly [number, string]> {
  const token = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|[\s\S]/g;
  for (const match of pattern.matchAll(token)) yield [match.index, match[0]];
}
