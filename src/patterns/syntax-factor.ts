import { cleanAlternative, isCharMatcher, mergeCharMatchers } from "./syntax-class.ts";
import { CONCAT, EMPTY_MATCH, FOLD_CASE, LITERAL, REPEAT, type SyntaxNode, sameNode } from "./syntax-node.ts";

/** What factoring needs of the parser. */
export interface NodePool {
  make(op: number): SyntaxNode;
  release(node: SyntaxNode): void;
  check(node: SyntaxNode): void;
}

type Alternation = (subs: SyntaxNode[]) => SyntaxNode;

/**
 * Factors common prefixes out of the alternatives (`abc|abd|ae` → `a(?:b[cd]|e)`), in the four rounds of Go's parser:
 * literal prefixes, single-character prefixes, runs of single characters, runs of empty alternatives.
 */
export function factor(subs: SyntaxNode[], pool: NodePool, alternation: Alternation): SyntaxNode[] {
  if (subs.length < 2) return subs;
  const byLiteral = factorLiterals(subs, pool, alternation);
  const byFirst = factorFirst(byLiteral, pool, alternation);
  const merged = mergeChars(byFirst, pool);
  return merged.filter((sub, i) => !(sub.op === EMPTY_MATCH && merged[i + 1]?.op === EMPTY_MATCH));
}

function factorLiterals(subs: SyntaxNode[], pool: NodePool, alternation: Alternation): SyntaxNode[] {
  const out: SyntaxNode[] = [];
  let start = 0;
  let text: readonly number[] = [];
  let fold = 0;
  for (let i = 0; i <= subs.length; i++) {
    let nextText: readonly number[] = [];
    let nextFold = 0;
    if (i < subs.length) {
      const leading = leadingLiteral(subs[i]!);
      nextText = leading?.runes.slice() ?? [];
      nextFold = leading === undefined ? 0 : leading.flags & FOLD_CASE;
      if (nextFold === fold) {
        const same = commonLength(text, nextText);
        if (same > 0) {
          text = text.slice(0, same);
          continue;
        }
      }
    }
    if (i === start + 1) out.push(subs[start]!);
    else if (i > start) {
      const prefix = pool.make(LITERAL);
      prefix.flags = fold;
      prefix.runes = text.slice();
      for (let j = start; j < i; j++) {
        subs[j] = withoutLiteral(subs[j]!, text.length, pool);
        pool.check(subs[j]!);
      }
      out.push(prefixed(prefix, alternation(subs.slice(start, i)), pool));
    }
    start = i;
    text = nextText;
    fold = nextFold;
  }
  return out;
}

function factorFirst(subs: SyntaxNode[], pool: NodePool, alternation: Alternation): SyntaxNode[] {
  const out: SyntaxNode[] = [];
  let start = 0;
  let first: SyntaxNode | undefined;
  for (let i = 0; i <= subs.length; i++) {
    let next: SyntaxNode | undefined;
    if (i < subs.length) {
      next = leadingNode(subs[i]!);
      if (first !== undefined && next !== undefined && sameNode(first, next) && isSimpleFirst(first)) continue;
    }
    if (i === start + 1) out.push(subs[start]!);
    else if (i > start) {
      for (let j = start; j < i; j++) {
        subs[j] = withoutFirst(subs[j]!, j !== start, pool);
        pool.check(subs[j]!);
      }
      out.push(prefixed(first!, alternation(subs.slice(start, i)), pool));
    }
    start = i;
    first = next;
  }
  return out;
}

function mergeChars(subs: SyntaxNode[], pool: NodePool): SyntaxNode[] {
  const out: SyntaxNode[] = [];
  let start = 0;
  for (let i = 0; i <= subs.length; i++) {
    if (i < subs.length && isCharMatcher(subs[i]!)) continue;
    if (i === start + 1) out.push(subs[start]!);
    else if (i > start) {
      let max = start;
      for (let j = start + 1; j < i; j++) if (isSimpler(subs[max]!, subs[j]!)) max = j;
      const all = subs[max]!;
      subs[max] = subs[start]!;
      for (let j = start + 1; j < i; j++) {
        mergeCharMatchers(all, subs[j]!);
        pool.release(subs[j]!);
      }
      cleanAlternative(all);
      out.push(all);
    }
    if (i < subs.length) out.push(subs[i]!);
    start = i + 1;
  }
  return out;
}

function isSimpler(a: SyntaxNode, b: SyntaxNode): boolean {
  return a.op < b.op || (a.op === b.op && a.runes.length < b.runes.length);
}

/** Only characters and fixed repeats of one may be factored: others would merge paths that must stay apart. */
function isSimpleFirst(node: SyntaxNode): boolean {
  return isCharMatcher(node) || (node.op === REPEAT && node.min === node.max && isCharMatcher(node.subs[0]!));
}

function prefixed(prefix: SyntaxNode, suffix: SyntaxNode, pool: NodePool): SyntaxNode {
  const node = pool.make(CONCAT);
  node.subs = [prefix, suffix];
  return node;
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function leadingLiteral(node: SyntaxNode): SyntaxNode | undefined {
  const first = node.op === CONCAT && node.subs.length > 0 ? node.subs[0]! : node;
  return first.op === LITERAL ? first : undefined;
}

function withoutLiteral(node: SyntaxNode, length: number, pool: NodePool): SyntaxNode {
  if (node.op === CONCAT && node.subs.length > 0) {
    const first = withoutLiteral(node.subs[0]!, length, pool);
    node.subs[0] = first;
    return first.op === EMPTY_MATCH ? dropFirst(node, pool, true) : node;
  }
  if (node.op === LITERAL) {
    node.runes = node.runes.slice(length);
    if (node.runes.length === 0) node.op = EMPTY_MATCH;
  }
  return node;
}

function leadingNode(node: SyntaxNode): SyntaxNode | undefined {
  const first = node.op === CONCAT && node.subs.length > 0 ? node.subs[0]! : node;
  return first.op === EMPTY_MATCH ? undefined : first;
}

function withoutFirst(node: SyntaxNode, release: boolean, pool: NodePool): SyntaxNode {
  if (node.op === CONCAT && node.subs.length > 0) return dropFirst(node, pool, release);
  if (release) pool.release(node);
  return pool.make(EMPTY_MATCH);
}

/** Takes the first part off a concatenation. */
function dropFirst(node: SyntaxNode, pool: NodePool, release: boolean): SyntaxNode {
  if (release) pool.release(node.subs[0]!);
  if (node.subs.length === 2) {
    const rest = node.subs[1]!;
    pool.release(node);
    return rest;
  }
  node.subs = node.subs.slice(1);
  if (node.subs.length === 0) node.op = EMPTY_MATCH;
  return node;
}
