import { type CoveredFile, isCovered } from "./coverage.ts";

/** Coverage as an lcov tracefile, which CI services and editors read. */
export function lcovReport(files: readonly CoveredFile[]): string {
  return files.map(fileReport).join("");
}

function fileReport({ name, texts }: CoveredFile): string {
  const lines = [`TN:`, `SF:${name}`];
  const byLine = new Map<number, number>();
  let branches = 0;
  let taken = 0;
  texts.forEach((text, block) => {
    const times = isCovered(text) ? Math.max(text.hits, 1) : 0;
    byLine.set(text.line, Math.max(byLine.get(text.line) ?? 0, times));
    text.branches.forEach((branch, i) => {
      for (const [way, count] of [branch.true, branch.false].entries()) {
        branches++;
        if (count > 0) taken++;
        lines.push(`BRDA:${text.line},${block},${2 * i + way},${text.looked === 0 ? "-" : count}`);
      }
    });
  });
  for (const [line, times] of byLine) lines.push(`DA:${line},${times}`);
  const hit = [...byLine.values()].filter((times) => times > 0).length;
  lines.push(`BRF:${branches}`, `BRH:${taken}`, `LF:${byLine.size}`, `LH:${hit}`, "end_of_record");
  return `${lines.join("\n")}\n`;
}
