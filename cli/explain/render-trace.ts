import type { Explanation } from "ottl/inspect";
import { cut, printable, type Style } from "../support/style.ts";
import type { Trace, TracedRecord, TraceStep } from "./trace.ts";

/** A run for a terminal: each record with its steps, what they changed, and why conditions did not hold. */
export function renderTrace(trace: Trace, style: Style, width: number): string {
  const blocks = [headline(trace, style)];
  if (trace.above.length > 0) {
    blocks.push([style.bold("above the records"), ...steps(trace.above, style, width)].join("\n"));
  }
  for (const record of trace.records) blocks.push(renderRecord(record, style, width));
  const left = trace.counts.input - trace.records.length;
  if (left > 0) blocks.push(style.dim(`${left} more records (--records 0 follows all, --record N one of them)`));
  return blocks.join("\n\n");
}

function headline({ signal, counts, message, outcome }: Trace, style: Style): string {
  const { input, changed, dropped, added, failed } = counts;
  const parts = [
    `${input} ${input === 1 ? "record" : "records"} of ${signal}`,
    style.yellow(`${changed} changed`),
    style.red(`${dropped} dropped`),
    ...(added > 0 ? [style.green(`${added} added`)] : []),
    ...(failed > 0 ? [style.red(`${failed} errors`)] : []),
  ];
  const head = parts.join(style.dim(" · "));
  return outcome === "ok" ? head : `${head}\n${style.red(outcome)}: ${printable(message ?? "")}`;
}

function renderRecord(record: TracedRecord, style: Style, width: number): string {
  const { index, title, resource, status } = record;
  const { yellow, red, green, dim } = style;
  const paint = { changed: yellow, dropped: red, routed: yellow, added: green, unchanged: dim }[status];
  const name = title === "" ? "" : ` ${style.bold(JSON.stringify(cut(title, 60)))}`;
  const owner = resource === "" ? "" : style.dim(` (${printable(resource)})`);
  const lines = [`${style.bold(`#${index}`)}${name}${owner}  ${paint(status)}`];
  if (record.steps.length === 0) lines.push(style.dim("  no steps to show"));
  // A statement of the dialect v1 that ends a record has changed nothing of it.
  const ends = record.steps.filter(({ kind, source }) => kind === "statement" && source === record.droppedBy);
  const end = ends.reduce<TraceStep | undefined>(
    (last, step) => (last && last.index > step.index ? last : step),
    undefined,
  );
  const verdict = { step: end, text: paint(status) };
  return [...lines, ...steps(record.steps, style, width, verdict)].join("\n");
}

/** What a step is said to have done, in place of what it changed. */
interface Ending {
  readonly step: TraceStep | undefined;
  readonly text: string;
}

function steps(list: readonly TraceStep[], style: Style, width: number, ending?: Ending): string[] {
  const lines: string[] = [];
  let place = "";
  for (const step of list) {
    const here = `${step.processor} (${step.context})`;
    if (here !== place) lines.push(`  ${style.cyan(here)}`);
    place = here;
    lines.push(...renderStep(step, style, width, step === ending?.step ? ending.text : undefined));
  }
  return lines;
}

function renderStep(step: TraceStep, style: Style, width: number, ending?: string): string[] {
  const { mark, verdict } = verdictOf(step, style);
  const source = oneLine(step.source);
  const lines = [`    ${mark} ${cut(source, Math.max(40, width - 24))}  ${ending ?? verdict}`];
  if (step.failed) lines.push(style.red(`        ${printable(step.message ?? "failed")}`));
  if (step.kind === "statement" && step.matched) {
    for (const { path, before, after } of step.changes) {
      if (before) lines.push(style.red(`        - ${printable(path)} = ${cut(before.text, 100)}`));
      if (after) lines.push(style.green(`        + ${printable(path)} = ${cut(after.text, 100)}`));
    }
  }
  // What held is explained only where the condition is the whole text.
  if (step.explanation && (!step.matched || step.kind === "condition")) {
    lines.push(...renderExplanation(step.explanation, style, "        ", source));
  }
  return lines;
}

function verdictOf(step: TraceStep, style: Style): { readonly mark: string; readonly verdict: string } {
  if (step.failed) return { mark: style.red("!"), verdict: style.red("failed") };
  if (step.kind === "condition") {
    return step.matched
      ? { mark: style.green("✓"), verdict: style.green("true") }
      : { mark: style.dim("✗"), verdict: style.dim("false") };
  }
  if (!step.matched) return { mark: style.dim("✗"), verdict: style.dim("not matched") };
  return step.changed
    ? { mark: style.yellow("~"), verdict: style.yellow("changed") }
    : { mark: style.green("✓"), verdict: style.dim("no effect") };
}

/** A condition part by part: what it came to, the values it looked at, and why where that is not plain. */
export function renderExplanation(explanation: Explanation, style: Style, indent: string, above = ""): string[] {
  const { text, result, values, parts, reason, message } = explanation;
  if (result === "skipped") return [style.dim(`${indent}· ${cut(text, 100)}  not looked at`)];
  const lines: string[] = [];
  const paint = { true: style.green, false: style.red, failed: style.red }[result];
  const sign = { true: "✓", false: "✗", failed: "!" }[result];
  const isRepeated = text === above;
  if (!isRepeated) lines.push(`${indent}${paint(sign)} ${cut(text, 100)}  ${paint(result)}`);
  const inner = isRepeated ? indent : `${indent}    `;
  for (const value of values) {
    const type = value.type === "nil" ? "" : style.dim(` (${value.type})`);
    lines.push(`${inner}${cut(value.text, 60)} = ${cut(value.value, 80)}${type}`);
  }
  if (reason !== undefined) lines.push(`${inner}${style.yellow("→")} ${style.bold(printable(reason))}`);
  if (message !== undefined && parts.length === 0) lines.push(`${inner}${style.red(printable(message))}`);
  for (const part of parts) lines.push(...renderExplanation(part, style, inner));
  return lines;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
