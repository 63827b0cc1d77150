import { createToken, Lexer, type TokenType } from "chevrotain";

/** The tokens of the dialect v1; grammar/v1.ebnf lists them. */
const token = (name: string, pattern: RegExp | string, more: object = {}): TokenType =>
  createToken({ name, pattern, ...more });

export const Identifier = token("Identifier", /[A-Za-z_][A-Za-z0-9_]*/);
const keyword = (name: string, word: string): TokenType => token(name, word, { longer_alt: Identifier });

export const Blank = token("Blank", /[ \t\f\ufeff]+/, { group: Lexer.SKIPPED });
export const Comment = token("Comment", /#[^\n\r]*/, { group: "comments" });
export const Newline = token("Newline", /\r?\n|\r/, { line_breaks: true });
export const Semicolon = token("Semicolon", ";");
export const Text = token("Text", /"(?:\\[^\n]|[^"\\\n])*"/);
export const RawText = token("RawText", /`[^`]*`/, { line_breaks: true });
export const Float = token("Float", /(?:\d+\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)/);
export const Int = token("Int", /\d+/);
export const Where = keyword("Where", "where");
export const To = keyword("To", "to");
export const Or = keyword("Or", "or");
export const And = keyword("And", "and");
export const Not = keyword("Not", "not");
export const Nil = keyword("Nil", "nil");
export const True = keyword("True", "true");
export const False = keyword("False", "false");
export const Comparison = token("Comparison", /==|!=|<=|>=|<|>/);
export const Plus = token("Plus", "+");
export const Minus = token("Minus", "-");
export const Star = token("Star", "*");
export const Slash = token("Slash", "/");
export const Percent = token("Percent", "%");
export const LParen = token("LParen", "(");
export const RParen = token("RParen", ")");
export const LBracket = token("LBracket", "[");
export const RBracket = token("RBracket", "]");
export const Comma = token("Comma", ",");
export const Dot = token("Dot", ".");

export const V1_VOCABULARY: TokenType[] = [
  Blank,
  Comment,
  Newline,
  Semicolon,
  Text,
  RawText,
  Float,
  Int,
  Where,
  To,
  Or,
  And,
  Not,
  Nil,
  True,
  False,
  Identifier,
  Comparison,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  LParen,
  RParen,
  LBracket,
  RBracket,
  Comma,
  Dot,
];

/** Tokens after which an expression is not complete, so that a line break there does not end a statement. */
const OPEN_ENDED: ReadonlySet<TokenType> = new Set([
  Where,
  To,
  Or,
  And,
  Not,
  Comparison,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Comma,
  Dot,
]);

export function isOpenEnded(type: TokenType): boolean {
  return OPEN_ENDED.has(type);
}
