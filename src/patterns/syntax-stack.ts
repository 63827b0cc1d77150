import { minFold } from "./fold.ts";
import { cleanAlternative, isCasePair, isCharMatcher, mergeCharMatchers } from "./syntax-class.ts";
import { factor } from "./syntax-factor.ts";
import { SyntaxLimits } from "./syntax-limits.ts";
import {
  ALTERNATE,
  CHAR_CLASS,
  CONCAT,
  EMPTY_MATCH,
  FOLD_CASE,
  LITERAL,
  NO_MATCH,
  PERL,
  PSEUDO,
  SyntaxNode,
  VERTICAL_BAR,
} from "./syntax-node.ts";

/**
 * The stack that operands and markers are pushed on while a pattern is read. It joins literals, merges alternatives and
 * reuses nodes exactly as Go's parser does, because the limits on a tree count the nodes this leaves.
 */
export class SyntaxStack {
  nodes: SyntaxNode[] = [];
  /** Flags in force. */
  flags = PERL;
  readonly limits = new SyntaxLimits();
  readonly #free: SyntaxNode[] = [];

  /** A node, a returned one if there is any. */
  make(op: number): SyntaxNode {
    const old = this.#free.pop();
    if (old === undefined) {
      this.limits.nodes++;
      return new SyntaxNode(op);
    }
    old.op = op;
    old.flags = 0;
    old.subs = [];
    old.runes = [];
    old.min = 0;
    old.max = 0;
    old.cap = 0;
    old.name = "";
    return old;
  }

  /** Returns a node for reuse. */
  release(node: SyntaxNode): void {
    this.limits.forget(node);
    this.#free.push(node);
  }

  /** Checks the limits for a node. */
  check(node: SyntaxNode): void {
    this.limits.check(node, this.nodes);
  }

  /** Pushes an operator or marker of its own. */
  operator(op: number): SyntaxNode {
    const node = this.make(op);
    node.flags = this.flags;
    this.push(node);
    return node;
  }

  /** Pushes one literal character. */
  literal(rune: number): void {
    const node = this.make(LITERAL);
    node.flags = this.flags;
    node.runes = [(this.flags & FOLD_CASE) !== 0 ? minFold(rune) : rune];
    this.push(node);
  }

  push(node: SyntaxNode): void {
    const runes = node.runes;
    this.limits.runes += runes.length;
    if (node.op === CHAR_CLASS && runes.length === 2 && runes[0] === runes[1]) {
      if (this.#join(runes[0]!, this.flags & ~FOLD_CASE)) return;
      node.op = LITERAL;
      node.runes = [runes[0]!];
      node.flags = this.flags & ~FOLD_CASE;
    } else if (node.op === CHAR_CLASS && isCasePair(runes)) {
      if (this.#join(runes[0]!, this.flags | FOLD_CASE)) return;
      node.op = LITERAL;
      node.runes = [runes[0]!];
      node.flags = this.flags | FOLD_CASE;
    } else this.#join(-1, 0);
    this.nodes.push(node);
    this.check(node);
  }

  /**
   * Joins the two topmost literals. With a rune, the node this frees takes it; answers whether that happened.
   */
  #join(rune: number, flags: number): boolean {
    const n = this.nodes.length;
    if (n < 2) return false;
    const top = this.nodes[n - 1]!;
    const below = this.nodes[n - 2]!;
    if (top.op !== LITERAL || below.op !== LITERAL || (top.flags & FOLD_CASE) !== (below.flags & FOLD_CASE))
      return false;
    for (const r of top.runes) below.runes.push(r);
    if (rune >= 0) {
      top.runes = [rune];
      top.flags = flags;
      return true;
    }
    this.nodes.pop();
    this.release(top);
    return false;
  }

  /** Replaces what stands above the topmost marker by its concatenation. */
  concat(): void {
    this.#join(-1, 0);
    const subs = this.#takeOperands();
    this.push(subs.length === 0 ? this.make(EMPTY_MATCH) : this.#collapse(subs, CONCAT));
  }

  /** Replaces what stands above the topmost marker by its alternation. */
  alternate(): void {
    const subs = this.#takeOperands();
    if (subs.length > 0) cleanAlternative(subs[subs.length - 1]!);
    this.push(subs.length === 0 ? this.make(NO_MATCH) : this.#collapse(subs, ALTERNATE));
  }

  /** Ends an alternative at `|`. */
  verticalBar(): void {
    this.concat();
    if (!this.#swapBar()) this.operator(VERTICAL_BAR);
  }

  /** Ends the last alternative, at `)` or the end. */
  endAlternatives(): void {
    this.concat();
    if (this.#swapBar()) this.nodes.pop();
    this.alternate();
  }

  #takeOperands(): SyntaxNode[] {
    let i = this.nodes.length;
    while (i > 0 && this.nodes[i - 1]!.op < PSEUDO) i--;
    return this.nodes.splice(i);
  }

  /** Under an alternative that has just ended, keeps the bar on top; merges single characters into a class. */
  #swapBar(): boolean {
    const nodes = this.nodes;
    const n = nodes.length;
    if (n < 2 || nodes[n - 2]!.op !== VERTICAL_BAR) return false;
    const top = nodes[n - 1]!;
    const before = n >= 3 ? nodes[n - 3]! : undefined;
    if (before !== undefined && isCharMatcher(top) && isCharMatcher(before)) {
      const [simple, complex] = top.op > before.op ? [before, top] : [top, before];
      nodes[n - 3] = complex;
      mergeCharMatchers(complex, simple);
      this.release(simple);
      nodes.pop();
      return true;
    }
    if (before !== undefined) cleanAlternative(before);
    nodes[n - 1] = nodes[n - 2]!;
    nodes[n - 2] = top;
    return true;
  }

  /** One node of the operator over all of `subs`; subs with the same operator are taken in. */
  #collapse(subs: SyntaxNode[], op: number): SyntaxNode {
    if (subs.length === 1) return subs[0]!;
    const node = this.make(op);
    for (const sub of subs) {
      if (sub.op !== op) node.subs.push(sub);
      else {
        for (const inner of sub.subs) node.subs.push(inner);
        this.release(sub);
      }
    }
    if (op !== ALTERNATE) return node;
    node.subs = factor(node.subs, this, (rest) => this.#collapse(rest, ALTERNATE));
    if (node.subs.length !== 1) return node;
    const only = node.subs[0]!;
    this.release(node);
    return only;
  }
}
