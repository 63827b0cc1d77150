/**
 * Draws what a terminal shows as an SVG: `node scripts/terminal-picture.ts`. Runs the commands of the README's picture,
 * with colours, and writes docs/terminal.svg.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const COMMANDS: readonly (readonly string[])[] = [
  ["run", "-c", "examples/collector.yaml", "-i", "examples/logs.json", "--diff", "--diff-limit", "2"],
  ["lint", "examples/mistakes.yaml"],
];
/** Longer lines are cut, further lines left out. */
const COLUMNS = 112;
const ROWS = 60;
const FONT_SIZE = 13;
const LINE = 18;
const CHARACTER = FONT_SIZE * 0.6023;
const MARGIN = 18;
const BAR = 34;

const PALETTE: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#56d4dd",
};
const PLAIN = "#d8dee6";
const DIM = "#8b949e";

interface Run {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
}

/** What the commands print, each after its prompt. */
function record(): string {
  return COMMANDS.map((args) => {
    const shown = args.map((arg) => (/[\s'"]/.test(arg) ? `'${arg}'` : arg)).join(" ");
    const { stdout, stderr } = spawnSync(process.execPath, ["cli/ottl.js", ...args], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: "1" },
    });
    return `\u001b[32m$\u001b[0m \u001b[1mnpx ottl ${shown}\u001b[0m\n${stdout}${stderr}`;
  }).join("\n");
}

/** Splits a line at its colour codes. */
function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let colour = PLAIN;
  let bold = false;
  let left = COLUMNS;
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    const code = /^\u001b\[([0-9;]*)m$/.exec(part);
    if (!code) {
      const text = part.length > left ? `${part.slice(0, Math.max(0, left - 1))}…` : part;
      if (text !== "" && left > 0) runs.push({ text, colour, bold });
      left -= part.length;
      continue;
    }
    for (const number of code[1].split(";").map(Number)) {
      if (number === 0) [colour, bold] = [PLAIN, false];
      else if (number === 1) bold = true;
      else if (number === 2) colour = DIM;
      else colour = PALETTE[number] ?? colour;
    }
  }
  return runs;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The picture of a terminal that shows the text. */
export function drawTerminal(text: string, title: string): string {
  const lines = text.trimEnd().split("\n").slice(0, ROWS);
  const width = Math.round(COLUMNS * CHARACTER + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  const rows = lines.map((line, row) => {
    let x = 0;
    const spans = runsOf(line).map(({ text: part, colour, bold }) => {
      const at = MARGIN + x * CHARACTER;
      x += [...part].length;
      const size = `textLength="${([...part].length * CHARACTER).toFixed(2)}"`;
      const weight = bold ? ' font-weight="700"' : "";
      return `<tspan x="${at.toFixed(2)}" ${size} fill="${colour}"${weight}>${escapeXml(part)}</tspan>`;
    });
    return `<text y="${BAR + row * LINE + 14}" xml:space="preserve">${spans.join("")}</text>`;
  });
  const dots = ["#ff5f57", "#febc2e", "#28c840"].map(
    (colour, i) => `<circle cx="${MARGIN + i * 18}" cy="17" r="5.5" fill="${colour}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">
<rect width="${width}" height="${height}" rx="9" fill="#0d1117"/>
${dots.join("")}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" fill="${PLAIN}">
${rows.join("\n")}
</g>
</svg>
`;
}

mkdirSync(resolve(root, "docs"), { recursive: true });
writeFileSync(
  resolve(root, "docs/terminal.svg"),
  drawTerminal(record(), "ottl run shows what a configuration changes, ottl lint what is wrong with one"),
);
