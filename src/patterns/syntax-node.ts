/** Operators of the syntax tree, in the order that matters: simple to complex character matchers come first. */
export const NO_MATCH = 1;
export const EMPTY_MATCH = 2;
export const LITERAL = 3;
export const CHAR_CLASS = 4;
export const ANY_CHAR_NOT_NL = 5;
export const ANY_CHAR = 6;
export const BEGIN_LINE = 7;
export const END_LINE = 8;
export const BEGIN_TEXT = 9;
export const END_TEXT = 10;
export const WORD_BOUNDARY = 11;
export const NO_WORD_BOUNDARY = 12;
export const CAPTURE = 13;
export const STAR = 14;
export const PLUS = 15;
export const QUEST = 16;
export const REPEAT = 17;
export const CONCAT = 18;
export const ALTERNATE = 19;
/** Markers on the parse stack only; every operator from here on is a marker. */
export const PSEUDO = 128;
export const LEFT_PAREN = 128;
export const VERTICAL_BAR = 129;

/** Flags in force where a node was read. */
export const FOLD_CASE = 1;
export const CLASS_NL = 2;
export const DOT_NL = 4;
export const ONE_LINE = 8;
export const NON_GREEDY = 16;
export const WAS_DOLLAR = 32;
/** What Go's `regexp.Compile` starts with (its Perl extensions are always on here). */
export const PERL = CLASS_NL | ONE_LINE;

/** A node of the syntax tree. `runes` are code points: a literal's text, or the ranges (lo, hi pairs) of a class. */
export class SyntaxNode {
  op: number;
  flags = 0;
  subs: SyntaxNode[] = [];
  runes: number[] = [];
  min = 0;
  /** -1: no upper limit. */
  max = 0;
  /** Group number of a capture, 0 for a group that does not capture. */
  cap = 0;
  name = "";

  constructor(op: number) {
    this.op = op;
  }
}

/** Whether two trees have the same structure, as far as common prefixes may be factored out of an alternation. */
export function sameNode(x: SyntaxNode, y: SyntaxNode): boolean {
  if (x.op !== y.op) return false;
  switch (x.op) {
    case END_TEXT:
      return (x.flags & WAS_DOLLAR) === (y.flags & WAS_DOLLAR);
    case LITERAL:
    case CHAR_CLASS:
      return (x.flags & FOLD_CASE) === (y.flags & FOLD_CASE) && sameRunes(x.runes, y.runes);
    case ALTERNATE:
    case CONCAT:
      return x.subs.length === y.subs.length && x.subs.every((sub, i) => sameNode(sub, y.subs[i]!));
    case STAR:
    case PLUS:
    case QUEST:
      return (x.flags & NON_GREEDY) === (y.flags & NON_GREEDY) && sameNode(x.subs[0]!, y.subs[0]!);
    case REPEAT:
      return (
        (x.flags & NON_GREEDY) === (y.flags & NON_GREEDY) &&
        x.min === y.min &&
        x.max === y.max &&
        sameNode(x.subs[0]!, y.subs[0]!)
      );
    case CAPTURE:
      return x.cap === y.cap && x.name === y.name && sameNode(x.subs[0]!, y.subs[0]!);
    default:
      return true;
  }
}

function sameRunes(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
