import type { TestFileResult } from "ottl/testing";
import { plainStyle, printable } from "../support/style.ts";
import { failureLines } from "./report-pretty.ts";

/** TAP version 14, one test point for each test and each mistake in a file. */
export function tapReport(files: readonly TestFileResult[]): string {
  const lines: string[] = [];
  let number = 0;
  for (const { source, findings, results } of files) {
    lines.push(`# ${printable(source.name ?? "")}`);
    for (const { message, span } of findings) {
      const { line } = source.positionAt(span.start);
      lines.push(`not ok ${++number} - ${describe(`line ${line}: ${message}`)}`);
    }
    for (const { name, status, failures } of results) {
      const skip = status === "skipped" ? " # SKIP" : "";
      lines.push(`${status === "failed" ? "not ok" : "ok"} ${++number} - ${describe(name)}${skip}`);
      if (failures.length === 0) continue;
      lines.push("  ---", "  message: |");
      for (const failure of failures) {
        for (const line of failureLines(failure, plainStyle())) lines.push(`    ${line}`);
      }
      lines.push("  ...");
    }
  }
  return `TAP version 14\n1..${number}\n${lines.join("\n")}\n`;
}

/** A number sign would begin a directive. */
function describe(text: string): string {
  return printable(text.replace(/\n/g, " ")).replace(/[\\#]/g, "\\$&");
}
