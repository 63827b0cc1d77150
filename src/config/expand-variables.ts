/** Looks an environment variable up; undefined where it is not set. */
export type Variables = (name: string) => string | undefined;

/** A text in which variables were replaced. */
export interface ExpandedText {
  readonly text: string;
  /** For each unit of the text, and for its end, the unit of the original that it came from. */
  readonly origins: readonly number[];
  /** The whole text was one reference: its value is read as YAML where no string is wanted. */
  readonly isWhole: boolean;
  readonly problems: readonly ExpansionProblem[];
}

export interface ExpansionProblem {
  readonly kind: "unset" | "invalid-name" | "unknown-scheme" | "too-many";
  /** The reference as written: `${env:PORT}`. */
  readonly reference: string;
  /** Where the reference starts in the original text. */
  readonly at: number;
}

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** The reference gives up after that many rounds. */
const MAX_ROUNDS = 1000;

/**
 * Replaces `${env:NAME}`, `${NAME}` and `${env:NAME:-default}`, the innermost first, and then `$$` by `$`; `$1` and
 * `$NAME` stay. Undefined where the text has nothing to replace.
 * Source: confmap expand.go and resolver.go (escapeDollarSigns), provider/envprovider.
 */
export function expandVariables(original: string, variables: Variables): ExpandedText | undefined {
  if (!original.includes("$")) return undefined;
  let text = original;
  let origins = Array.from({ length: original.length + 1 }, (_, i) => i);
  let isWhole = false;
  const problems: ExpansionProblem[] = [];
  for (let round = 0; ; round++) {
    const reference = findReference(text);
    if (reference === undefined) break;
    const at = origins[text.indexOf(reference)];
    if (round === MAX_ROUNDS) {
      problems.push({ kind: "too-many", reference, at });
      break;
    }
    const value = resolve(reference, at, variables, problems);
    isWhole = reference === text;
    ({ text, origins } = replaceAll(text, origins, reference, value));
  }
  ({ text, origins } = replaceAll(text, origins, "$$", "$"));
  return { text, origins, isWhole, problems };
}

/** The first reference that is not escaped by an odd number of dollars before it. */
function findReference(text: string): string | undefined {
  let from = 0;
  for (;;) {
    const close = text.indexOf("}", from);
    if (close < 0) return undefined;
    const open = text.lastIndexOf("${", close);
    if (open >= from) {
      let dollars = 0;
      while (open - dollars > from && text[open - dollars - 1] === "$") dollars++;
      if (dollars % 2 === 0) return text.slice(open, close + 1);
    }
    from = close + 1;
  }
}

function resolve(reference: string, at: number, variables: Variables, problems: ExpansionProblem[]): string {
  const inner = reference.slice(2, -1);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(inner);
  const rest = scheme ? inner.slice(scheme[0].length) : inner;
  if (scheme && scheme[1] !== "env") {
    problems.push({ kind: "unknown-scheme", reference, at });
    return "";
  }
  const split = rest.indexOf(":-");
  const name = split < 0 ? rest : rest.slice(0, split);
  if (!NAME.test(name)) {
    problems.push({ kind: "invalid-name", reference, at });
    return "";
  }
  const value = variables(name);
  if (value !== undefined) return value;
  if (split >= 0) return rest.slice(split + 2);
  problems.push({ kind: "unset", reference, at });
  return "";
}

/** Replaces every occurrence; what is put in stands where the replaced text stood. */
function replaceAll(
  text: string,
  origins: readonly number[],
  wanted: string,
  replacement: string,
): { text: string; origins: number[] } {
  let out = "";
  const from: number[] = [];
  let at = 0;
  for (;;) {
    const found = text.indexOf(wanted, at);
    const end = found < 0 ? text.length : found;
    out += text.slice(at, end);
    for (let i = at; i < end; i++) from.push(origins[i]);
    if (found < 0) break;
    out += replacement;
    for (let i = 0; i < replacement.length; i++) from.push(origins[found]);
    at = found + wanted.length;
  }
  from.push(origins[text.length]);
  return { text: out, origins: from };
}
