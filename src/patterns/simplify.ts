import {
  ALTERNATE,
  CAPTURE,
  CONCAT,
  EMPTY_MATCH,
  NO_MATCH,
  NON_GREEDY,
  PLUS,
  QUEST,
  REPEAT,
  STAR,
  SyntaxNode,
} from "./syntax-node.ts";

/**
 * The same expression without counted repetitions: `x{2,4}` becomes `xx(?:x(?:x)?)?`. Copies share their nodes. Nested
 * equal operators are joined as Go does, which matters to captures inside them.
 */
export function simplify(node: SyntaxNode): SyntaxNode {
  switch (node.op) {
    case CAPTURE:
    case CONCAT:
    case ALTERNATE: {
      const subs = node.subs.map(simplify);
      return subs.every((sub, i) => sub === node.subs[i]) ? node : withSubs(node, subs);
    }
    case STAR:
    case PLUS:
    case QUEST:
      return unary(node.op, node.flags, simplify(node.subs[0]!));
    case REPEAT:
      return node.min === 0 && node.max === 0 ? new SyntaxNode(EMPTY_MATCH) : repeat(node, simplify(node.subs[0]!));
    default:
      return node;
  }
}

function repeat({ min, max, flags }: SyntaxNode, sub: SyntaxNode): SyntaxNode {
  if (max === -1) {
    if (min === 0) return unary(STAR, flags, sub);
    const plus = unary(PLUS, flags, sub);
    return min === 1 ? plus : concat([...new Array<SyntaxNode>(min - 1).fill(sub), plus]);
  }
  if (min === 1 && max === 1) return sub;
  const parts = new Array<SyntaxNode>(min).fill(sub);
  if (max > min) {
    let optional = unary(QUEST, flags, sub);
    for (let i = min + 1; i < max; i++) optional = unary(QUEST, flags, concat([sub, optional]));
    if (min === 0) return optional;
    parts.push(optional);
  }
  return parts.length > 0 ? concat(parts) : new SyntaxNode(NO_MATCH);
}

function unary(op: number, flags: number, sub: SyntaxNode): SyntaxNode {
  if (sub.op === EMPTY_MATCH) return sub;
  if (sub.op === op && (sub.flags & NON_GREEDY) === (flags & NON_GREEDY)) return sub;
  const node = new SyntaxNode(op);
  node.flags = flags;
  node.subs = [sub];
  return node;
}

function concat(subs: SyntaxNode[]): SyntaxNode {
  const node = new SyntaxNode(CONCAT);
  node.subs = subs;
  return node;
}

function withSubs(node: SyntaxNode, subs: SyntaxNode[]): SyntaxNode {
  const copy = new SyntaxNode(node.op);
  copy.flags = node.flags;
  copy.cap = node.cap;
  copy.name = node.name;
  copy.subs = subs;
  return copy;
}
