import { type CoveredFile, type CoveredText, countCoverage, isCovered } from "./coverage.ts";

/** Coverage as one page without scripts or anything loaded from elsewhere. */
export function coverageHtml(files: readonly CoveredFile[]): string {
  const { percent, texts, coveredTexts, branches, coveredBranches } = countCoverage(files);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>OTTL coverage: ${percent.toFixed(1)} %</title>
<style>${STYLE}</style>
<main>
<h1>OTTL coverage</h1>
<p><strong>${percent.toFixed(1)} %</strong> · ${coveredTexts} of ${texts} statements and conditions · ${coveredBranches} of ${branches} branches</p>
${files.map(fileSection).join("\n")}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --good: light-dark(#dafbe1, #12361f); --part: light-dark(#fff3c4, #3d3100);
  --bad: light-dark(#ffe0dd, #4a1a17); --dim: light-dark(#57606a, #9aa4af); --line: light-dark(#d0d7de, #3d444d); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem; }
h2 { font-size: 1.05rem; margin-top: 2rem; overflow-wrap: anywhere; }
.source { border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font: 13px/1.6 ui-monospace, monospace; }
td { padding: 0 .75rem; white-space: pre; vertical-align: top; }
td.number, td.times { color: var(--dim); text-align: right; user-select: none; }
tr.good { background: var(--good); } tr.part { background: var(--part); } tr.bad { background: var(--bad); }
td.missing { color: var(--dim); padding-left: 2rem; white-space: pre-wrap; }
`;

function fileSection(file: CoveredFile): string {
  const { percent } = countCoverage([file]);
  const rows = file.text.split(/\r?\n/).map((line, i) => lineRows(line, i + 1, file.texts));
  return `<h2>${escapeHtml(file.name)} <small>${percent.toFixed(1)} %</small></h2>
<div class="source"><table>${rows.join("")}</table></div>`;
}

function lineRows(line: string, number: number, texts: readonly CoveredText[]): string {
  const here = texts.filter((text) => text.line <= number && number <= text.lastLine);
  const state = here.length === 0 ? "" : stateOf(here);
  const first = here.find((text) => text.line === number);
  const times = first ? `${first.hits}×` : "";
  const row = `<tr class="${state}"><td class="number">${number}</td><td class="times">${times}</td><td>${escapeHtml(line)}</td></tr>`;
  const missing = here
    .filter((text) => text.lastLine === number)
    .flatMap((text) => missingOf(text))
    .map((text) => `<tr class="${state}"><td></td><td></td><td class="missing">${escapeHtml(text)}</td></tr>`);
  return row + missing.join("");
}

function stateOf(texts: readonly CoveredText[]): "good" | "part" | "bad" {
  if (texts.some((text) => !isCovered(text))) return "bad";
  return texts.some((text) => missingOf(text).length > 0) ? "part" : "good";
}

/** What no test showed of a text. */
export function missingOf(text: CoveredText): string[] {
  if (text.looked === 0) return ["never looked at"];
  const missing = text.branches.flatMap((branch) => {
    const ways = [...(branch.true === 0 ? ["true"] : []), ...(branch.false === 0 ? ["false"] : [])];
    return ways.length === 0 ? [] : [`never ${ways.join(" nor ")}: ${branch.text}`];
  });
  return isCovered(text) || missing.length > 0 ? missing : ["never ran"];
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}
