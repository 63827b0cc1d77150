import { ALTERNATE, CAPTURE, CONCAT, LITERAL, PLUS, QUEST, REPEAT, STAR, type SyntaxNode } from "./syntax-node.ts";

/** Limits of Go's parser: nesting, compiled size in its instructions, code points in classes. */
const MAX_HEIGHT = 1000;
const MAX_SIZE = 3355443;
const MAX_RUNES = 33554432;

export type LimitCode = "expression too large" | "expression nests too deeply";

/** Thrown inside the parser only, which turns it into a PatternError. */
export class LimitExceeded {
  readonly code: LimitCode;

  constructor(code: LimitCode) {
    this.code = code;
  }
}

/**
 * Keeps count of a growing tree as Go's parser does, cached values included, so that the same patterns are refused. To
 * stay cheap it only begins to measure when the tree could have grown too large.
 */
export class SyntaxLimits {
  /** Nodes made so far (not counting reused ones). */
  nodes = 0;
  /** Code points in all literals and class ranges pushed so far. */
  runes = 0;
  #repeats = 1;
  #sizes: Map<SyntaxNode, number> | undefined;
  #heights: Map<SyntaxNode, number> | undefined;

  /** Forgets the height of a node that will be used again. */
  forget(node: SyntaxNode): void {
    this.#heights?.delete(node);
  }

  /** Throws LimitExceeded when `node` is too large; `stack` is what has been parsed so far. */
  check(node: SyntaxNode, stack: readonly SyntaxNode[]): void {
    if (this.runes > MAX_RUNES) throw new LimitExceeded("expression too large");
    this.#checkSize(node, stack);
    this.#checkHeight(node, stack);
  }

  #checkSize(node: SyntaxNode, stack: readonly SyntaxNode[]): void {
    if (this.#sizes === undefined) {
      if (node.op === REPEAT) {
        const count = Math.max(1, node.max === -1 ? node.min : node.max);
        if (count > Math.floor(MAX_SIZE / this.#repeats)) this.#repeats = MAX_SIZE;
        else this.#repeats *= count;
      }
      if (this.nodes < Math.floor(MAX_SIZE / this.#repeats)) return;
      this.#sizes = new Map();
      for (const other of stack) this.#checkSize(other, stack);
    }
    if (this.#size(node, this.#sizes, true) > MAX_SIZE) throw new LimitExceeded("expression too large");
  }

  #checkHeight(node: SyntaxNode, stack: readonly SyntaxNode[]): void {
    if (this.nodes < MAX_HEIGHT) return;
    if (this.#heights === undefined) {
      this.#heights = new Map();
      for (const other of stack) this.#checkHeight(other, stack);
    }
    if (this.#height(node, this.#heights, true) > MAX_HEIGHT) throw new LimitExceeded("expression nests too deeply");
  }

  #size(node: SyntaxNode, sizes: Map<SyntaxNode, number>, anew: boolean): number {
    const known = anew ? undefined : sizes.get(node);
    if (known !== undefined) return known;
    const size = Math.max(
      1,
      this.#sizeOf(node, (sub) => this.#size(sub, sizes, false)),
    );
    sizes.set(node, size);
    return size;
  }

  #sizeOf(node: SyntaxNode, of: (sub: SyntaxNode) => number): number {
    switch (node.op) {
      case LITERAL:
        return node.runes.length;
      case CAPTURE:
      case STAR:
        return 2 + of(node.subs[0]!);
      case PLUS:
      case QUEST:
        return 1 + of(node.subs[0]!);
      case CONCAT:
        return node.subs.reduce((sum, sub) => sum + of(sub), 0);
      case ALTERNATE:
        return node.subs.reduce((sum, sub) => sum + of(sub), Math.max(0, node.subs.length - 1));
      case REPEAT: {
        const sub = of(node.subs[0]!);
        if (node.max !== -1) return node.max * sub + (node.max - node.min);
        return node.min === 0 ? 2 + sub : 1 + node.min * sub;
      }
      default:
        return 0;
    }
  }

  #height(node: SyntaxNode, heights: Map<SyntaxNode, number>, anew: boolean): number {
    const known = anew ? undefined : heights.get(node);
    if (known !== undefined) return known;
    let height = 1;
    for (const sub of node.subs) height = Math.max(height, 1 + this.#height(sub, heights, false));
    heights.set(node, height);
    return height;
  }
}

/** Whether nested counted repetitions stay within `copies` copies of the innermost expression. */
export function repeatIsValid(node: SyntaxNode, copies: number): boolean {
  let left = copies;
  if (node.op === REPEAT) {
    if (node.max === 0) return true;
    const count = node.max < 0 ? node.min : node.max;
    if (count > left) return false;
    if (count > 0) left = Math.floor(left / count);
  }
  return node.subs.every((sub) => repeatIsValid(sub, left));
}
