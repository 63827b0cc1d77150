import { type ConfigFinding, type Diagnostic, render, Source } from "ottl";
import { styleFor } from "./style.ts";

/** Renders findings as code frames for a stream. A finding about a text of the command line shows that text. */
export function renderFindings(
  findings: readonly (ConfigFinding | Diagnostic)[],
  source: Source | undefined,
  stream: { readonly isTTY?: boolean },
): string {
  const colour = styleFor(stream).isColoured;
  return findings
    .map((finding) => {
      const text = "text" in finding ? finding.text : undefined;
      return render(finding, source ?? new Source(text ?? "", "-e"), { colour });
    })
    .join("\n\n");
}

/** Prints findings on standard error. */
export function showFindings(findings: readonly (ConfigFinding | Diagnostic)[], source: Source | undefined): void {
  if (findings.length > 0) process.stderr.write(`${renderFindings(findings, source, process.stderr)}\n\n`);
}

/** `2 errors, 1 warning, 3 notes` */
export function countFindings(findings: readonly Diagnostic[]): string {
  const parts = (["error", "warning"] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  const notes = findings.filter(({ severity }) => severity === "info" || severity === "hint").length;
  if (notes > 0) parts.push(`${notes} note${notes === 1 ? "" : "s"}`);
  return parts.filter((part) => part !== "").join(", ") || "no findings";
}
