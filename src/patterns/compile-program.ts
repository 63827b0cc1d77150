import {
  EMPTY_BEGIN_LINE,
  EMPTY_BEGIN_TEXT,
  EMPTY_END_LINE,
  EMPTY_END_TEXT,
  EMPTY_NO_WORD_BOUNDARY,
  EMPTY_WORD_BOUNDARY,
  I_ALT,
  I_CAPTURE,
  I_EMPTY,
  I_MATCH,
  I_NOP,
  I_RUNE,
  InstList,
  Program,
} from "./program.ts";
import { MAX_RUNE } from "./rune-set.ts";
import {
  ALTERNATE,
  ANY_CHAR,
  ANY_CHAR_NOT_NL,
  BEGIN_LINE,
  BEGIN_TEXT,
  CAPTURE,
  CHAR_CLASS,
  CONCAT,
  EMPTY_MATCH,
  END_LINE,
  END_TEXT,
  FOLD_CASE,
  LITERAL,
  NO_WORD_BOUNDARY,
  NON_GREEDY,
  PLUS,
  QUEST,
  STAR,
  type SyntaxNode,
  WORD_BOUNDARY,
} from "./syntax-node.ts";

/** A piece of program: its first instruction (0: it cannot match), and its open exits, linked through the exits. */
interface Piece {
  readonly start: number;
  /** An exit is `instruction << 1 | which`, which = 0 for `out`, 1 for `arg`; 0 is none. */
  readonly head: number;
  readonly tail: number;
  readonly nullable: boolean;
}

const IMPOSSIBLE: Piece = { start: 0, head: 0, tail: 0, nullable: false };
const ANY = [0, MAX_RUNE];
const ANY_NOT_NEWLINE = [0, 9, 11, MAX_RUNE];

const LOOK_AROUND: { readonly [op: number]: readonly [forward: number, backward: number] } = {
  [BEGIN_LINE]: [EMPTY_BEGIN_LINE, EMPTY_END_LINE],
  [END_LINE]: [EMPTY_END_LINE, EMPTY_BEGIN_LINE],
  [BEGIN_TEXT]: [EMPTY_BEGIN_TEXT, EMPTY_END_TEXT],
  [END_TEXT]: [EMPTY_END_TEXT, EMPTY_BEGIN_TEXT],
  [WORD_BOUNDARY]: [EMPTY_WORD_BOUNDARY, EMPTY_WORD_BOUNDARY],
  [NO_WORD_BOUNDARY]: [EMPTY_NO_WORD_BOUNDARY, EMPTY_NO_WORD_BOUNDARY],
};

/**
 * Compiles a simplified tree. `backward` gives the program that reads the text from its end, without captures: it
 * finds where matches begin.
 */
export function compileProgram(node: SyntaxNode, backward = false): Program {
  const compiler = new Compiler(backward);
  const body = compiler.compile(node);
  compiler.patch(body.head, compiler.insts.add(I_MATCH, 0));
  return new Program(compiler.insts, body.start, compiler.slots);
}

class Compiler {
  readonly insts = new InstList();
  slots = 2;
  readonly #backward: boolean;

  constructor(backward: boolean) {
    this.#backward = backward;
  }

  compile(node: SyntaxNode): Piece {
    switch (node.op) {
      case EMPTY_MATCH:
        return this.#single(I_NOP, 0, true);
      case LITERAL:
        return this.#literal(node);
      case CHAR_CLASS:
        return this.#single(I_RUNE, this.insts.classOf(node.runes), false);
      case ANY_CHAR_NOT_NL:
        return this.#single(I_RUNE, this.insts.classOf(ANY_NOT_NEWLINE), false);
      case ANY_CHAR:
        return this.#single(I_RUNE, this.insts.classOf(ANY), false);
      case CAPTURE:
        return this.#capture(node);
      case STAR:
        return this.#star(this.compile(node.subs[0]!), (node.flags & NON_GREEDY) !== 0);
      case PLUS:
        return this.#plus(this.compile(node.subs[0]!), (node.flags & NON_GREEDY) !== 0);
      case QUEST:
        return this.#quest(this.compile(node.subs[0]!), (node.flags & NON_GREEDY) !== 0);
      case CONCAT:
        return this.#concat(node);
      case ALTERNATE:
        return node.subs.map((sub) => this.compile(sub)).reduce((a, b) => this.#alternate(a, b), IMPOSSIBLE);
      default: {
        const bits = LOOK_AROUND[node.op];
        return bits === undefined ? IMPOSSIBLE : this.#single(I_EMPTY, bits[this.#backward ? 1 : 0], true);
      }
    }
  }

  /** Lets all exits of a list go to `target`. */
  patch(head: number, target: number): void {
    for (let exit = head; exit !== 0; ) {
      const cells = this.#cells(exit);
      const next = cells[exit >> 1]!;
      cells[exit >> 1] = target;
      exit = next;
    }
  }

  #cells(exit: number): number[] {
    return (exit & 1) === 0 ? this.insts.out : this.insts.arg;
  }

  #single(op: number, arg: number, nullable: boolean): Piece {
    const start = this.insts.add(op, arg);
    return { start, head: start << 1, tail: start << 1, nullable };
  }

  #literal(node: SyntaxNode): Piece {
    const fold = (node.flags & FOLD_CASE) !== 0;
    const runes = this.#backward ? node.runes.toReversed() : node.runes;
    let all: Piece | undefined;
    for (const rune of runes) {
      const one = this.#single(I_RUNE, this.insts.literalClass(rune, fold), false);
      all = all === undefined ? one : this.#then(all, one);
    }
    return all ?? this.#single(I_NOP, 0, true);
  }

  #capture(node: SyntaxNode): Piece {
    if (this.#backward) return this.compile(node.subs[0]!);
    const open = this.#single(I_CAPTURE, node.cap << 1, true);
    const inner = this.compile(node.subs[0]!);
    const close = this.#single(I_CAPTURE, (node.cap << 1) | 1, true);
    this.slots = Math.max(this.slots, (node.cap << 1) + 2);
    return this.#then(this.#then(open, inner), close);
  }

  #concat(node: SyntaxNode): Piece {
    const subs = this.#backward ? node.subs.toReversed() : node.subs;
    let all: Piece | undefined;
    for (const sub of subs) {
      const next = this.compile(sub);
      all = all === undefined ? next : this.#then(all, next);
    }
    return all ?? this.#single(I_NOP, 0, true);
  }

  #then(a: Piece, b: Piece): Piece {
    if (a.start === 0 || b.start === 0) return IMPOSSIBLE;
    this.patch(a.head, b.start);
    return { start: a.start, head: b.head, tail: b.tail, nullable: a.nullable && b.nullable };
  }

  #alternate(a: Piece, b: Piece): Piece {
    if (a.start === 0) return b;
    if (b.start === 0) return a;
    const start = this.insts.add(I_ALT, b.start);
    this.insts.out[start] = a.start;
    return { start, ...this.#join(a, b), nullable: a.nullable || b.nullable };
  }

  #join(a: { head: number; tail: number }, b: { head: number; tail: number }): { head: number; tail: number } {
    if (a.head === 0) return { head: b.head, tail: b.tail };
    if (b.head === 0) return { head: a.head, tail: a.tail };
    this.#cells(a.tail)[a.tail >> 1] = b.head;
    return { head: a.head, tail: b.tail };
  }

  /** An ALT that prefers `inner`, or (lazy) the way out; the way out is its open exit. */
  #choice(inner: number, lazy: boolean): { start: number; head: number; tail: number } {
    const start = this.insts.add(I_ALT, lazy ? inner : 0);
    if (!lazy) this.insts.out[start] = inner;
    const exit = (start << 1) | (lazy ? 0 : 1);
    return { start, head: exit, tail: exit };
  }

  #quest(inner: Piece, lazy: boolean): Piece {
    const choice = this.#choice(inner.start, lazy);
    return { start: choice.start, ...this.#join(choice, inner), nullable: true };
  }

  #loop(inner: Piece, lazy: boolean): { start: number; head: number; tail: number } {
    const choice = this.#choice(inner.start, lazy);
    this.patch(inner.head, choice.start);
    return choice;
  }

  /** A star over something that can be empty is `(?:x+)?`, to keep the order of preference right. */
  #star(inner: Piece, lazy: boolean): Piece {
    if (inner.nullable) return this.#quest(this.#plus(inner, lazy), lazy);
    return { ...this.#loop(inner, lazy), nullable: true };
  }

  #plus(inner: Piece, lazy: boolean): Piece {
    const { head, tail } = this.#loop(inner, lazy);
    return { start: inner.start, head, tail, nullable: inner.nullable };
  }
}
