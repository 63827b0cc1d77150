import type { Diagnostic, TextEdit } from "./diagnostic.ts";
import type { Source } from "./source.ts";
import type { Span } from "./span.ts";

/** A text and what was found in it. */
export interface Reported {
  readonly source: Source;
  readonly findings: readonly Diagnostic[];
}

/** Lines and characters from 0, as the Language Server Protocol counts. */
export function rangeOf(source: Source, span: Span) {
  const place = (offset: number) => {
    const { line, column } = source.positionAt(offset);
    return { line: line - 1, character: column - 1 };
  };
  return { start: place(span.start), end: place(span.end) };
}

/** Diagnostics as a JSON array: code, severity, message, file, range, notes and fixes. */
export function toJsonReport(files: readonly Reported[]): string {
  const all = files.flatMap(({ source, findings }) =>
    findings.map(({ code, severity, message, span, labels = [], notes = [], fixes = [] }) => ({
      code,
      severity,
      message,
      file: source.name,
      range: rangeOf(source, span),
      ...(labels.length > 0
        ? { labels: labels.map((label) => ({ message: label.message, range: rangeOf(source, label.span) })) }
        : {}),
      notes,
      ...(fixes.length > 0
        ? {
            fixes: fixes.map(({ title, edits, preserves }) => ({
              title,
              ...(preserves ? { preserves } : {}),
              edits: edits.map((edit: TextEdit) => ({ range: rangeOf(source, edit.span), newText: edit.newText })),
            })),
          }
        : {}),
    })),
  );
  return `${JSON.stringify(all, null, 2)}\n`;
}
