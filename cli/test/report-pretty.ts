import { render } from "ottl";
import type { TestFailure, TestFileResult, TestResult } from "ottl/testing";
import { renderExplanation } from "../explain/render-trace.ts";
import { cut, printable, type Style } from "../support/style.ts";

/** For people: a line for each test, and below a failed one what was wanted and what came out. */
export function prettyReport(files: readonly TestFileResult[], style: Style): string {
  const blocks = files.map((file) => fileBlock(file, style));
  return `${blocks.join("\n\n")}\n\n${summary(files, style)}\n`;
}

function fileBlock({ source, findings, results }: TestFileResult, style: Style): string {
  const lines = [style.bold(printable(source.name ?? ""))];
  for (const finding of findings) lines.push("", render(finding, source, { colour: style.isColoured }), "");
  for (const result of results) lines.push(...testLines(result, style));
  return lines.join("\n");
}

function testLines(result: TestResult, style: Style): string[] {
  const { name, status, line, failures, snapshot } = result;
  if (status === "skipped") return [];
  const note = { new: style.green(" (snapshot written)"), changed: "", same: "", none: "" }[snapshot];
  if (status === "passed") return [`  ${style.green("✓")} ${printable(name)}${note}`];
  const lines = [`  ${style.red("✗")} ${style.bold(printable(name))} ${style.dim(`line ${line}`)}`];
  for (const failure of failures) lines.push(...failureLines(failure, style));
  for (const { source, reason } of result.idle) {
    lines.push(`      ${style.dim("not run:")} ${cut(source.replace(/\s+/g, " "), 100)}`);
    lines.push(`        ${style.yellow("→")} ${style.bold(printable(reason))}`);
  }
  return lines;
}

/** Why a test failed, without colours where the style has none. */
export function failureLines(failure: TestFailure, style: Style): string[] {
  const lines = failure.message.split("\n").map((line) => `      ${style.red(printable(line))}`);
  for (const { path, before, after } of failure.differences ?? []) {
    lines.push(`        ${printable(path)}`);
    lines.push(style.green(`          wanted  ${before ? `${cut(before.text, 100)} (${before.type})` : "nothing"}`));
    lines.push(style.red(`          got     ${after ? `${cut(after.text, 100)} (${after.type})` : "nothing"}`));
  }
  if (failure.explanation) lines.push(...renderExplanation(failure.explanation, style, "        "));
  if (failure.findings) {
    const { source, list } = failure.findings;
    for (const finding of list) {
      const frame = render(finding, source, { colour: style.isColoured });
      lines.push(...frame.split("\n").map((line) => `        ${line}`));
    }
  }
  return lines;
}

function summary(files: readonly TestFileResult[], style: Style): string {
  const tests = files.flatMap(({ results }) => results);
  const count = (status: TestResult["status"]): number => tests.filter((test) => test.status === status).length;
  const broken = files.filter(({ findings }) => findings.length > 0).length;
  const milliseconds = tests.reduce((sum, test) => sum + test.milliseconds, 0);
  const parts = [
    ...(count("failed") > 0 ? [style.red(`${count("failed")} failed`)] : []),
    style.green(`${count("passed")} passed`),
    ...(count("skipped") > 0 ? [style.dim(`${count("skipped")} skipped`)] : []),
    ...(broken > 0 ? [style.red(`${broken} ${broken === 1 ? "file" : "files"} with mistakes`)] : []),
  ];
  return `${parts.join(", ")} ${style.dim(`in ${milliseconds.toFixed(0)} ms`)}`;
}
