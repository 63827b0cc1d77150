import type { Span } from "../diagnostics/span.ts";
import { type SyntaxToken, syntaxTokens } from "../parser/syntax-tokens.ts";

/** A token of an OTTL text, words whole: the lexer splits `Concat` where the case changes. */
export interface EditorToken {
  readonly kind: SyntaxToken["kind"] | "word";
  readonly text: string;
  readonly span: Span;
}

/** The tokens of a text with words joined. */
export function editorTokens(text: string): readonly EditorToken[] {
  const tokens: EditorToken[] = [];
  for (const token of syntaxTokens(text)) {
    const isWord = token.kind === "lowerCase" || token.kind === "upperCase";
    const last = tokens.at(-1);
    const joins = last?.kind === "word" && last.span.end === token.span.start;
    if (joins && (isWord || token.kind === "keyword" || token.kind === "constant" || token.kind === "number")) {
      const span = { start: last.span.start, end: token.span.end };
      tokens[tokens.length - 1] = { kind: "word", text: last.text + token.text, span };
    } else tokens.push(isWord ? { kind: "word", text: token.text, span: token.span } : token);
  }
  return tokens;
}

/** The dotted words and indexes that lead to a place: `span.attributes["a"].` is `["span", "attributes"]` and a key. */
export interface Chain {
  readonly words: readonly string[];
  readonly start: number;
}

/** Reads the path that ends with the token at `index`, backwards; keys in brackets are passed over. */
export function chainEndingAt(tokens: readonly EditorToken[], index: number): Chain | undefined {
  const words: string[] = [];
  let i = index;
  for (;;) {
    while (tokens[i]?.text === "]") i = matchingOpen(tokens, i) - 1;
    const token = tokens[i];
    if (token === undefined || (token.kind !== "word" && token.kind !== "keyword")) return undefined;
    words.unshift(token.text);
    if (tokens[i - 1]?.text !== ".") return { words, start: token.span.start };
    i -= 2;
  }
}

function matchingOpen(tokens: readonly EditorToken[], close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const { text, kind } = tokens[i];
    if (kind === "string") continue;
    if (text === "]" || text === ")" || text === "}") depth++;
    else if (text === "[" || text === "(" || text === "{") depth--;
    if (depth === 0) return i;
  }
  return -1;
}

/** A call that is open at a place. */
export interface OpenCall {
  readonly name: string;
  readonly nameSpan: Span;
  /** The argument that the place is in, from 0. */
  readonly argument: number;
  /** Its name, where it is given by name. */
  readonly argumentName: string | undefined;
  /** Names of the arguments given by name so far. */
  readonly named: readonly string[];
}

/** The innermost call whose parentheses are open at the offset. */
export function openCallAt(tokens: readonly EditorToken[], offset: number): OpenCall | undefined {
  const stack: { open: string; index: number; commas: number }[] = [];
  tokens.forEach(({ kind, text, span }, index) => {
    if (span.start >= offset || kind === "string") return;
    if (text === "(" || text === "[" || text === "{") stack.push({ open: text, index, commas: 0 });
    else if (text === ")" || text === "]" || text === "}") stack.pop();
    else if (text === "," && stack.length > 0) stack[stack.length - 1].commas++;
  });
  for (let i = stack.length - 1; i >= 0; i--) {
    const { open, index, commas } = stack[i];
    const name = tokens[index - 1];
    if (open !== "(" || name?.kind !== "word") continue;
    const named = namedArguments(tokens, index, offset);
    return {
      name: name.text,
      nameSpan: name.span,
      argument: commas,
      argumentName: named.get(commas),
      named: [...named.values()],
    };
  }
  return undefined;
}

/** The names of a call's arguments by their index. */
function namedArguments(tokens: readonly EditorToken[], open: number, offset: number): Map<number, string> {
  const named = new Map<number, string>();
  let depth = 0;
  let argument = 0;
  for (let i = open; i < tokens.length && tokens[i].span.start < offset; i++) {
    const { kind, text } = tokens[i];
    if (kind === "string") continue;
    if (text === "(" || text === "[" || text === "{") depth++;
    else if (text === ")" || text === "]" || text === "}") depth--;
    else if (text === "," && depth === 1) argument++;
    else if (text === "=" && depth === 1 && tokens[i - 1].kind === "word") named.set(argument, tokens[i - 1].text);
  }
  return named;
}
