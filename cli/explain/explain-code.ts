import { readFileSync } from "node:fs";
import { findCode } from "ottl";
import { CliError } from "../support/cli-error.ts";
import { styleFor } from "../support/style.ts";

/** Prints the page of a diagnostic's code. */
export function explainCode(given: string): void {
  const code = normalise(given);
  const info = findCode(code);
  if (!info) throw new CliError(`${given} is no code of this version: codes look like OTTL2012 (see \`ottl lint\`)`);
  const { bold, cyan } = styleFor(process.stdout);
  const page = pageOf(code);
  if (page === undefined) process.stdout.write(`${cyan(code)}  ${bold(info.title)}\n`);
  else process.stdout.write(`${paint(page)}\n`);
}

/** `2012` and `ottl2012` will do. */
function normalise(given: string): string {
  return /^(?:ottl)?([0-9]{4})$/i.exec(given)?.[1]?.replace(/^/, "OTTL") ?? given;
}

/** The package's own documentation; undefined where it has no page. */
function pageOf(code: string): string | undefined {
  for (const folder of ["../../docs/errors/", "../../../docs/errors/"]) {
    try {
      return readFileSync(new URL(`${folder}${code}.md`, import.meta.url), "utf8").trimEnd();
    } catch {
      // Sources and bundle stand at different depths.
    }
  }
  return undefined;
}

/** Markdown for a terminal: headings bold, code coloured, fences left out. */
function paint(markdown: string): string {
  const { bold, cyan } = styleFor(process.stdout);
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    else if (isCode) lines.push(`    ${cyan(line)}`);
    else if (line.startsWith("#")) lines.push(bold(line.replace(/^#+ /, "")));
    else lines.push(line.replace(/`([^`]+)`/g, (_, text: string) => cyan(text)));
  }
  return lines.join("\n");
}
