import { encodeRune } from "./decode.ts";
import { foldOrbit } from "./fold.ts";
import {
  ALTERNATE,
  BEGIN_LINE,
  CAPTURE,
  CONCAT,
  EMPTY_MATCH,
  FOLD_CASE,
  LITERAL,
  NO_WORD_BOUNDARY,
  PLUS,
  type SyntaxNode,
} from "./syntax-node.ts";

/** What is certain about the bytes of each match. */
export interface Literals {
  /** The match is this text, whenever there is one; undefined when it may vary. */
  readonly exact: string | undefined;
  /** Each match begins so, ends so, contains this. */
  readonly prefix: string;
  readonly suffix: string;
  readonly required: string;
  /** Nothing but `exact` decides: no look-around, no groups. */
  readonly plain: boolean;
}

const NOTHING: Literals = { exact: undefined, prefix: "", suffix: "", required: "", plain: false };
const MAX_LENGTH = 256;

/** Finds the literals of a simplified tree. */
export function literalsOf(node: SyntaxNode): Literals {
  switch (node.op) {
    case EMPTY_MATCH:
      return exactly("", true);
    case LITERAL:
      return concat(node.runes.map((rune) => ofRune(rune, (node.flags & FOLD_CASE) !== 0)));
    case CAPTURE:
      return { ...literalsOf(node.subs[0]!), plain: false };
    case CONCAT:
      return concat(node.subs.map(literalsOf));
    case PLUS:
      return { ...literalsOf(node.subs[0]!), exact: undefined, plain: false };
    case ALTERNATE:
      return { ...NOTHING, prefix: node.subs.map((sub) => literalsOf(sub).prefix).reduce(commonPrefix) };
    default:
      return node.op >= BEGIN_LINE && node.op <= NO_WORD_BOUNDARY ? exactly("", false) : NOTHING;
  }
}

function exactly(text: string, plain: boolean): Literals {
  return { exact: text, prefix: text, suffix: text, required: text, plain };
}

/** U+FFFD is not certain: it also stands for an invalid byte. A surrogate never matches. */
function ofRune(rune: number, fold: boolean): Literals {
  if (rune === 0xfffd || (rune >= 0xd800 && rune <= 0xdfff) || (fold && foldOrbit(rune).length > 0)) return NOTHING;
  return exactly(encodeRune(rune), true);
}

function concat(parts: readonly Literals[]): Literals {
  let exact: string | undefined = "";
  let prefix = "";
  let suffix = "";
  let required = "";
  let plain = true;
  for (const part of parts) {
    required = rarer(rarer(required, part.required), suffix + part.prefix);
    if (exact !== undefined) prefix = clip(exact + part.prefix);
    suffix = part.exact === undefined ? part.suffix : (suffix + part.exact).slice(-MAX_LENGTH);
    exact = exact === undefined || part.exact === undefined ? undefined : exact + part.exact;
    if (exact !== undefined && exact.length > MAX_LENGTH) exact = undefined;
    plain &&= part.plain;
  }
  return { exact, prefix, suffix, required: clip(required), plain };
}

function clip(text: string): string {
  return text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
}

function commonPrefix(a: string, b: string): string {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return a.slice(0, n);
}

/** The one of two literals that texts hold less often, by a rough weight of their bytes. */
function rarer(a: string, b: string): string {
  return weight(b) > weight(a) ? b : a;
}

function weight(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += byteWeight(text, i);
  return sum;
}

function byteWeight(text: string, at: number): number {
  return /[a-z0-9 ./:_-]/.test(text[at]!) ? 2 : 5;
}

/** The byte of a literal that texts are likely to hold least often, -1 for an empty literal. */
export function rarestByte(text: string): number {
  let best = -1;
  let most = 0;
  for (let i = 0; i < text.length; i++) {
    if (byteWeight(text, i) <= most) continue;
    most = byteWeight(text, i);
    best = text.charCodeAt(i);
  }
  return best;
}
