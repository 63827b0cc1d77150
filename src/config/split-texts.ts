import type { Span } from "../diagnostics/span.ts";

/** One OTTL text of a `.ottl` document. Comments inside of it are blanked, so that offsets stay what they are. */
export interface SplitText {
  readonly span: Span;
  readonly text: string;
}

/** Lines that go on with what the line before began. */
const CONTINUES_WORD = /^\s*(?:where|and|or)\b/;
const CONTINUES_SIGN = /^\s*(?:=>|==|!=|[<>]=?|[-+*/),\]}.])/;
const EDITOR = /^\s*(?!(?:where|and|or|not)\b)[a-z_][a-z0-9_]*\s*\(/;
const COMMENT = /^\s*(?:#|\/\/)/;

/**
 * Splits a `.ottl` document into its texts. One begins on each line that begins with an editor call, and on each line
 * that is not indented; a line inside of brackets or a string, or one that begins with `where`, `and`, `or` or an
 * operator, goes on with the text before it. Lines that begin with `#` or `//` are comments.
 */
export function splitTexts(document: string): readonly SplitText[] {
  const texts: SplitText[] = [];
  const state = new BracketState();
  let current: { start: number; end: number; text: string } | undefined;
  const finish = (): void => {
    if (current) texts.push({ span: { start: current.start, end: current.end }, text: current.text });
    current = undefined;
    state.reset();
  };
  let at = 0;
  for (const line of document.split("\n")) {
    const start = at;
    at += line.length + 1;
    const content = line.trimEnd();
    if (content.trimStart() === "" || (COMMENT.test(line) && !state.inString)) {
      if (current && !state.isOpen) finish();
      continue;
    }
    if (current && begins(line, state)) finish();
    const indent = content.length - content.trimStart().length;
    if (current === undefined) current = { start: start + indent, end: start + indent, text: "" };
    const from = current.end;
    const gap = document.slice(from, start + (current.text === "" ? indent : 0));
    current.text +=
      blankComments(gap) + document.slice(start + (current.text === "" ? indent : 0), start + content.length);
    current.end = start + content.length;
    state.read(content);
  }
  finish();
  return texts;
}

/** Whether a line begins a new text although one is being read. */
function begins(line: string, state: BracketState): boolean {
  if (EDITOR.test(line)) return true;
  if (state.isOpen) return false;
  return !/^\s/.test(line) && !CONTINUES_WORD.test(line) && !CONTINUES_SIGN.test(line);
}

/** Between two lines of a text only blanks and comments stand. */
function blankComments(gap: string): string {
  return gap.replace(/[^\s]/g, " ");
}

/** Which brackets and strings are open after the lines read so far. */
class BracketState {
  private depth = 0;
  inString = false;

  get isOpen(): boolean {
    return this.depth > 0 || this.inString;
  }

  reset(): void {
    this.depth = 0;
    this.inString = false;
  }

  read(line: string): void {
    for (let i = 0; i < line.length; i++) {
      const c = line[i];
      if (this.inString) {
        if (c === "\\") i++;
        else if (c === '"') this.inString = false;
      } else if (c === '"') this.inString = true;
      else if (c === "(" || c === "[" || c === "{") this.depth++;
      else if (c === ")" || c === "]" || c === "}") this.depth = Math.max(0, this.depth - 1);
    }
  }
}
