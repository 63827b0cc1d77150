import type { Diagnostic, Fix, Label, Severity } from "./diagnostic.ts";
import { Source } from "./source.ts";
import type { Span } from "./span.ts";

export interface RenderOptions {
  /** ANSI colours; off by default. */
  readonly colour?: boolean;
  /** Lines are cut to about this many columns around the place; 120 by default. */
  readonly width?: number;
}

const COLOURS: Readonly<Record<Severity | "frame" | "label" | "bold" | "help", string>> = {
  error: "31",
  warning: "33",
  info: "34",
  hint: "36",
  frame: "34",
  label: "34",
  bold: "1",
  help: "32",
};

type Paint = (style: keyof typeof COLOURS, text: string) => string;

interface Mark {
  readonly span: Span;
  readonly message: string;
  readonly isPrimary: boolean;
}

/** A diagnostic as a frame for a terminal: headline, place, marked source lines, notes and fixes. */
export function render(diagnostic: Diagnostic, source: Source | string, options: RenderOptions = {}): string {
  const { colour = false, width = 120 } = options;
  const paint: Paint = (style, text) => (colour && text !== "" ? `\u001b[${COLOURS[style]}m${text}\u001b[0m` : text);
  const text = typeof source === "string" ? new Source(source) : source;
  const marks = marksOf(diagnostic);
  const lines = [...new Set(marks.map((mark) => text.positionAt(mark.span.start).line))].sort((a, b) => a - b);
  const gutter = String(lines[lines.length - 1]).length;
  const { line, column } = text.positionAt(diagnostic.span.start);
  const blank = " ".repeat(gutter);
  const out = [
    `${paint(diagnostic.severity, `${diagnostic.severity}[${diagnostic.code}]`)}${paint("bold", `: ${diagnostic.message}`)}`,
    `${blank}${paint("frame", "-->")} ${text.name === undefined ? "" : `${text.name}:`}${line}:${column}`,
    `${blank} ${paint("frame", "|")}`,
  ];
  let previous = lines[0];
  for (const number of lines) {
    if (number > previous + 1) out.push(paint("frame", "..."));
    previous = number;
    const onLine = marks.filter((mark) => text.positionAt(mark.span.start).line === number);
    for (const [head, body] of frameLine(text, number, onLine, diagnostic.severity, width, paint)) {
      out.push(`${paint("frame", `${head.padStart(gutter)} |`)} ${body}`.trimEnd());
    }
  }
  const tail = [
    ...(diagnostic.notes ?? []).map((note) => `note: ${note}`),
    ...(diagnostic.fixes ?? []).map(
      (fix) => `${paint("help", "help")}: ${describeFix(fix, text, `${blank}         `)}`,
    ),
  ];
  if (tail.length > 0) out.push(`${blank} ${paint("frame", "|")}`);
  for (const each of tail) out.push(`${blank} ${paint("frame", "=")} ${each}`);
  return out.join("\n");
}

/** Several diagnostics, a blank line between them. */
export function renderAll(
  diagnostics: readonly Diagnostic[],
  source: Source | string,
  options?: RenderOptions,
): string {
  const text = typeof source === "string" ? new Source(source) : source;
  return diagnostics.map((diagnostic) => render(diagnostic, text, options)).join("\n\n");
}

function marksOf(diagnostic: Diagnostic): Mark[] {
  const secondary = (diagnostic.labels ?? []).map((label: Label): Mark => ({ ...label, isPrimary: false }));
  return [{ span: diagnostic.span, message: "", isPrimary: true }, ...secondary];
}

/** The source line and below it a line of marks for each mark, rightmost first, so that their texts do not collide. */
function frameLine(
  source: Source,
  number: number,
  marks: readonly Mark[],
  severity: Severity,
  width: number,
  paint: Paint,
): [string, string][] {
  const start = source.lineStart(number);
  const full = source.lineText(number);
  const first = Math.min(...marks.map((mark) => mark.span.start)) - start;
  const cut = full.length > width ? Math.max(0, Math.min(first - (width >> 2), full.length - width)) : 0;
  const shown = full.slice(cut, cut + width);
  const head = cut > 0 ? "…" : "";
  const out: [string, string][] = [[String(number), head + expandTabs(shown) + (cut + width < full.length ? "…" : "")]];
  for (const mark of [...marks].sort((a, b) => b.span.start - a.span.start)) {
    const from = Math.max(0, Math.min(mark.span.start - start - cut, shown.length));
    const to = Math.max(from, Math.min(mark.span.end - start - cut, shown.length));
    const indent = " ".repeat(head.length + columns(shown.slice(0, from)));
    const line = (mark.isPrimary ? "^" : "-").repeat(Math.max(1, columns(shown.slice(from, to))));
    const label = mark.message === "" ? "" : ` ${mark.message}`;
    out.push(["", indent + paint(mark.isPrimary ? severity : "label", line + label)]);
  }
  return out;
}

/** What a fix does, with the line as it is then, where the fix stays on one line; a long one stands below. */
function describeFix({ title, edits }: Fix, source: Source, indent: string): string {
  const numbers = new Set(
    edits.flatMap(({ span }) => [source.positionAt(span.start).line, source.positionAt(span.end).line]),
  );
  const [line] = numbers;
  if (numbers.size !== 1 || edits.some(({ newText }) => newText.includes("\n"))) return title;
  const start = source.lineStart(line);
  const text = source.lineText(line);
  if (text.length > 140) return title;
  let fixed = "";
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    fixed += text.slice(at, span.start - start) + newText;
    at = span.end - start;
  }
  fixed = expandTabs(fixed + text.slice(at)).trim();
  if (fixed === "") return title;
  return title.length + fixed.length < 90 ? `${title}: ${fixed}` : `${title}:\n${indent}${fixed}`;
}

function expandTabs(text: string): string {
  return text.replace(/\t/g, "    ").replace(/[\u0000-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** Columns of a terminal: wide East Asian characters and emoji take two, combining marks none. */
function columns(text: string): number {
  let count = 0;
  for (const character of expandTabs(text)) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    count += WIDE.test(character) ? 2 : 1;
  }
  return count;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
