import { EOF, type IRecognitionException, tokenMatcher } from "chevrotain";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { spanOf, type Token } from "../../lexer/lexer.ts";
import * as t from "../../lexer/tokens.ts";
import type { EntryPoint } from "../dialect.ts";

/** Where the parser stopped. */
export interface Situation {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entry: EntryPoint;
  /** Index of the token that did not fit; `tokens.length` at the end. */
  readonly at: number;
  readonly token: Token | undefined;
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
  readonly span: Span;
  /** Rules of the grammar being read, outermost first; empty after the end of the entry rule. */
  readonly rules: readonly string[];
  /** The token type that alone was possible; undefined where there were several. */
  readonly expected: string | undefined;
  /** Brackets not closed before the place, innermost last. */
  readonly open: readonly Token[];
}

/** Finds the words for one kind of mistake; undefined where it is not that one. */
export type Explainer = (situation: Situation) => Diagnostic | undefined;

export function describeSituation(
  text: string,
  tokens: readonly Token[],
  error: IRecognitionException,
  entry: EntryPoint,
): Situation {
  const at = error.token.tokenType === EOF ? tokens.length : tokens.indexOf(error.token);
  const token = tokens[at];
  return {
    text,
    tokens,
    entry,
    at,
    token,
    previous: tokens[at - 1],
    next: tokens[at + 1],
    span: token === undefined ? endOf(text, tokens) : spanOf(token),
    rules: error.name === "NotAllInputParsedException" ? [] : error.context.ruleStack,
    expected: error.name === "MismatchedTokenException" ? error.message : undefined,
    open: openBrackets(tokens, at),
  };
}

/** An empty span after the last token. */
function endOf(text: string, tokens: readonly Token[]): Span {
  const last = tokens[tokens.length - 1];
  const end = last === undefined ? text.length : spanOf(last).end;
  return { start: end, end };
}

function openBrackets(tokens: readonly Token[], before: number): Token[] {
  const open: Token[] = [];
  for (let i = 0; i < before; i++) {
    if (is(tokens[i], t.LParen, t.LBracket, t.LBrace)) open.push(tokens[i]);
    else if (is(tokens[i], t.RParen, t.RBracket, t.RBrace)) open.pop();
  }
  return open;
}

/** Whether a token is of one of the types; stand-ins and words of other languages do not count. */
export function is(token: Token | undefined, ...types: readonly Token["tokenType"][]): boolean {
  return token !== undefined && types.includes(token.tokenType);
}

export function isWord(token: Token | undefined): token is Token {
  return token !== undefined && tokenMatcher(token, t.Word);
}

export function isLowercase(token: Token | undefined): token is Token {
  return token !== undefined && tokenMatcher(token, t.Lowercase);
}

export function isString(token: Token | undefined): boolean {
  return token !== undefined && tokenMatcher(token, t.StringToken);
}

/** Whether no blank stands between two tokens. */
export function touch(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && spanOf(left).end === right.startOffset;
}

/** Whether a token can end a value. */
export function endsValue(token: Token | undefined): boolean {
  return (
    isString(token) ||
    isWord(token) ||
    is(token, t.RParen, t.RBracket, t.RBrace, t.Int, t.Float, t.Bytes, t.Nil, t.BooleanToken)
  );
}

/** Whether a token can start a value. */
export function startsValue(token: Token | undefined): boolean {
  return (
    isString(token) ||
    isWord(token) ||
    is(token, t.LParen, t.LBracket, t.LBrace, t.Int, t.Float, t.Bytes, t.Nil, t.BooleanToken)
  );
}

/** The words that touch one another around a place, as one span: `traceID` is three tokens. */
export function gluedWord(situation: Situation, at: number): { readonly text: string; readonly span: Span } {
  const { tokens } = situation;
  let first = at;
  let last = at;
  while (isWord(tokens[first - 1]) && touch(tokens[first - 1], tokens[first])) first--;
  while (isWord(tokens[last + 1]) && touch(tokens[last], tokens[last + 1])) last++;
  const span = { start: tokens[first].startOffset, end: spanOf(tokens[last]).end };
  return { text: situation.text.slice(span.start, span.end), span };
}
