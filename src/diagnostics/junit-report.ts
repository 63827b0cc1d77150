import type { Diagnostic, Severity } from "./diagnostic.ts";
import type { Reported } from "./report.ts";

/**
 * Diagnostics as JUnit XML: a suite for each file with a case for each finding, which fails where it is an error or a
 * warning, and a passing case where there is none.
 */
export function toJunitReport(files: readonly Reported[]): string {
  const count = files.reduce((total, { findings }) => total + failuresIn(findings), 0);
  const cases = files.reduce((total, { findings }) => total + Math.max(1, findings.length), 0);
  const suites = files.map(({ source, findings }) => {
    const name = attribute(source.name ?? "");
    const body = findings.map(({ code, severity, message, span, notes = [] }) => {
      const { line, column } = source.positionAt(span.start);
      const text = [`${source.name}:${line}:${column}`, message, ...notes].join("\n");
      const told = isFailure(severity)
        ? `<failure type="${severity}" message="${attribute(message)}">${escapeXml(text)}</failure>`
        : `<system-out>${escapeXml(text)}</system-out>`;
      return `    <testcase classname="${name}" name="${code} ${line}:${column}">\n      ${told}\n    </testcase>\n`;
    });
    const inner = body.length > 0 ? body.join("") : `    <testcase classname="${name}" name="no findings"/>\n`;
    const tests = Math.max(1, findings.length);
    return `  <testsuite name="${name}" tests="${tests}" failures="${failuresIn(findings)}">\n${inner}  </testsuite>\n`;
  });
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ottl lint" tests="${cases}" failures="${count}">`;
  return `${head}\n${suites.join("")}</testsuites>\n`;
}

function isFailure(severity: Severity): boolean {
  return severity === "error" || severity === "warning";
}

function failuresIn(findings: readonly Diagnostic[]): number {
  return findings.filter(({ severity }) => isFailure(severity)).length;
}

/** Text for XML; characters that XML 1.0 cannot hold become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function attribute(text: string): string {
  return escapeXml(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;");
}
