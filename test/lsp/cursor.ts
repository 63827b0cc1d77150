import type { LanguageDocument } from "../../src/lsp/index.ts";

/** A document whose text marks the cursor with `|`. */
export function atCursor(
  marked: string,
  more: Partial<LanguageDocument> = {},
): { readonly document: LanguageDocument; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error("the text has no cursor");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { document: { kind: "statements", ...more, text }, offset };
}

/** The text with an edit made. */
export function applyEdits(
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly newText: string }[],
): string {
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  }
  return result;
}
