import { ERROR_PAGES, findPage, renderPage } from "ottl";
import { CliError } from "../support/cli-error.ts";
import { type Style, styleFor } from "../support/style.ts";

/** Longer lines of prose are broken. */
const WIDTH = 100;

/** Prints the page of a diagnostic's code; `2012` and `ottl2012` will do. */
export function explainCode(given: string): void {
  const page = findPage(/^[0-9]{4}$/.test(given) ? `OTTL${given}` : given);
  if (!page) {
    const [first, last] = [ERROR_PAGES[0].code, ERROR_PAGES[ERROR_PAGES.length - 1].code];
    throw new CliError(
      `${given} is no diagnostic's code: they go from ${first} to ${last}, as \`ottl lint\` prints them`,
    );
  }
  process.stdout.write(`${paint(renderPage(page), styleFor(process.stdout))}\n`);
}

/** Markdown for a terminal: headings bold, code coloured and indented, fences left out. */
function paint(markdown: string, { bold, cyan }: Style): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of markdown.trimEnd().split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    else if (isCode) lines.push(`    ${cyan(line)}`);
    else if (line.startsWith("#")) lines.push(bold(line.replace(/^#+ /, "")));
    else lines.push(...wrap(line).map((part) => part.replace(/`([^`]+)`/g, (_, text: string) => cyan(text))));
  }
  return lines.join("\n");
}

function wrap(text: string): string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line !== "" && line.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
