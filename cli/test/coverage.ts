import { type CoveredFile, countCoverage, coverageHtml, lcovReport, missingOf } from "ottl/testing";
import { cut, type Style, styleFor } from "../support/style.ts";
import { writeText } from "../support/write-text.ts";

export const COVERAGE_FORMATS = ["text", "lcov", "html"] as const;

export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

/** Prints coverage, or writes it to a file. */
export async function writeCoverage(
  format: CoverageFormat,
  files: readonly CoveredFile[],
  output: string | undefined,
  stream: NodeJS.WriteStream,
): Promise<void> {
  if (format === "text") {
    stream.write(coverageText(files, styleFor(stream)));
    return;
  }
  const file = output ?? `coverage.${format}`;
  await writeText(file, format === "lcov" ? lcovReport(files) : coverageHtml(files));
  stream.write(`${coverageText(files, styleFor(stream), false)}${styleFor(stream).dim(`written to ${file}`)}\n`);
}

/** A table by file, with what is missing below. */
export function coverageText(files: readonly CoveredFile[], style: Style, withMissing = true): string {
  const width = Math.max(8, ...files.map(({ name }) => name.length));
  const lines = ["", style.bold(`${"coverage".padEnd(width)}  statements    branches   total`)];
  const row = (name: string, of: readonly CoveredFile[]): string => {
    const counts = countCoverage(of);
    const share = `${counts.percent.toFixed(1)} %`.padStart(7);
    const paint = counts.percent >= 90 ? style.green : counts.percent >= 60 ? style.yellow : style.red;
    const texts = `${counts.coveredTexts}/${counts.texts}`.padStart(10);
    const branches = `${counts.coveredBranches}/${counts.branches}`.padStart(10);
    return `${name.padEnd(width)}  ${texts}  ${branches} ${paint(share)}`;
  };
  for (const file of files) {
    lines.push(row(file.name, [file]));
    if (!withMissing) continue;
    for (const text of file.texts) {
      const missing = missingOf(text);
      if (missing.length === 0) continue;
      lines.push(`  ${style.dim(`line ${String(text.line).padEnd(4)}`)} ${cut(text.source.replace(/\s+/g, " "), 90)}`);
      for (const what of missing) lines.push(`            ${style.yellow(cut(what, 100))}`);
    }
  }
  if (files.length > 1) lines.push(row("all", files));
  return `${lines.join("\n")}\n`;
}
