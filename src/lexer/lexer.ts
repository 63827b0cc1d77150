import { type IToken, Lexer } from "chevrotain";
import { SYNTAX } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { fromText } from "../values/byte-string.ts";
import { describeInvalidText } from "./invalid-text.ts";
import { settleStandIns, standInFor } from "./stand-ins.ts";
import {
  ALL_TOKENS,
  ForeignAnd,
  ForeignNot,
  ForeignOr,
  QuotedOtherwise,
  StringToken,
  UnterminatedString,
} from "./tokens.ts";
import { unescapeLiteral } from "./unescape.ts";

/** A token; `payload` of a string literal is its value, a byte string. */
export type Token = IToken;

export interface LexResult {
  /** Tokens of other languages stand among them as what was meant, each with a diagnostic. */
  readonly tokens: Token[];
  /** Errors only: a text with any of them is refused. */
  readonly diagnostics: Diagnostic[];
}

/** Of each kind; a text that is not OTTL at all needs no more. */
const MAX_REPORTED = 50;

const lexer = new Lexer(ALL_TOKENS, { positionTracking: "onlyOffset", skipValidations: true });

/** Splits a text into the tokens of the collector dialect, in time linear in its length. Never throws. */
export function tokenize(text: string): LexResult {
  const { tokens, errors, groups } = lexer.tokenize(text);
  const diagnostics: Diagnostic[] = [];
  for (const error of errors.slice(0, MAX_REPORTED)) {
    diagnostics.push(describeInvalidText(text, { start: error.offset, end: error.offset + error.length }));
  }
  for (const comment of groups.comments.slice(0, MAX_REPORTED)) diagnostics.push(commentFound(spanOf(comment)));
  let hasStandIns = false;
  for (const token of tokens) {
    switch (token.tokenType) {
      case StringToken:
        hasStandIns = interpretString(token, diagnostics) || hasStandIns;
        break;
      case UnterminatedString:
        token.payload = fromText(token.image.slice(1));
        diagnostics.push(unterminated(token));
        break;
      case QuotedOtherwise:
        token.payload = fromText(token.image.slice(1, -1));
        diagnostics.push(wrongQuotes(token));
        break;
      case ForeignAnd:
        diagnostics.push(foreignOperator(text, token, "and"));
        break;
      case ForeignOr:
        diagnostics.push(foreignOperator(text, token, "or"));
        break;
      case ForeignNot:
        diagnostics.push(foreignOperator(text, token, "not"));
        break;
    }
  }
  if (hasStandIns) settleStandIns(tokens);
  if (diagnostics.length > 1) diagnostics.sort((a, b) => a.span.start - b.span.start);
  return { tokens, diagnostics };
}

/** The range of the source that a token covers. */
export function spanOf(token: Token): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** Sets the value of a string literal; true where that value doubles as punctuation. */
function interpretString(token: Token, diagnostics: Diagnostic[]): boolean {
  const value = unescapeLiteral(token.image);
  if (typeof value !== "string") {
    token.payload = fromText(token.image.slice(1, -1));
    diagnostics.push(invalidEscape(token, value.at, value.length));
    return false;
  }
  token.payload = value;
  const standIn = standInFor(value);
  if (standIn === undefined) return false;
  retag(token, standIn);
  return true;
}

/** Makes a token one of another type. */
export function retag(token: Token, type: Token["tokenType"]): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

function invalidEscape(token: Token, at: number, length: number): Diagnostic {
  const start = token.startOffset + at;
  const written = token.image.slice(at, at + length);
  return {
    code: SYNTAX.invalidEscape.code,
    severity: "error",
    message: `\`${written}\` is not an escape sequence of OTTL; write \`\\${written}\` for a literal backslash.`,
    span: { start, end: start + length },
    notes: ['Escapes are \\a \\b \\f \\n \\r \\t \\v \\\\ \\" \\ooo (octal, up to 377) \\xhh \\uhhhh \\Uhhhhhhhh.'],
    fixes: [{ title: "Double the backslash", edits: [{ span: { start, end: start }, newText: "\\" }] }],
  };
}

function unterminated(token: Token): Diagnostic {
  const brokenAt = token.image.search(/\\\n/);
  const start = token.startOffset + Math.max(brokenAt, 0);
  return {
    code: SYNTAX.unterminatedString.code,
    severity: "error",
    message:
      brokenAt >= 0
        ? "A backslash cannot stand before a line break; a string may contain the line break itself."
        : 'This string is not closed; add `"` at its end.',
    span: { start, end: start + 1 },
  };
}

function wrongQuotes(token: Token): Diagnostic {
  const inner = token.image.slice(1, -1);
  const newText = `"${inner.replace(/\\.|"/gs, (part) => (part === '"' ? '\\"' : part))}"`;
  return {
    code: SYNTAX.wrongQuotes.code,
    severity: "error",
    message: `Strings stand in double quotes; write \`${newText.length <= 40 ? newText : `${newText.slice(0, 37)}…`}\`.`,
    span: spanOf(token),
    fixes: [{ title: "Use double quotes", edits: [{ span: spanOf(token), newText }] }],
  };
}

function foreignOperator(text: string, token: Token, word: string): Diagnostic {
  const span = spanOf(token);
  const before = /\w/.test(text.charAt(span.start - 1)) ? " " : "";
  const after = /\s/.test(text.charAt(span.end)) ? "" : " ";
  return {
    code: SYNTAX.foreignOperator.code,
    severity: "error",
    message: `\`${token.image}\` is no operator of OTTL; write \`${word}\`.`,
    span,
    fixes: [{ title: `Write \`${word}\``, edits: [{ span, newText: before + word + after }] }],
  };
}

function commentFound(span: Span): Diagnostic {
  return {
    code: SYNTAX.comment.code,
    severity: "error",
    message: "OTTL has no comments; move it to a comment of the YAML file.",
    span,
    fixes: [{ title: "Remove the comment", edits: [{ span, newText: "" }] }],
  };
}
