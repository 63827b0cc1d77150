import { runes } from "../values/byte-string.ts";
import { AnyOfMatcher, EveryOfMatcher, RowMatcher, TreeMatcher } from "./glob-composites.ts";
import {
  AnyMatcher,
  CharMatcher,
  ContainsMatcher,
  type GlobMatcher,
  MaxMatcher,
  MinMatcher,
  NothingMatcher,
  PrefixMatcher,
  PrefixSuffixMatcher,
  SuffixMatcher,
  TextMatcher,
} from "./glob-matchers.ts";
import type { GlobNode } from "./glob-parser.ts";
import { withoutShared } from "./glob-shared.ts";

/** Builds the matcher that gobwas/glob v0.2.3 builds (without separators); which one it is decides what matches. */
export function compileGlobNode(node: GlobNode): GlobMatcher {
  switch (node.kind) {
    case "any-of": {
      const shared = withoutShared(node);
      return shared === undefined ? new AnyOfMatcher(compileChildren(node)) : compileGlobNode(shared);
    }
    case "pattern":
      return node.children.length === 0 ? new NothingMatcher() : optimize(join(minimize(compileChildren(node))));
    case "any":
      return new AnyMatcher();
    case "single":
      return new CharMatcher("single", () => true);
    case "nothing":
      return new NothingMatcher();
    case "list": {
      const list = new Set(Array.from(runes(node.text), ({ rune }) => rune));
      return optimize(new CharMatcher("list", (rune) => list.has(rune), node.not, node.text));
    }
    case "range":
      return new CharMatcher("range", (rune) => rune >= node.low && rune <= node.high, node.not);
    case "text":
      return new TextMatcher(node.text);
  }
}

function compileChildren(node: { readonly children: readonly GlobNode[] }): GlobMatcher[] {
  return node.children.map((child) => optimize(compileGlobNode(child)));
}

/** Replaces a matcher by a simpler one. */
function optimize(matcher: GlobMatcher): GlobMatcher {
  if (matcher instanceof AnyOfMatcher) return matcher.matchers.length === 1 ? matcher.matchers[0]! : matcher;
  if (matcher instanceof CharMatcher) {
    const oneMember = matcher.kind === "list" && !matcher.not && [...runes(matcher.text)].length === 1;
    return oneMember ? new TextMatcher(matcher.text) : matcher;
  }
  return matcher instanceof TreeMatcher ? optimizeTree(matcher) : matcher;
}

function optimizeTree(tree: TreeMatcher): GlobMatcher {
  if (tree.left !== undefined) tree.left = optimize(tree.left);
  if (tree.right !== undefined) tree.right = optimize(tree.right);
  const { value, left, right } = tree;
  if (!(value instanceof TextMatcher)) return tree;
  if (left === undefined) {
    if (right === undefined) return value;
    if (right instanceof AnyMatcher) return new PrefixMatcher(value.text);
    if (right instanceof SuffixMatcher) return new PrefixSuffixMatcher(value.text, right.suffix);
  } else if (right === undefined) {
    if (left instanceof AnyMatcher) return new SuffixMatcher(value.text);
    if (left instanceof PrefixMatcher) return new PrefixSuffixMatcher(left.prefix, value.text);
  } else if (left instanceof AnyMatcher && right instanceof AnyMatcher) return new ContainsMatcher(value.text, false);
  return tree;
}

/** One matcher for several in a row: a tree around the last of the longest with a fixed length. */
function join(matchers: readonly GlobMatcher[]): GlobMatcher {
  if (matchers.length === 1) return matchers[0]!;
  const glued = glue(matchers);
  if (glued !== undefined) return glued;
  let index = -1;
  let longest = -1;
  matchers.forEach(({ length }, i) => {
    if (length !== -1 && length >= longest) {
      longest = length;
      index = i;
    }
  });
  if (index < 0) return new TreeMatcher(matchers[0]!, undefined, join(matchers.slice(1)));
  const left = index > 0 ? join(matchers.slice(0, index)) : undefined;
  const right = index + 1 < matchers.length ? join(matchers.slice(index + 1)) : undefined;
  return new TreeMatcher(matchers[index]!, left, right);
}

function glue(matchers: readonly GlobMatcher[]): GlobMatcher | undefined {
  if (matchers.length <= 1) return undefined;
  return glueAsEvery(matchers) ?? glueAsRow(matchers);
}

function glueAsRow(matchers: readonly GlobMatcher[]): GlobMatcher | undefined {
  if (matchers.some(({ length }) => length === -1)) return undefined;
  return new RowMatcher(
    matchers.reduce((sum, { length }) => sum + length, 0),
    matchers,
  );
}

/** For a row of `*`, `?` and `[!…]` with the same members. */
function glueAsEvery(matchers: readonly GlobMatcher[]): GlobMatcher | undefined {
  let any = false;
  let count = 0;
  let members: string | undefined;
  for (const matcher of matchers) {
    let own = "";
    if (matcher instanceof AnyMatcher) any = true;
    else if (
      matcher instanceof CharMatcher &&
      (matcher.kind === "single" || (matcher.kind === "list" && matcher.not))
    ) {
      own = matcher.text;
      count++;
    } else return undefined;
    members ??= own;
    if (own !== members) return undefined;
  }
  if (count === 0) return new AnyMatcher();
  if (any && members === "") return new MinMatcher(count);
  const every: GlobMatcher[] = [new MinMatcher(count)];
  if (!any) every.push(new MaxMatcher(count));
  if (members !== undefined && members !== "") every.push(new ContainsMatcher(members, true));
  return new EveryOfMatcher(every);
}

/** Glues the longest stretch that can be, again and again. */
function minimize(matchers: readonly GlobMatcher[]): readonly GlobMatcher[] {
  let done: GlobMatcher | undefined;
  let left = 0;
  let right = 0;
  for (let l = 0; l < matchers.length; l++) {
    for (let r = matchers.length; r > l; r--) {
      const glued = glue(matchers.slice(l, r));
      if (glued === undefined) continue;
      const longer = done !== undefined && done.length > -1 && glued.length > done.length;
      if (done === undefined || longer || right - left < r - l) {
        done = glued;
        left = l;
        right = r;
      }
    }
  }
  if (done === undefined) return matchers;
  return minimize([...matchers.slice(0, left), done, ...matchers.slice(right)]);
}
