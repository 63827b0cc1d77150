import { foldOrbit } from "./fold.ts";
import { addFoldedRange, addRange, addSet, cleanSet, MAX_RUNE } from "./rune-set.ts";
import { ANY_CHAR, ANY_CHAR_NOT_NL, CHAR_CLASS, FOLD_CASE, LITERAL, type SyntaxNode } from "./syntax-node.ts";

/** Whether the node matches exactly one character. */
export function isCharMatcher(node: SyntaxNode): boolean {
  switch (node.op) {
    case LITERAL:
      return node.runes.length === 1;
    case CHAR_CLASS:
    case ANY_CHAR_NOT_NL:
    case ANY_CHAR:
      return true;
    default:
      return false;
  }
}

/** Makes `to` match also what `from` matches; `to` must be the more complex (or equal) operator of the two. */
export function mergeCharMatchers(to: SyntaxNode, from: SyntaxNode): void {
  switch (to.op) {
    case ANY_CHAR_NOT_NL:
      if (matchesNewline(from)) to.op = ANY_CHAR;
      break;
    case CHAR_CLASS:
      if (from.op === LITERAL) addLiteral(to.runes, from);
      else addSet(to.runes, from.runes);
      break;
    case LITERAL: {
      if (from.runes[0] === to.runes[0] && from.flags === to.flags) break;
      const runes: number[] = [];
      addLiteral(runes, to);
      addLiteral(runes, from);
      to.op = CHAR_CLASS;
      to.runes = runes;
    }
  }
}

/** Tidies an alternative that will not change any more: a class of everything becomes an operator of its own. */
export function cleanAlternative(node: SyntaxNode): void {
  if (node.op !== CHAR_CLASS) return;
  const runes = cleanSet(node.runes);
  node.runes = runes;
  const full = runes[0] === 0 && runes[runes.length - 1] === MAX_RUNE;
  if (full && runes.length === 2) node.op = ANY_CHAR;
  else if (full && runes.length === 4 && runes[1] === 9 && runes[2] === 11) node.op = ANY_CHAR_NOT_NL;
  else return;
  node.runes = [];
}

/** Whether a class holds exactly the two cases of one letter. */
export function isCasePair(runes: readonly number[]): boolean {
  const [a, b] = runes as [number, number];
  const other =
    runes.length === 4 && a === b && runes[2] === runes[3] ? runes[2]! : runes.length === 2 && a + 1 === b ? b : -1;
  const orbit = foldOrbit(a);
  return orbit.length === 2 && orbit[0] === a && orbit[1] === other;
}

function addLiteral(runes: number[], literal: SyntaxNode): void {
  const rune = literal.runes[0]!;
  if ((literal.flags & FOLD_CASE) !== 0) addFoldedRange(runes, rune, rune);
  else addRange(runes, rune, rune);
}

function matchesNewline(node: SyntaxNode): boolean {
  if (node.op === LITERAL) return node.runes[0] === 10;
  if (node.op !== CHAR_CLASS) return node.op === ANY_CHAR;
  for (let i = 0; i < node.runes.length; i += 2) if (node.runes[i]! <= 10 && 10 <= node.runes[i + 1]!) return true;
  return false;
}
