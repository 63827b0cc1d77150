import type { ConfigFinding, Source, Span } from "ottl";
import { countFindings, renderFindings } from "../support/show-findings.ts";
import { styleFor } from "../support/style.ts";

export const LINT_FORMATS = ["pretty", "json", "github"] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];

/** A file and what was found in it. */
export interface LintedFile {
  readonly source: Source;
  readonly findings: readonly ConfigFinding[];
}

/** What `ottl lint` prints. */
export function renderLint(format: LintFormat, files: readonly LintedFile[]): string {
  return { pretty, json, github }[format](files);
}

function pretty(files: readonly LintedFile[]): string {
  const { green, red, yellow } = styleFor(process.stdout);
  const out: string[] = [];
  for (const { source, findings } of files) {
    if (findings.length > 0) out.push(renderFindings(findings, source, process.stdout), "");
    const hasErrors = findings.some(({ severity }) => severity === "error");
    const paint = hasErrors ? red : findings.length > 0 ? yellow : green;
    out.push(`${source.name}: ${paint(countFindings(findings))}`);
  }
  return `${out.join("\n")}\n`;
}

function json(files: readonly LintedFile[]): string {
  const all = files.flatMap(({ source, findings }) =>
    findings.map(({ code, severity, message, span, notes = [] }) => ({
      code,
      severity,
      message,
      file: source.name,
      range: rangeOf(source, span),
      notes,
    })),
  );
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** Lines and characters from 0, as the Language Server Protocol counts. */
function rangeOf(source: Source, span: Span) {
  const place = (offset: number) => {
    const { line, column } = source.positionAt(offset);
    return { line: line - 1, character: column - 1 };
  };
  return { start: place(span.start), end: place(span.end) };
}

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
function github(files: readonly LintedFile[]): string {
  let out = "";
  for (const { source, findings } of files) {
    for (const { code, severity, message, span, notes = [] } of findings) {
      const start = source.positionAt(span.start);
      const end = source.positionAt(span.end);
      const command = severity === "error" || severity === "warning" ? severity : "notice";
      const place =
        `file=${property(source.name ?? "")},line=${start.line},col=${start.column},` +
        `endLine=${end.line},endColumn=${end.column},title=${property(code)}`;
      out += `::${command} ${place}::${data([message, ...notes].join("\n"))}\n`;
    }
  }
  return out;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
