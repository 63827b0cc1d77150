import { type ConfigFinding, type ConfigText, placeDiagnostic } from "../../../config/finding.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Source } from "../../../diagnostics/source.ts";
import type { Span } from "../../../diagnostics/span.ts";
import { parseV1 } from "../../../parser/v1/parse.ts";

/** The program of a stage as one text, with the way back to the file that it stands in. */
export interface StageText {
  readonly text: string;
  /** The configuration, or the stage's own file. */
  readonly source: Source;
  /** A finding about the text as one about the file. */
  place(finding: Diagnostic): ConfigFinding;
  /** What does not parse, about the file; each text of a list stands for itself. */
  syntaxErrors(): readonly ConfigFinding[];
  /** The text with blanks in place of a list's texts that do not parse: what is wrong with the others is told all the same. */
  readable(): string;
}

/** A stage's own file. */
export function fileText(source: Source): StageText {
  const place = (finding: Diagnostic): ConfigFinding => ({ ...finding, path: "" });
  return {
    text: source.text,
    source,
    place,
    syntaxErrors: () => errorsOf(source.text).map(place),
    readable: () => source.text,
  };
}

/** The texts of a configuration, a line of the program each. */
export function joinTexts(texts: readonly ConfigText[], source: Source): StageText {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length + 1;
  }
  const place = (finding: Diagnostic): ConfigFinding => {
    const index = lastUpTo(starts, finding.span.start);
    return placeDiagnostic(shift(finding, -starts[index]), texts[index]);
  };
  const syntaxErrors = (): ConfigFinding[] =>
    texts.flatMap((each) => errorsOf(each.text).map((finding) => placeDiagnostic(finding, each)));
  const readable = (): string =>
    texts.map(({ text }) => (errorsOf(text).length > 0 ? " ".repeat(text.length) : text)).join("\n");
  return { text: texts.map(({ text }) => text).join("\n"), source, place, syntaxErrors, readable };
}

function errorsOf(text: string): readonly Diagnostic[] {
  const { node, diagnostics } = parseV1(text);
  return node ? [] : diagnostics;
}

/** The span of the program's text as one of the file. */
export function placeSpan(text: StageText, span: Span): Span {
  return text.place({ code: "", severity: "error", message: "", span }).span;
}

function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function shift(finding: Diagnostic, by: number): Diagnostic {
  const move = ({ start, end }: Span): Span => ({ start: Math.max(0, start + by), end: Math.max(0, end + by) });
  return {
    ...finding,
    span: move(finding.span),
    ...(finding.labels ? { labels: finding.labels.map((label) => ({ ...label, span: move(label.span) })) } : {}),
    ...(finding.fixes
      ? {
          fixes: finding.fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
          })),
        }
      : {}),
  };
}
