import type { Diagnostic, TextEdit } from "../../diagnostics/diagnostic.ts";

/** A text with fixes applied. */
export interface FixedText {
  readonly text: string;
  /** How many diagnostics were fixed. */
  readonly count: number;
}

/**
 * Applies the first fix of each diagnostic. A fix whose edits touch those of a fix before it is left for another round;
 * a text with overlapping edits is never made.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): FixedText {
  const taken: TextEdit[] = [];
  let count = 0;
  for (const { fixes } of diagnostics) {
    const [fix] = fixes ?? [];
    if (!fix || fix.edits.length === 0 || fix.edits.some((edit) => taken.some((other) => touches(edit, other))))
      continue;
    taken.push(...fix.edits);
    count++;
  }
  return { text: applyEdits(text, taken), count };
}

/** A text with edits applied; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = "";
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    out += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return out + text.slice(at);
}

function touches({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
