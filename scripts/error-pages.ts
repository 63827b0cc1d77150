/** Writes docs/errors/<code>.md for every diagnostic code; `--check` only compares. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ALL_CODES } from "../src/diagnostics/all-codes.ts";
import { ERROR_PAGES } from "../src/diagnostics/pages/index.ts";
import { renderPage } from "../src/diagnostics/pages/render-page.ts";

const folder = resolve(import.meta.dirname, "../docs/errors");
const isCheck = process.argv.includes("--check");

const index = `# Diagnostics\n\n${ALL_CODES.map(({ code, title }) => `- [${code}](${code}.md) ${title}`).join("\n")}\n`;
const files = new Map([
  ["README.md", index],
  ...ERROR_PAGES.map((page) => [`${page.code}.md`, renderPage(page)] as const),
]);

const stale: string[] = [];
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (files.has(name)) continue;
  stale.push(name);
  if (!isCheck) rmSync(join(folder, name));
}
for (const [name, text] of files) {
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale.push(name);
  if (!isCheck) writeFileSync(file, text);
}
if (isCheck && stale.length > 0) {
  process.stderr.write(`out of date: ${stale.join(", ")}; run node scripts/error-pages.ts\n`);
  process.exitCode = 1;
}
