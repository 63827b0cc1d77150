import type { IToken, TokenType } from "chevrotain";
import {
  Colon,
  Lowercase,
  RBracket,
  STRINGS_AS_PUNCTUATION,
  StringColon,
  StringDot,
  StringLBracket,
  StringRBrace,
  StringRBracket,
  StringToken,
  Where,
} from "./tokens.ts";

/** The token type of a string literal with this value where it doubles as punctuation, else undefined. */
export function standInFor(value: string): TokenType | undefined {
  return value.length === 1 || value.length === 5 ? STRINGS_AS_PUNCTUATION.get(value) : undefined;
}

/**
 * Turns stand-ins back into plain strings where the tokens after them show that the reference, which tries one reading
 * and falls back to the other, cannot read them as punctuation: `"["` before a colon is the key of a map entry (unless
 * it is the index `"[" ":" ]`), and so is `"}"`; a dot needs a name after it.
 */
export function settleStandIns(tokens: readonly IToken[]): void {
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (isPlainString(tokens, i)) {
      tokens[i].tokenType = StringToken;
      tokens[i].tokenTypeIdx = StringToken.tokenTypeIdx as number;
    }
  }
}

function isPlainString(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1].tokenType;
  const beforeColon = next === Colon || next === StringColon;
  switch (tokens[at].tokenType) {
    case StringRBrace:
      return beforeColon;
    case StringLBracket:
      return beforeColon && !isColonIndex(tokens, at);
    case StringDot:
      return next !== Lowercase && next !== Where;
    default:
      return false;
  }
}

function isColonIndex(tokens: readonly IToken[], bracket: number): boolean {
  const close = tokens[bracket + 2]?.tokenType;
  return tokens[bracket + 1].tokenType === StringColon && (close === RBracket || close === StringRBracket);
}
