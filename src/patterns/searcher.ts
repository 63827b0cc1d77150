import { Backtracker } from "./backtrack.ts";
import { ByteLiteral } from "./byte-literal.ts";
import { compileProgram } from "./compile-program.ts";
import { Dfa } from "./dfa.ts";
import { GAVE_UP, NO_MATCH, searchBackward, searchForward } from "./dfa-search.ts";
import { type ByteLead, searchBytesBackward, searchBytesForward } from "./dfa-search-bytes.ts";
import { FixedWidth } from "./fixed-width.ts";
import { type Lead, type Literals, leadOf, literalsOf } from "./literals.ts";
import { OnePass } from "./one-pass.ts";
import { PikeVm } from "./pike.ts";
import type { Program } from "./program.ts";
import { RuneClasses } from "./rune-classes.ts";
import { simplify } from "./simplify.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/**
 * Chooses among the engines. Literals come first: text without a required one cannot match. Matches of a fixed width are
 * looked at around theirs. Else an automaton reads
 * forward to where the match ends, another backward to where it begins, and only between the two are groups sought, in
 * one pass or by bounded backtracking. The simulation of all threads stands in where an automaton would need too many states.
 */
export class Searcher {
  readonly literals: Literals;
  /** Whether matches begin at the start of the text or nowhere. */
  readonly anchored: boolean;
  /** Ends of the match located last. */
  start = 0;
  end = 0;
  readonly #tree: SyntaxNode;
  readonly #program: Program;
  readonly #forward: Dfa;
  /** Text to skip to, where a match that it belongs to would begin; none: "". */
  readonly #lead: Lead;
  readonly #required: string;
  readonly #fixedWidth: FixedWidth | undefined;
  #backward: Dfa | undefined;
  #madeForBytes: ForBytes | undefined;
  /** The bytes that were searched last, and a view of them. */
  #viewed = NO_BYTES;
  #view = NO_VIEW;
  /** null: not possible. */
  #onePass: OnePass | null | undefined;
  #backtracker: Backtracker | undefined;
  #vm: PikeVm | undefined;

  constructor(tree: SyntaxNode) {
    this.#tree = simplify(tree);
    this.#program = compileProgram(this.#tree);
    this.literals = literalsOf(this.#tree);
    const lead = leadOf(this.#tree);
    const mode = { anywhere: true, longest: false, flagStart: isDistinct(lead.text) };
    this.#forward = new Dfa(this.#program, new RuneClasses(this.#program), mode);
    this.anchored = !this.#forward.canBeginLater;
    this.#lead = this.anchored ? { text: "", offset: 0 } : lead;
    this.#fixedWidth = this.anchored ? undefined : FixedWidth.of(this.#tree, this.#program.slots / 2 - 1);
    this.#required = this.anchored || this.literals.required === this.#lead.text ? "" : this.literals.required;
  }

  /** Work done so far, in instructions visited; for tests of linear time. Bytes read by automata do not count. */
  get steps(): number {
    const { steps: forward } = this.#forward;
    return (
      forward +
      (this.#backward?.steps ?? 0) +
      (this.#backtracker?.steps ?? 0) +
      (this.#vm === undefined ? 0 : this.#vm.steps)
    );
  }

  test(s: string): boolean {
    if (this.literals.plain && this.literals.exact !== undefined) return s.includes(this.literals.exact);
    if (this.#fixedWidth !== undefined) return this.#fixedWidth.findIn(s, 0) >= 0;
    const from = this.#skip(s, 0);
    if (from < 0) return false;
    const end = searchForward(this.#forward, s, from, this.#lead, true);
    return end === GAVE_UP ? this.#simulate(s, from) : end !== NO_MATCH;
  }

  testBytes(bytes: Uint8Array, start: number, end: number): boolean {
    let found: number;
    if (this.anchored) found = searchBytesForward(this.#forward, bytes, start, end, start, true);
    else {
      const view = this.#viewOf(bytes);
      const { exact, lead } = this.#forBytes;
      const whole = exact ?? this.#fixedWidth;
      if (whole !== undefined) return whole.find(bytes, view, start, end) >= 0;
      const first = this.#skipBytes(bytes, view, start, end);
      if (first < 0) return false;
      found = searchBytesForward(this.#forward, bytes, start, end, first, true, lead, view);
    }
    if (found !== GAVE_UP) return found !== NO_MATCH;
    let s = "";
    for (let i = start; i < end; i++) s += String.fromCharCode(bytes[i]!);
    return this.test(s);
  }

  /** Finds the first match that begins at `from` or later; on success `start` and `end` are its ends. */
  locate(s: string, from: number): boolean {
    if (from > s.length || (this.anchored && from > 0)) return false;
    const { exact, plain } = this.literals;
    if (plain && exact !== undefined) {
      this.start = s.indexOf(exact, from);
      this.end = this.start + exact.length;
      return this.start >= 0;
    }
    if (this.#fixedWidth !== undefined) {
      this.start = this.#fixedWidth.findIn(s, from);
      this.end = this.start + this.#fixedWidth.width;
      return this.start >= 0;
    }
    const first = this.#skip(s, from);
    if (first < 0) return false;
    const end = searchForward(this.#forward, s, first, this.#lead, false);
    if (end === NO_MATCH) return false;
    const start = end === GAVE_UP ? GAVE_UP : this.anchored ? from : this.#begin(s, first, end);
    if (start === GAVE_UP) return this.#simulate(s, first);
    this.start = start;
    this.end = end;
    return true;
  }

  /**
   * As `locate`, in bytes[start, end) from place `from` on; undefined where only `locate` can tell.
   * @param view of all of `bytes`
   */
  locateBytes(bytes: Uint8Array, view: DataView, start: number, from: number, end: number): boolean | undefined {
    if (from > end || (this.anchored && from > start)) return false;
    const { exact, lead } = this.#forBytes;
    const whole = exact ?? this.#fixedWidth;
    if (whole !== undefined) {
      this.start = whole.find(bytes, view, from, end);
      this.end = this.start + whole.width;
      return this.start >= 0;
    }
    const first = this.#skipBytes(bytes, view, from, end);
    if (first < 0) return false;
    const stop = searchBytesForward(this.#forward, bytes, start, end, first, false, lead, view);
    if (stop === NO_MATCH) return false;
    if (stop === GAVE_UP) return undefined;
    const begin = this.anchored ? from : searchBytesBackward(this.#backwardDfa, bytes, start, end, first, stop);
    if (begin === GAVE_UP) return undefined;
    this.start = begin;
    this.end = stop;
    return true;
  }

  /** Ends of groups from the beginning of each match, where they are always the same. */
  get fixedGroups(): Int32Array | undefined {
    return this.#fixedWidth?.groups;
  }

  /** Fills in the groups of the match located last in `s`; `match` holds -1 in each cell. */
  fillGroups(s: string, match: Int32Array): void {
    const { start, end } = this;
    match[0] = start;
    match[1] = end;
    if (this.#program.slots === 2) return;
    if (this.#fixedWidth !== undefined) {
      this.#fixedWidth.fillGroups(start, match);
      return;
    }
    if (this.#onePass === undefined) this.#onePass = OnePass.of(this.#program, this.#forward.classes) ?? null;
    if (this.#onePass !== null) {
      this.#onePass.run(s, start, end, match);
      return;
    }
    this.#backtracker ??= new Backtracker(this.#program);
    if (this.#backtracker.fits(end - start)) this.#backtracker.run(s, start, end, match);
    else this.#simulator.search(s, start, match, true);
  }

  #simulate(s: string, from: number): boolean {
    const match = new Int32Array(this.#program.slots);
    if (!this.#simulator.search(s, from, match)) return false;
    this.start = match[0]!;
    this.end = match[1]!;
    return true;
  }

  /** The first place where a match can begin as far as literals tell, -1 when there can be none. */
  #skip(s: string, from: number): number {
    if (this.#required !== "" && s.indexOf(this.#required, from) < 0) return -1;
    const { text, offset } = this.#lead;
    if (text === "") return from;
    const found = s.indexOf(text, from + offset);
    return found < 0 ? -1 : found - offset;
  }

  /** The same in bytes. */
  #skipBytes(bytes: Uint8Array, view: DataView, from: number, end: number): number {
    const { required, lead } = this.#forBytes;
    if (required !== undefined && required.find(bytes, view, from, end) < 0) return -1;
    if (lead === undefined) return from;
    const found = lead.literal.find(bytes, view, from + lead.offset, end);
    return found < 0 ? -1 : found - lead.offset;
  }

  /** Kept, since payloads have many texts. */
  #viewOf(bytes: Uint8Array): DataView {
    if (this.#viewed !== bytes) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  get #forBytes(): ForBytes {
    if (this.#madeForBytes === undefined) {
      const { exact, plain } = this.literals;
      const { text, offset } = this.#lead;
      this.#madeForBytes = {
        exact: plain && exact ? new ByteLiteral(exact) : undefined,
        required: this.#required === "" ? undefined : new ByteLiteral(this.#required),
        lead: text === "" ? undefined : { literal: new ByteLiteral(text), offset },
      };
    }
    return this.#madeForBytes;
  }

  #begin(s: string, from: number, end: number): number {
    return searchBackward(this.#backwardDfa, s, from, end);
  }

  get #backwardDfa(): Dfa {
    if (this.#backward === undefined) {
      const mode = { anywhere: false, longest: true, flagStart: false };
      // Both programs tell the same characters apart.
      this.#backward = new Dfa(compileProgram(this.#tree, true), this.#forward.classes, mode);
    }
    return this.#backward;
  }

  get #simulator(): PikeVm {
    this.#vm ??= new PikeVm(this.#program);
    return this.#vm;
  }
}

/** What searches bytes; made when they are first searched. */
interface ForBytes {
  /** Nothing else decides. */
  readonly exact: ByteLiteral | undefined;
  readonly required: ByteLiteral | undefined;
  readonly lead: ByteLead | undefined;
}

const NO_BYTES: Uint8Array = new Uint8Array(0);
const NO_VIEW: DataView = new DataView(NO_BYTES.buffer);

/** Whether a prefix is rare enough to stop and look for it each time that nothing has begun. */
function isDistinct(prefix: string): boolean {
  return prefix.length > 1 || /[^\w .,:/-]/.test(prefix);
}
