import { PatternError } from "./pattern-error.ts";
import * as op from "./syntax-node.ts";
import { parseSyntax } from "./syntax-parser.ts";

/**
 * Whether a pattern certainly matches no text: it asks for a character before the beginning or after the end of the
 * text. False says nothing.
 */
export function neverMatches(source: string): boolean {
  const tree = parseSyntax(source);
  return !(tree instanceof PatternError) && isImpossible(tree);
}

function isImpossible(node: op.SyntaxNode): boolean {
  switch (node.op) {
    case op.NO_MATCH:
      return true;
    case op.CAPTURE:
    case op.PLUS:
      return isImpossible(node.subs[0]);
    case op.REPEAT:
      return node.min > 0 && isImpossible(node.subs[0]);
    case op.ALTERNATE:
      return node.subs.every(isImpossible);
    case op.CONCAT:
      return node.subs.some(isImpossible) || hasMisplacedAnchor(flatten(node));
    default:
      return false;
  }
}

function hasMisplacedAnchor(parts: readonly op.SyntaxNode[]): boolean {
  const lengths = parts.map(minLength);
  const begin = parts.findLastIndex((part) => part.op === op.BEGIN_TEXT);
  const end = parts.findIndex((part) => part.op === op.END_TEXT);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return (begin > 0 && sum(lengths.slice(0, begin)) > 0) || (end >= 0 && sum(lengths.slice(end)) > 0);
}

/** A sequence's parts, those of groups that run exactly once included. */
function flatten(node: op.SyntaxNode): op.SyntaxNode[] {
  if (node.op === op.CONCAT) return node.subs.flatMap(flatten);
  return node.op === op.CAPTURE ? flatten(node.subs[0]) : [node];
}

/** The least number of characters that a match takes. */
function minLength(node: op.SyntaxNode): number {
  switch (node.op) {
    case op.LITERAL:
      return node.runes.length;
    case op.CHAR_CLASS:
    case op.ANY_CHAR:
    case op.ANY_CHAR_NOT_NL:
      return 1;
    case op.CAPTURE:
    case op.PLUS:
      return minLength(node.subs[0]);
    case op.REPEAT:
      return node.min * minLength(node.subs[0]);
    case op.CONCAT:
      return node.subs.reduce((total, sub) => total + minLength(sub), 0);
    case op.ALTERNATE:
      return Math.min(...node.subs.map(minLength));
    default:
      return 0;
  }
}
