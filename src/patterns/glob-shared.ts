import type { GlobGroup, GlobNode } from "./glob-parser.ts";

/**
 * Takes what all alternatives of `{…}` begin and end with out of them: `{abc,ab}` is searched as `a`, `b`, `{c,}`. Undefined when
 * they share nothing.
 */
export function withoutShared(anyOf: GlobGroup): GlobGroup | undefined {
  const patterns = anyOf.children as readonly GlobGroup[];
  if (patterns.some(({ kind }) => kind !== "pattern")) return undefined;
  const [left, right] = sharedChildren(patterns);
  if (left.length === 0 && right.length === 0) return undefined;
  const rests: GlobNode[] = [];
  for (const { children } of patterns) {
    const rest = children.slice(left.length, children.length - right.length);
    const node: GlobNode = rest.length === 0 ? { kind: "nothing" } : { kind: "pattern", children: rest };
    if (!rests.some((other) => sameNode(other, node))) rests.push(node);
  }
  const parts: GlobNode[] = [];
  if (left.length > 0) parts.push({ kind: "pattern", children: left });
  if (rests.length > 1) parts.push({ kind: "any-of", children: rests });
  else if (rests[0]!.kind !== "nothing") parts.push(rests[0]!);
  if (right.length > 0) parts.push({ kind: "pattern", children: right });
  return { kind: "pattern", children: parts };
}

function sharedChildren(patterns: readonly GlobGroup[]): [left: GlobNode[], right: GlobNode[]] {
  const left: GlobNode[] = [];
  const right: GlobNode[] = [];
  if (patterns.length <= 1) return [left, right];
  const least = patterns.reduce((a, b) => (b.children.length < a.children.length ? b : a));
  const size = least.children.length;
  let leftEnded = false;
  let rightEnded = false;
  for (let i = 0; left.length + right.length < size && i < size && !(leftEnded && rightEnded); i++) {
    const j = size - 1 - i;
    const fromLeft = least.children[i]!;
    const fromRight = least.children[j]!;
    for (const pattern of patterns) {
      if (leftEnded && rightEnded) break;
      if (pattern === least) continue;
      leftEnded ||= !sameNode(fromLeft, pattern.children[i]!);
      // Where both sides would meet, the left one has it.
      rightEnded ||= !leftEnded && j <= i;
      rightEnded ||= !sameNode(fromRight, pattern.children[j + pattern.children.length - size]!);
    }
    if (!leftEnded) left.push(fromLeft);
    if (!rightEnded) right.unshift(fromRight);
  }
  return [left, right];
}

function sameNode(a: GlobNode, b: GlobNode): boolean {
  switch (a.kind) {
    case "pattern":
    case "any-of":
      return (
        b.kind === a.kind &&
        a.children.length === b.children.length &&
        a.children.every((child, i) => sameNode(child, b.children[i]!))
      );
    case "text":
      return b.kind === "text" && a.text === b.text;
    case "list":
      return b.kind === "list" && a.text === b.text && a.not === b.not;
    case "range":
      return b.kind === "range" && a.low === b.low && a.high === b.high && a.not === b.not;
    default:
      return a.kind === b.kind;
  }
}
