import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { ConfigNode, ConfigScalar, Spelling } from "./config-node.ts";

/** A diagnostic about a configuration. */
export interface ConfigFinding extends Diagnostic {
  /** The place in the configuration: `trace_statements[0].statements[1]`. */
  readonly path: string;
  /** The OTTL text that the spans are in, where the configuration came as values and not as a file. */
  readonly text?: string;
}

/** An OTTL text of a configuration, with the way back to its place. */
export interface ConfigText {
  readonly text: string;
  readonly node: ConfigScalar;
  /** Where the text starts in the node's value: a string for a list is split at commas. */
  readonly start: number;
}

/** Reports an error about a node. */
export function nodeError(
  code: string,
  node: ConfigNode,
  message: string,
  more: Partial<Pick<Diagnostic, "severity" | "notes" | "labels" | "span">> = {},
): ConfigFinding {
  return { code, severity: "error", message, span: node.span, path: node.path, ...more };
}

/** A diagnostic about an OTTL text as one about the configuration it stands in. */
export function placeDiagnostic(diagnostic: Diagnostic, text: ConfigText): ConfigFinding {
  const { path, offsets } = text.node;
  if (!offsets) return { ...diagnostic, path, text: text.text };
  const place = (span: Span): Span => placeSpan(span, text, offsets);
  return {
    ...diagnostic,
    path,
    span: place(diagnostic.span),
    labels: diagnostic.labels?.map((label) => ({ ...label, span: place(label.span) })),
    fixes: diagnostic.fixes
      // A fix inside a text that the file spells differently (escapes, folding) could break the file.
      ?.filter((fix) => fix.edits.every((edit) => isVerbatim(edit.span, text, offsets)))
      .map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ span: place(edit.span), newText: spell(edit.newText, text.node.spelling) })),
      }))
      .filter((fix) => text.node.spelling?.style !== "plain" || fix.edits.every((edit) => isPlain(edit.newText))),
  };
}

/** A piece of OTTL as the file has to write it. */
function spell(text: string, spelling: Spelling | undefined): string {
  if (!spelling) return text;
  const dollars = spelling.doublesDollars ? text.replaceAll("$", "$$$$") : text;
  if (spelling.style === "single") return dollars.replaceAll("'", "''");
  return spelling.style === "double" ? JSON.stringify(dollars).slice(1, -1) : dollars;
}

/** Whether a scalar without quotes can hold the text: a colon or a hash after a blank would end it. */
function isPlain(text: string): boolean {
  return !/:(?:\s|$)|(?:^|\s)#|[\n\r]/.test(text);
}

function placeSpan(span: Span, { start }: ConfigText, offsets: readonly number[]): Span {
  const last = offsets.length - 1;
  const from = offsets[Math.min(start + span.start, last)];
  if (span.end <= span.start) return { start: from, end: from };
  // The end is the place after the last unit: folding may put a gap between that unit and the next one.
  const end = offsets[Math.min(start + span.end - 1, last)] + 1;
  const next = offsets[Math.min(start + span.end, last)];
  return { start: from, end: Math.max(from, next - end <= 1 ? next : end) };
}

function isVerbatim(span: Span, { start }: ConfigText, offsets: readonly number[]): boolean {
  for (let i = start + span.start; i < start + span.end; i++) if (offsets[i + 1] !== offsets[i] + 1) return false;
  return true;
}
