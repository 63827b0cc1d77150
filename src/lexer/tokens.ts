import { createToken, Lexer, type TokenType } from "chevrotain";

/**
 * The tokens of the collector dialect, in the reference's order: the first rule that matches wins, not the longest.
 * Source: the reference's grammar.go, buildLexer. Its leading `\b` always holds, because it matches against the rest
 * of the text; its trailing `\b` is ASCII. The order of `ALL_TOKENS` is therefore part of the language.
 */
const AFTER_WORD = "(?![A-Za-z0-9_])";

/** Any word: what function names are glued together from. */
export const Word: TokenType = createToken({ name: "Word", pattern: Lexer.NA });

// Single-character tokens that a string literal of the same value can stand for (see `stand-ins.ts`).
export const LParen: TokenType = createToken({ name: "LParen", pattern: "(", label: "'('" });
export const RParen: TokenType = createToken({ name: "RParen", pattern: ")", label: "')'" });
export const LBracket: TokenType = createToken({ name: "LBracket", pattern: "[", label: "'['" });
export const RBracket: TokenType = createToken({ name: "RBracket", pattern: "]", label: "']'" });
export const LBrace: TokenType = createToken({ name: "LBrace", pattern: "{", label: "'{'" });
export const RBrace: TokenType = createToken({ name: "RBrace", pattern: "}", label: "'}'" });
export const Colon: TokenType = createToken({ name: "Colon", pattern: ":", label: "':'" });
export const Comma: TokenType = createToken({ name: "Comma", pattern: ",", label: "','" });
export const Dot: TokenType = createToken({ name: "Dot", pattern: ".", label: "'.'" });

export const Bytes: TokenType = createToken({ name: "Bytes", pattern: /0x[a-fA-F0-9]+/ });
export const Float: TokenType = createToken({
  name: "Float",
  pattern: /(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/,
});
export const Int: TokenType = createToken({ name: "Int", pattern: /[0-9]+/ });
/** A backslash takes the next character unless that is a newline, which ends the attempt as in the reference. */
export const StringToken: TokenType = createToken({
  name: "String",
  pattern: { exec: (text: string, offset: number) => matchString(text, offset) },
  start_chars_hint: ['"'],
  line_breaks: true,
});

const keyword = (name: string, word: string): TokenType =>
  createToken({ name, pattern: new RegExp(`(?:${word})${AFTER_WORD}`), label: `'${word}'` });

export const Nil: TokenType = keyword("Nil", "nil");
export const OpNot: TokenType = keyword("OpNot", "not");
export const OpOr: TokenType = keyword("OpOr", "or");
export const OpAnd: TokenType = keyword("OpAnd", "and");
export const BooleanToken: TokenType = keyword("Boolean", "true|false");
export const OpComparison: TokenType = createToken({ name: "OpComparison", pattern: /==|!=|>=|<=|>|</ });
export const LambdaArrow: TokenType = createToken({ name: "LambdaArrow", pattern: "=>", label: "'=>'" });
export const OpAddSub: TokenType = createToken({ name: "OpAddSub", pattern: /[-+]/ });
export const OpMultDiv: TokenType = createToken({ name: "OpMultDiv", pattern: /[*/]/ });
export const Equal: TokenType = createToken({ name: "Equal", pattern: "=", label: "'='" });

export const Uppercase: TokenType = createToken({ name: "Uppercase", pattern: /[A-Z][A-Z0-9_]*/, categories: Word });
export const Lowercase: TokenType = createToken({ name: "Lowercase", pattern: /[a-z][a-z0-9_]*/, categories: Word });
/** What opens the condition of a statement. */
export const WhereKeyword: TokenType = createToken({ name: "WhereKeyword", pattern: Lexer.NA, label: "'where'" });
/** Not reserved: a Lowercase token that also opens the condition of a statement. */
export const Where: TokenType = createToken({
  name: "Where",
  pattern: /where(?![a-z0-9_])/,
  categories: [Lowercase, WhereKeyword],
  label: "'where'",
});
export const Underscore: TokenType = createToken({
  name: "Underscore",
  pattern: new RegExp(`_${AFTER_WORD}`),
  label: "'_'",
});

/** Go's `\s`: vertical tab, no-break space and the rest of Unicode are not blanks. */
export const Whitespace: TokenType = createToken({
  name: "Whitespace",
  pattern: /[\t\n\f\r ]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

// ---- Tokens of other languages: recognised so that the message can say what to write, each always an error.

export const UnterminatedString: TokenType = createToken({
  name: "UnterminatedString",
  pattern: { exec: (text: string, offset: number) => restOfBrokenString(text, offset) },
  start_chars_hint: ['"'],
  line_breaks: true,
  categories: StringToken,
});
export const QuotedOtherwise: TokenType = createToken({
  name: "QuotedOtherwise",
  pattern:
    /'[^'\n]*'|`[^`]*`|[\u201c\u201d\u201e][^\u201c\u201d\n]*[\u201c\u201d]|[\u2018\u2019][^\u2018\u2019\n]*\u2019/,
  start_chars_hint: ["'", "`", "\u201c", "\u201d", "\u201e", "\u2018", "\u2019"],
  line_breaks: true,
  categories: StringToken,
});
export const ForeignAnd: TokenType = createToken({ name: "ForeignAnd", pattern: /&&?/, categories: OpAnd });
export const ForeignOr: TokenType = createToken({ name: "ForeignOr", pattern: /\|\|?/, categories: OpOr });
export const ForeignNot: TokenType = createToken({ name: "ForeignNot", pattern: "!", categories: OpNot });
export const HashComment: TokenType = createToken({ name: "HashComment", pattern: /#[^\n]*/, group: "comments" });

/** The tokens of the language followed by the erroneous ones, in order of precedence. */
export const ALL_TOKENS: TokenType[] = [
  Bytes,
  Float,
  Int,
  StringToken,
  Nil,
  OpNot,
  OpOr,
  OpAnd,
  OpComparison,
  LambdaArrow,
  OpAddSub,
  OpMultDiv,
  BooleanToken,
  Equal,
  LParen,
  RParen,
  LBrace,
  RBrace,
  Colon,
  Comma,
  Dot,
  LBracket,
  RBracket,
  Uppercase,
  Where,
  Lowercase,
  Whitespace,
  Underscore,
  UnterminatedString,
  QuotedOtherwise,
  ForeignAnd,
  ForeignOr,
  ForeignNot,
  HashComment,
];

// A string literal whose VALUE is one of the grammar's punctuation marks matches that mark in the reference too
// (participle compares the value and ignores the token's type), so `set"("log.body, 1)` is a statement there.
const standIn = (mark: TokenType): TokenType =>
  createToken({ name: `String${mark.name}`, pattern: Lexer.NA, categories: [StringToken, mark] });

export const StringLParen: TokenType = standIn(LParen);
export const StringLBracket: TokenType = standIn(LBracket);
export const StringRBracket: TokenType = standIn(RBracket);
export const StringRBrace: TokenType = standIn(RBrace);
export const StringDot: TokenType = standIn(Dot);
export const StringColon: TokenType = standIn(Colon);

/** Token types of string literals by their value, for the values that double as punctuation. */
export const STRINGS_AS_PUNCTUATION: ReadonlyMap<string, TokenType> = new Map([
  ["(", StringLParen],
  [")", standIn(RParen)],
  ["[", StringLBracket],
  ["]", StringRBracket],
  ["}", StringRBrace],
  [":", StringColon],
  [",", standIn(Comma)],
  [".", StringDot],
  ["where", standIn(WhereKeyword)],
]);

/** Every token type the parser may meet. */
export const VOCABULARY: TokenType[] = [...ALL_TOKENS, Word, WhereKeyword, ...STRINGS_AS_PUNCTUATION.values()];

function matchString(text: string, offset: number): [string] | null {
  const end = text.charCodeAt(offset) === 0x22 ? stringEnd(text, offset) : -1;
  return end < 0 ? null : [text.slice(offset, end)];
}

/** The end of the string literal that opens at `offset`, or -1 where it is not closed. */
function stringEnd(text: string, offset: number): number {
  for (let i = offset + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) return i + 1;
    if (c !== 0x5c) continue;
    i++;
    if (text.charCodeAt(i) === 0x0a) return -1;
  }
  return -1;
}

/** Takes everything to the end, so that hostile input is not scanned again from each following quote. */
function restOfBrokenString(text: string, offset: number): [string] | null {
  return text.charCodeAt(offset) === 0x22 ? [text.slice(offset)] : null;
}
