import type { TestFileResult, TestResult } from "ottl/testing";
import { plainStyle } from "../support/style.ts";
import { failureLines } from "./report-pretty.ts";

/** JUnit's XML: a suite for each file. A file with mistakes has an error of its own. */
export function junitReport(files: readonly TestFileResult[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ottl">\n${files.map(suite).join("")}</testsuites>\n`;
}

function suite({ source, findings, results }: TestFileResult): string {
  const file = source.name ?? "";
  const count = (status: TestResult["status"]): number => results.filter((result) => result.status === status).length;
  const seconds = results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  const tests = results.length + findings.length;
  const head = attributes({
    name: file,
    tests,
    failures: count("failed"),
    errors: findings.length,
    skipped: count("skipped"),
    time: seconds.toFixed(3),
  });
  const mistakes = findings.map(({ message, span }) => {
    const { line } = source.positionAt(span.start);
    const name = attributes({ classname: file, name: `line ${line}`, file, line });
    return `    <testcase${name}><error${attributes({ message })}/></testcase>\n`;
  });
  return `  <testsuite${head}>\n${mistakes.join("")}${results.map((result) => testCase(result, file)).join("")}  </testsuite>\n`;
}

function testCase({ name, line, status, failures, milliseconds }: TestResult, file: string): string {
  const head = attributes({ classname: file, name, file, line, time: (milliseconds / 1000).toFixed(3) });
  if (status === "passed") return `    <testcase${head}/>\n`;
  if (status === "skipped") return `    <testcase${head}><skipped/></testcase>\n`;
  const bodies = failures.map((failure) => {
    const text = failureLines(failure, plainStyle()).join("\n");
    return `<failure${attributes({ message: failure.message })}>${escapeXml(text)}</failure>`;
  });
  return `    <testcase${head}>${bodies.join("")}</testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/\n/g, "&#10;")}"`)
    .join("");
}

/** Control characters cannot stand in XML at all. */
function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}
