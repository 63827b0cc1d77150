import { encodeRune } from "./decode.ts";
import { foldOrbit } from "./fold.ts";
import {
  ALTERNATE,
  BEGIN_LINE,
  CAPTURE,
  CHAR_CLASS,
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

/** A literal that each match holds at a fixed distance from its beginning, in bytes; no text where none is known. */
export interface Lead {
  readonly text: string;
  readonly offset: number;
}

const NO_LEAD: Lead = { text: "", offset: 0 };

/** Finds the first literal of a simplified tree that stands behind characters of one byte. */
export function leadOf(node: SyntaxNode): Lead {
  const found = walk(node, 0);
  return typeof found === "object" ? found : NO_LEAD;
}

/** The lead, or the place behind the node where it always takes as many bytes; undefined where neither is certain. */
function walk(node: SyntaxNode, offset: number): Lead | number | undefined {
  switch (node.op) {
    case CAPTURE:
      return walk(node.subs[0]!, offset);
    case CONCAT: {
      let at = offset;
      for (const sub of node.subs) {
        const found = walk(sub, at);
        if (typeof found !== "number") return found;
        at = found;
      }
      return at;
    }
    case CHAR_CLASS:
      return node.runes.every((rune) => rune < 0x80) ? offset + 1 : undefined;
    default: {
      const { exact, prefix } = literalsOf(node);
      if (prefix !== "") return { text: prefix, offset };
      return exact === "" ? offset : undefined;
    }
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
