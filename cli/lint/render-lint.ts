import { type Reported, toGithubReport, toJsonReport, toJunitReport, toSarifReport } from "ottl";
import { countFindings, renderFindings } from "../support/show-findings.ts";
import { styleFor } from "../support/style.ts";
import { readVersion } from "../support/version.ts";

export const LINT_FORMATS = ["pretty", "json", "sarif", "github", "junit"] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];

/** What `ottl lint` prints. */
export function renderLint(format: LintFormat, files: readonly Reported[]): string {
  switch (format) {
    case "pretty":
      return pretty(files);
    case "json":
      return toJsonReport(files);
    case "sarif":
      return toSarifReport(files, readVersion());
    case "github":
      return toGithubReport(files);
    case "junit":
      return toJunitReport(files);
  }
}

function pretty(files: readonly Reported[]): string {
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
