import { toBytes } from "../values/byte-string.ts";
import { decodeAt, decodeBytesAt, widthOf } from "./decode.ts";
import { fillTemplate, parseTemplate, type TemplatePart } from "./expand.ts";
import { PatternError } from "./pattern-error.ts";
import { Searcher } from "./searcher.ts";
import { CAPTURE, type SyntaxNode } from "./syntax-node.ts";
import { parseSyntax } from "./syntax-parser.ts";
import { appendBytes, appendRange, type TextSink } from "./text-sink.ts";

export { PatternError, type PatternErrorCode } from "./pattern-error.ts";

/** Of {@link Pattern.replaceBytes}: nothing to replace; another way has to tell. */
export const UNCHANGED = -1;
export const UNDECIDED = -2;

/**
 * Compiles a pattern (a byte string) with the syntax and semantics of Go's `regexp.Compile` (Go 1.26, RE2), or says why
 * it is refused. Searching takes time linear in the text, whatever pattern and text are.
 */
export function compilePattern(source: string): Pattern | PatternError {
  const tree = parseSyntax(source);
  return tree instanceof PatternError ? tree : new Pattern(source, tree);
}

/**
 * A compiled pattern. Texts are byte strings, positions are byte offsets, matches are `[start, end, start1, end1, …]`
 * with -1 for a group that took no part. An invalid UTF-8 byte in a text counts as the character U+FFFD, one byte wide.
 */
export class Pattern {
  readonly source: string;
  /** Names by group number; "" for the whole match and for groups without a name. A name may occur twice. */
  readonly groupNames: readonly string[];
  /** Number of groups, the whole match not counted. */
  readonly groupCount: number;
  readonly #tree: SyntaxNode;
  #made: Searcher | undefined;
  #template = "";
  #parts: readonly TemplatePart[] = [];
  #bytesTemplate: string | undefined;
  #bytesParts: readonly (Uint8Array | number)[] | undefined;

  /** Use {@link compilePattern}. */
  constructor(source: string, tree: SyntaxNode) {
    this.source = source;
    const names = [""];
    collectNames(tree, names);
    this.groupNames = Array.from(names, (name) => name ?? "");
    this.groupCount = names.length - 1;
    this.#tree = tree;
  }

  /** Text that each match begins with, as far as that is certain. */
  get literalPrefix(): string {
    return this.#searcher.literals.prefix;
  }

  /** Work done so far in instructions visited; grows linearly with the texts searched. */
  get steps(): number {
    return this.#searcher.steps;
  }

  /** Whether the text has a match (Go's `MatchString`). */
  test(s: string): boolean {
    return this.#searcher.test(s);
  }

  /** Whether bytes[start, end), taken as the whole text, has a match. */
  testBytes(bytes: Uint8Array, start = 0, end: number = bytes.length): boolean {
    return this.#searcher.testBytes(bytes, start, end);
  }

  /** The first match that begins at byte `from` or later (`FindStringSubmatchIndex`); look-around sees the whole text. */
  find(s: string, from = 0): Int32Array | null {
    return this.#searcher.locate(s, from) ? this.#located(s) : null;
  }

  /** The matches one after the other, at most `n` if not negative (`FindAllStringSubmatchIndex`). */
  findAll(s: string, n = -1): Int32Array[] {
    const out: Int32Array[] = [];
    if (n !== 0) this.visitAll(s, (match) => out.push(match) === n);
    return out;
  }

  /** Shows the matches one after the other, as `findAll` finds them, until `visit` says that it has seen enough. */
  visitAll(s: string, visit: (match: Int32Array) => boolean): void {
    let last = -1;
    for (let at = 0; at <= s.length; ) {
      const match = this.find(s, at);
      if (match === null) return;
      const start = match[0]!;
      const end = match[1]!;
      // An empty match right after another one does not count.
      const accepted = end !== at || start !== last;
      if (end === at) at += widthOf(decodeAt(s, at)) || 1;
      else at = end;
      last = end;
      if (accepted && visit(match)) return;
    }
  }

  /** The text with each match replaced by the filled template (`ReplaceAllString`). */
  replaceAll(s: string, template: string): string {
    if (template !== this.#template) {
      this.#parts = parseTemplate(template);
      this.#template = template;
    }
    const parts = this.#parts;
    if (parts.length === 0) return this.#replaceAll(s, () => "");
    const [only] = parts;
    if (parts.length === 1 && typeof only === "string") return this.#replaceAll(s, () => only);
    return this.#replaceAll(s, () => fillTemplate(parts, s, this.#located(s), this.groupNames));
  }

  /**
   * The same for a text of the sink, bytes[start, end): the new text is made in the sink's room, and answered is where it
   * begins; UNCHANGED without a match. UNDECIDED where there is no room, or only {@link replaceAll} can tell.
   */
  replaceBytes(sink: TextSink, start: number, end: number, template: string): number {
    const replacement = this.#replacementBytes(template);
    if (replacement === undefined) return UNDECIDED;
    const searcher = this.#searcher;
    const { bytes, view, at: made } = sink;
    let copied = start;
    let found = false;
    for (let at = start; at <= end; ) {
      const located = searcher.locateBytes(bytes, view, start, at, end);
      if (located === false) break;
      const fits = located === true && appendRange(sink, copied, searcher.start);
      // An empty match right after another one is not replaced.
      const isReplaced = searcher.end > copied || searcher.start === start;
      if (!fits || (isReplaced && !this.#appendReplacement(sink, replacement, searcher.start))) {
        sink.at = made;
        return UNDECIDED;
      }
      found = true;
      copied = searcher.end;
      at = Math.max(copied, at + (widthOf(decodeBytesAt(bytes, at, end)) || 1));
    }
    if (!found) return UNCHANGED;
    if (appendRange(sink, copied, end)) return made;
    sink.at = made;
    return UNDECIDED;
  }

  #appendReplacement(sink: TextSink, parts: readonly (Uint8Array | number)[], match: number): boolean {
    for (const part of parts) {
      if (typeof part !== "number") {
        if (!appendBytes(sink, part)) return false;
        continue;
      }
      const groups = this.#searcher.fixedGroups as Int32Array;
      if (!appendRange(sink, match + groups[2 * part]!, match + groups[2 * part + 1]!)) return false;
    }
    return true;
  }

  /** A template's parts, texts as bytes and groups by number; undefined where groups have to be sought. */
  #replacementBytes(template: string): readonly (Uint8Array | number)[] | undefined {
    if (this.#bytesTemplate === template) return this.#bytesParts;
    const parts: (Uint8Array | number)[] = [];
    let isKnown = true;
    for (const part of parseTemplate(template)) {
      if (typeof part === "string") parts.push(toBytes(part));
      else if (this.#searcher.fixedGroups === undefined) isKnown = false;
      else {
        const group = part.group >= 0 ? part.group : this.groupNames.indexOf(part.name, 1);
        if (group >= 0 && group <= this.groupCount) parts.push(group);
      }
    }
    this.#bytesTemplate = template;
    this.#bytesParts = isKnown ? parts : undefined;
    return this.#bytesParts;
  }

  /** The text with each match replaced by what `replacement` answers for it. */
  replaceAllFunc(s: string, replacement: (match: Int32Array) => string): string {
    return this.#replaceAll(s, () => replacement(this.#located(s)));
  }

  /** Fills a template from a match in `s` (`ExpandString`): `$1`, `$name`, `${name}`, `$$`. */
  expand(template: string, s: string, match: Int32Array): string {
    return fillTemplate(parseTemplate(template), s, match, this.groupNames);
  }

  #replaceAll(s: string, replacement: () => string): string {
    const searcher = this.#searcher;
    let out = "";
    let copied = 0;
    for (let at = 0; at <= s.length; ) {
      if (!searcher.locate(s, at)) break;
      const { start, end } = searcher;
      out += s.slice(copied, start);
      // An empty match right after another one is not replaced.
      if (end > copied || start === 0) out += replacement();
      copied = end;
      at = Math.max(end, at + (widthOf(decodeAt(s, at)) || 1));
    }
    return copied === 0 && out === "" ? s : out + s.slice(copied);
  }

  /** The match that has just been located, with its groups. */
  #located(s: string): Int32Array {
    const match = new Int32Array(2 * this.groupNames.length);
    if (this.groupCount > 0) match.fill(-1);
    this.#searcher.fillGroups(s, match);
    return match;
  }

  get #searcher(): Searcher {
    this.#made ??= new Searcher(this.#tree);
    return this.#made;
  }
}

function collectNames(node: SyntaxNode, names: string[]): void {
  if (node.op === CAPTURE) names[node.cap] = node.name;
  for (const sub of node.subs) collectNames(sub, names);
}
