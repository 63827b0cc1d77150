import { addPerlGroup, addPosixGroup } from "./char-groups.ts";
import { PatternError } from "./pattern-error.ts";
import { addFoldedRange, addNegated, addRange, addSet, cleanSet, negateSet, type RuneSet } from "./rune-set.ts";
import { readEscape, SyntaxCursor, SyntaxProblem } from "./syntax-escape.ts";
import { LimitExceeded, repeatIsValid } from "./syntax-limits.ts";
import {
  ANY_CHAR,
  ANY_CHAR_NOT_NL,
  BEGIN_LINE,
  BEGIN_TEXT,
  CAPTURE,
  CHAR_CLASS,
  CLASS_NL,
  DOT_NL,
  END_LINE,
  END_TEXT,
  FOLD_CASE,
  LEFT_PAREN,
  NO_WORD_BOUNDARY,
  NON_GREEDY,
  ONE_LINE,
  PLUS,
  PSEUDO,
  QUEST,
  REPEAT,
  STAR,
  type SyntaxNode,
  WAS_DOLLAR,
  WORD_BOUNDARY,
} from "./syntax-node.ts";
import { SyntaxStack } from "./syntax-stack.ts";
import { unicodeClass } from "./unicode.ts";

/** Reads a pattern (a byte string) with the syntax of Go's `regexp.Compile`; the tree, or why it is refused. */
export function parseSyntax(source: string): SyntaxNode | PatternError {
  try {
    return new SyntaxParser(source).parse();
  } catch (problem) {
    if (problem instanceof SyntaxProblem) {
      return new PatternError(problem.code, source.slice(problem.from, problem.to), problem.from);
    }
    if (problem instanceof LimitExceeded) return new PatternError(problem.code, source, 0);
    throw problem;
  }
}

class SyntaxParser {
  readonly #cursor: SyntaxCursor;
  readonly #source: string;
  readonly #stack = new SyntaxStack();
  #groups = 0;

  constructor(source: string) {
    this.#source = source;
    this.#cursor = new SyntaxCursor(source);
  }

  parse(): SyntaxNode {
    const cursor = this.#cursor;
    const stack = this.#stack;
    let lastRepeat = -1;
    while (!cursor.done) {
      const from = cursor.at;
      lastRepeat = this.#term(lastRepeat) ? from : -1;
    }
    stack.endAlternatives();
    if (stack.nodes.length !== 1) throw new SyntaxProblem("missing closing )", 0, this.#source.length);
    return stack.nodes[0]!;
  }

  /** Reads one item; answers whether it was a repetition. `lastRepeat`: where a repetition just before it began. */
  #term(lastRepeat: number): boolean {
    const cursor = this.#cursor;
    const stack = this.#stack;
    switch (cursor.peek()) {
      case "(":
        if (cursor.peek(1) === "?") this.#special();
        else {
          this.#open("");
          cursor.at++;
        }
        return false;
      case "|":
        stack.verticalBar();
        cursor.at++;
        return false;
      case ")":
        this.#close();
        cursor.at++;
        return false;
      case "^":
        stack.operator((stack.flags & ONE_LINE) !== 0 ? BEGIN_TEXT : BEGIN_LINE);
        cursor.at++;
        return false;
      case "$":
        if ((stack.flags & ONE_LINE) !== 0) stack.operator(END_TEXT).flags |= WAS_DOLLAR;
        else stack.operator(END_LINE);
        cursor.at++;
        return false;
      case ".":
        stack.operator((stack.flags & DOT_NL) !== 0 ? ANY_CHAR : ANY_CHAR_NOT_NL);
        cursor.at++;
        return false;
      case "[":
        this.#class();
        return false;
      case "*":
        return this.#repeat(STAR, 0, 0, cursor.at, cursor.at + 1, lastRepeat);
      case "+":
        return this.#repeat(PLUS, 0, 0, cursor.at, cursor.at + 1, lastRepeat);
      case "?":
        return this.#repeat(QUEST, 0, 0, cursor.at, cursor.at + 1, lastRepeat);
      case "{":
        return this.#counted(lastRepeat);
      case "\\":
        this.#escape();
        return false;
      default:
        stack.literal(cursor.rune());
        return false;
    }
  }

  #counted(lastRepeat: number): boolean {
    const cursor = this.#cursor;
    const limits = /\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}/y;
    limits.lastIndex = cursor.at;
    const found = limits.exec(this.#source);
    if (found === null) {
      this.#stack.literal(cursor.rune());
      return false;
    }
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === undefined ? -1 : Number(found[3]);
    const from = cursor.at;
    const end = limits.lastIndex;
    if (min > 1000 || max > 1000 || (max >= 0 && min > max)) throw new SyntaxProblem("invalid repeat count", from, end);
    return this.#repeat(REPEAT, min, max, from, end, lastRepeat);
  }

  /** Puts a repetition over the topmost operand. [from, end): its operator, without a `?` that follows. */
  #repeat(op: number, min: number, max: number, from: number, end: number, lastRepeat: number): boolean {
    const stack = this.#stack;
    let flags = stack.flags;
    let after = end;
    if (this.#source.charAt(after) === "?") {
      after++;
      flags ^= NON_GREEDY;
    }
    if (lastRepeat >= 0) throw new SyntaxProblem("invalid nested repetition operator", lastRepeat, after);
    const sub = stack.nodes[stack.nodes.length - 1];
    if (sub === undefined || sub.op >= PSEUDO) {
      throw new SyntaxProblem("missing argument to repetition operator", from, after);
    }
    const node = stack.make(op);
    node.min = min;
    node.max = max;
    node.flags = flags;
    node.subs = [sub];
    stack.nodes[stack.nodes.length - 1] = node;
    stack.check(node);
    if (op === REPEAT && (min >= 2 || max >= 2) && !repeatIsValid(node, 1000)) {
      throw new SyntaxProblem("invalid repeat count", from, after);
    }
    this.#cursor.at = after;
    return true;
  }

  #open(name: string): void {
    const node = this.#stack.operator(LEFT_PAREN);
    node.cap = ++this.#groups;
    node.name = name;
  }

  #close(): void {
    const stack = this.#stack;
    stack.endAlternatives();
    const inner = stack.nodes.pop()!;
    const paren = stack.nodes.pop();
    if (paren === undefined || paren.op !== LEFT_PAREN) {
      throw new SyntaxProblem("unexpected )", 0, this.#source.length);
    }
    stack.flags = paren.flags;
    if (paren.cap === 0) {
      stack.push(inner);
      return;
    }
    paren.op = CAPTURE;
    paren.subs = [inner];
    stack.push(paren);
  }

  /** `(?` … : a named group, flags, or a group that does not capture. */
  #special(): void {
    const cursor = this.#cursor;
    const source = this.#source;
    const from = cursor.at;
    const left = source.length - from;
    const python = left > 4 && source.startsWith("P<", from + 2);
    if (python || (left > 3 && source.charAt(from + 2) === "<")) {
      const end = source.indexOf(">", from);
      if (end < 0) {
        cursor.checkUtf8(from, source.length);
        throw new SyntaxProblem("invalid named capture", from, source.length);
      }
      const nameFrom = from + (python ? 4 : 3);
      cursor.checkUtf8(nameFrom, end);
      const name = source.slice(nameFrom, end);
      if (!/^[0-9A-Za-z_]+$/.test(name)) throw new SyntaxProblem("invalid named capture", from, end + 1);
      this.#open(name);
      cursor.at = end + 1;
      return;
    }
    cursor.at += 2;
    if (!this.#flags()) throw new SyntaxProblem("invalid or unsupported Perl syntax", from, cursor.at);
  }

  /** Reads flags up to `:` or `)`; false, with the cursor behind it, at something else. */
  #flags(): boolean {
    const cursor = this.#cursor;
    const stack = this.#stack;
    let on = 0;
    let off = 0;
    let negative = false;
    let seen = false;
    const set = (flag: number, inverted = false): void => {
      seen = true;
      if (negative !== inverted) {
        on &= ~flag;
        off |= flag;
      } else {
        on |= flag;
        off &= ~flag;
      }
    };
    while (!cursor.done) {
      const c = String.fromCodePoint(cursor.rune());
      if (c === "i") set(FOLD_CASE);
      else if (c === "m") set(ONE_LINE, true);
      else if (c === "s") set(DOT_NL);
      else if (c === "U") set(NON_GREEDY);
      else if (c === "-") {
        if (negative) return false;
        negative = true;
        seen = false;
      } else if (c === ":" || c === ")") {
        if (negative && !seen) return false;
        if (c === ":") stack.operator(LEFT_PAREN);
        stack.flags = (stack.flags | on) & ~off;
        return true;
      } else return false;
    }
    return false;
  }

  #escape(): void {
    const cursor = this.#cursor;
    const stack = this.#stack;
    switch (cursor.peek(1)) {
      case "A":
        stack.operator(BEGIN_TEXT);
        break;
      case "b":
        stack.operator(WORD_BOUNDARY);
        break;
      case "B":
        stack.operator(NO_WORD_BOUNDARY);
        break;
      case "z":
        stack.operator(END_TEXT);
        break;
      case "C":
        throw new SyntaxProblem("invalid escape sequence", cursor.at, cursor.at + 2);
      case "Q":
        this.#quoted();
        return;
      default: {
        const node = stack.make(CHAR_CLASS);
        node.flags = stack.flags;
        const set: RuneSet = [];
        if (this.#unicodeGroup(set) || this.#perlGroup(set)) {
          node.runes = set;
          stack.push(node);
        } else {
          stack.release(node);
          stack.literal(readEscape(cursor));
        }
        return;
      }
    }
    cursor.at += 2;
  }

  /** `\Q` … `\E`, or to the end. */
  #quoted(): void {
    const cursor = this.#cursor;
    const from = cursor.at + 2;
    const close = this.#source.indexOf("\\E", from);
    const end = close < 0 ? this.#source.length : close;
    cursor.at = from;
    while (cursor.at < end) this.#stack.literal(cursor.rune(end));
    cursor.at = close < 0 ? end : end + 2;
  }

  #perlGroup(set: RuneSet): boolean {
    const cursor = this.#cursor;
    if (cursor.peek() !== "\\" || !addPerlGroup(set, cursor.peek(1), this.#fold)) return false;
    cursor.at += 2;
    return true;
  }

  /** `\pN`, `\p{Name}`, `\P…`, `\p{^Name}`. */
  #unicodeGroup(set: RuneSet): boolean {
    const cursor = this.#cursor;
    const source = this.#source;
    const from = cursor.at;
    const letter = cursor.peek(1);
    if (cursor.peek() !== "\\" || (letter !== "p" && letter !== "P")) return false;
    cursor.at += 2;
    let name: string;
    if (cursor.rune() === 0x7b) {
      const end = source.indexOf("}", from);
      if (end < 0) {
        cursor.checkUtf8(from, source.length);
        throw new SyntaxProblem("invalid character class range", from, source.length);
      }
      cursor.checkUtf8(from + 3, end);
      name = source.slice(from + 3, end);
      cursor.at = end + 1;
    } else name = source.slice(from + 2, cursor.at);
    const negated = name.startsWith("^");
    const members = unicodeClass(negated ? name.slice(1) : name, this.#fold);
    if (members === undefined) throw new SyntaxProblem("invalid character class range", from, cursor.at);
    if ((letter === "P") !== negated) addNegated(set, members);
    else addSet(set, members);
    return true;
  }

  #posixGroup(set: RuneSet): boolean {
    const cursor = this.#cursor;
    if (cursor.peek() !== "[" || cursor.peek(1) !== ":") return false;
    const end = this.#source.indexOf(":]", cursor.at + 2);
    if (end < 0) return false;
    if (!addPosixGroup(set, this.#source.slice(cursor.at + 2, end), this.#fold)) {
      throw new SyntaxProblem("invalid character class range", cursor.at, end + 2);
    }
    cursor.at = end + 2;
    return true;
  }

  #class(): void {
    const cursor = this.#cursor;
    const stack = this.#stack;
    const from = cursor.at;
    const node = stack.make(CHAR_CLASS);
    node.flags = stack.flags;
    cursor.at++;
    const set: RuneSet = [];
    const negated = cursor.peek() === "^";
    if (negated) {
      cursor.at++;
      if ((stack.flags & CLASS_NL) === 0) addRange(set, 10, 10);
    }
    for (let first = true; first || cursor.peek() !== "]"; first = false) {
      if (!this.#posixGroup(set) && !this.#unicodeGroup(set) && !this.#perlGroup(set)) this.#classRange(set, from);
    }
    cursor.at++;
    const clean = cleanSet(set);
    node.runes = negated ? negateSet(clean) : clean;
    stack.push(node);
  }

  #classRange(set: RuneSet, classFrom: number): void {
    const cursor = this.#cursor;
    const from = cursor.at;
    const lo = this.#classChar(classFrom);
    let hi = lo;
    const next = cursor.peek(1);
    if (cursor.peek() === "-" && next !== "" && next !== "]") {
      cursor.at++;
      hi = this.#classChar(classFrom);
      if (hi < lo) throw new SyntaxProblem("invalid character class range", from, cursor.at);
    }
    if (this.#fold) addFoldedRange(set, lo, hi);
    else addRange(set, lo, hi);
  }

  #classChar(classFrom: number): number {
    const cursor = this.#cursor;
    if (cursor.done) throw new SyntaxProblem("missing closing ]", classFrom, this.#source.length);
    return cursor.peek() === "\\" ? readEscape(cursor) : cursor.rune();
  }

  get #fold(): boolean {
    return (this.#stack.flags & FOLD_CASE) !== 0;
  }
}
