import type { Span } from "../diagnostics/span.ts";
import { spanOf, type Token, tokenize } from "../lexer/lexer.ts";
import * as t from "../lexer/tokens.ts";

export type SyntaxTokenKind =
  | "string"
  | "number"
  | "bytes"
  /** `nil`, `true`, `false`. */
  | "constant"
  /** `and`, `or`, `not`, and `where`, which is also a legal name. */
  | "keyword"
  | "operator"
  | "punctuation"
  /** A word in lower case: a segment of a path, an editor, a parameter. */
  | "lowerCase"
  /** A word in upper case: an enum or the beginning of a converter's name. */
  | "upperCase";

export interface SyntaxToken {
  readonly kind: SyntaxTokenKind;
  readonly text: string;
  readonly span: Span;
}

const KINDS: ReadonlyMap<Token["tokenType"], SyntaxTokenKind> = new Map([
  [t.Bytes, "bytes"],
  [t.Float, "number"],
  [t.Int, "number"],
  [t.StringToken, "string"],
  [t.UnterminatedString, "string"],
  [t.QuotedOtherwise, "string"],
  ...[...t.STRINGS_AS_PUNCTUATION.values()].map((type) => [type, "string"] as const),
  [t.Nil, "constant"],
  [t.BooleanToken, "constant"],
  [t.OpNot, "keyword"],
  [t.OpOr, "keyword"],
  [t.OpAnd, "keyword"],
  [t.Where, "keyword"],
  [t.OpComparison, "operator"],
  [t.LambdaArrow, "operator"],
  [t.OpAddSub, "operator"],
  [t.OpMultDiv, "operator"],
  [t.Equal, "operator"],
  [t.ForeignAnd, "operator"],
  [t.ForeignOr, "operator"],
  [t.ForeignNot, "operator"],
  [t.Uppercase, "upperCase"],
  [t.Lowercase, "lowerCase"],
]);

/** The tokens of a text, complete or not, for editors: highlighting, and what stands at the cursor. */
export function syntaxTokens(text: string): SyntaxToken[] {
  return tokenize(text).tokens.map((token) => ({
    kind: KINDS.get(token.tokenType) ?? "punctuation",
    text: token.image,
    span: spanOf(token),
  }));
}
