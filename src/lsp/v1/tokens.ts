import type { EditorToken } from "../tokens-at.ts";

const KEYWORDS: ReadonlySet<string> = new Set(["where", "to", "and", "or", "not"]);
const CONSTANTS: ReadonlySet<string> = new Set(["nil", "true", "false"]);

/** Strings (also those not closed yet), numbers, words, operators, punctuation, comments, line breaks. */
const TOKEN =
  /(?<string>"(?:\\[^\n]|[^"\\\n])*"?|`[^`]*`?)|(?<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<operator>[=!<>]=|[<>+\-*/%])|(?<punctuation>[()[\],.;\n])|(?<comment>#[^\n]*)/g;

/** A statement as an editor sees it, complete or not. */
export interface StatementTokens {
  readonly tokens: readonly EditorToken[];
  readonly start: number;
  readonly end: number;
}

/** The statements of a program, with the place after the last one; comments are no part of them. */
export function statementTokens(text: string): readonly StatementTokens[] {
  const statements: StatementTokens[] = [];
  let tokens: EditorToken[] = [];
  let start = 0;
  let depth = 0;
  const all = tokensOf(text);
  const close = (end: number): void => {
    statements.push({ tokens, start, end });
    tokens = [];
    start = end;
    depth = 0;
  };
  all.forEach((token, i) => {
    if (token.text === ";") close(token.span.end);
    else if (token.text === "\n") {
      const last = tokens.at(-1);
      const next = all.slice(i + 1).find((each) => each.text !== "\n");
      const goesOn = last !== undefined && (isOpenEnded(last) || (next !== undefined && next.kind !== "word"));
      if (depth === 0 && !goesOn) close(token.span.start);
    } else {
      if (token.text === "(" || token.text === "[") depth++;
      if (token.text === ")" || token.text === "]") depth = Math.max(0, depth - 1);
      tokens.push(token);
    }
  });
  close(text.length);
  return statements;
}

function tokensOf(text: string): EditorToken[] {
  const tokens: EditorToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [image] = match;
    const { comment, ...groups } = match.groups as Record<string, string | undefined>;
    if (comment !== undefined) continue;
    const [kind] = Object.entries(groups).find(([, value]) => value !== undefined) as [string, string];
    const span = { start: match.index, end: match.index + image.length };
    tokens.push({ kind: kind === "word" ? wordKind(image) : (kind as EditorToken["kind"]), text: image, span });
  }
  return tokens;
}

function wordKind(word: string): EditorToken["kind"] {
  return KEYWORDS.has(word) ? "keyword" : CONSTANTS.has(word) ? "constant" : "word";
}

/** A line break after it does not end a statement. */
function isOpenEnded({ kind, text }: EditorToken): boolean {
  return kind === "operator" || kind === "keyword" || text === "," || text === ".";
}

/** The statement that the offset is in; between two, the one that would begin there. */
export function statementAt(text: string, offset: number): StatementTokens {
  const statements = statementTokens(text);
  const found = statements.find(({ start, end }) => offset >= start && offset <= end);
  const { tokens, start, end } = found ?? { tokens: [], start: offset, end: offset };
  // On a blank line below a statement another one begins.
  const last = tokens.at(-1);
  const isBelow = last !== undefined && offset > last.span.end && text.slice(last.span.end, offset).includes("\n");
  return isBelow && !isOpenEnded(last) ? { tokens: [], start: offset, end: offset } : { tokens, start, end };
}
