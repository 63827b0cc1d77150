/**
 * Draws what a terminal shows as SVGs: `node scripts/terminal-picture.ts`. Runs the commands of the README's pictures, with
 * colours, and writes docs/terminal.svg and docs/images/cli-*.svg.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

interface Picture {
  /** Below docs/. */
  readonly file: string;
  readonly title: string;
  readonly commands: readonly (readonly string[])[];
  /** Written beside the examples before the commands run. */
  readonly files?: Readonly<Record<string, string>>;
}

const CART_RULES = `processors:
  transform:
    log_statements:
      - set(log.severity_text, "ERROR") where log.attributes["status"] == "500"
      - replace_pattern(log.body, "[a-z]+@[a-z.]+", "***@***") where IsString(log.body)
      - set(log.attributes["slow"], true) where log.attributes["ms"] > 1000 or log.severity_text == "ERROR"
`;

const CART_TESTS = `config: cart.yaml
tests:
  - name: e-mail addresses are masked
    input:    { log: { body: receipt sent to ada@example.com } }
    expected: { log: { body: receipt sent to ***@*** } }
  - name: failures are errors
    input:    { log: { body: order failed, attributes: { status: 500, ms: 40 } } }
    includes: { log: { severity_text: ERROR } }
`;

const PICTURES: readonly Picture[] = [
  {
    file: "terminal.svg",
    title: "ottl run shows what a configuration changes, ottl lint what is wrong with one",
    commands: [
      ["run", "-c", "examples/collector.yaml", "-i", "examples/logs.json", "--diff", "--diff-limit", "2"],
      ["lint", "examples/mistakes.yaml"],
    ],
  },
  {
    file: "images/cli-lint.svg",
    title: "ottl lint tells what valid statements do otherwise than they seem to, and what to write instead",
    commands: [["lint", "examples/surprises.yaml"]],
  },
  {
    file: "images/cli-test.svg",
    title: "ottl test shows what was wanted and what came out, why a statement did not run, and the coverage",
    files: { "cart.yaml": CART_RULES, "cart.ottl-test.yaml": CART_TESTS },
    commands: [["test", "cart.ottl-test.yaml", "--coverage", "--min-coverage", "90"]],
  },
  {
    file: "images/cli-explain.svg",
    title: "ottl explain shows each part of a condition with its value on a record, and what each statement changed",
    commands: [
      ["explain", "OTTL5003"],
      ["explain", "-c", "examples/collector.yaml", "-i", "examples/logs.json", "-r", "0"],
    ],
  },
  {
    file: "images/cli-report.svg",
    title: "ottl run --report shows what each statement did to the whole input, and what still looks personal",
    commands: [["run", "-c", "examples/collector.yaml", "-i", "examples/logs.json", "--report"]],
  },
];

/** Starts the command from its sources. */
const START = `import { runCli } from ${JSON.stringify(resolve(root, "cli/main.ts"))}; await runCli(process.argv);`;
const NODE = ["--conditions=ottl-source", "--no-warnings", "--input-type=module", "-e", START, "--", "ottl"];
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
function record({ commands, files = {} }: Picture): string {
  const folder = mkdtempSync(join(tmpdir(), "ottl-picture-"));
  cpSync(resolve(root, "examples"), join(folder, "examples"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const shown = commands.map((args) => {
    const words = args.map((arg) => (/[\s'"]/.test(arg) ? `'${arg}'` : arg)).join(" ");
    const { stdout, stderr } = spawnSync(process.execPath, [...NODE, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: "1", COLUMNS: String(COLUMNS) },
    });
    return `\u001b[32m$\u001b[0m \u001b[1mnpx ottl ${words}\u001b[0m\n${stdout}${stderr}`;
  });
  rmSync(folder, { recursive: true });
  return shown.join("\n");
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

mkdirSync(resolve(root, "docs/images"), { recursive: true });
for (const picture of PICTURES) {
  writeFileSync(resolve(root, "docs", picture.file), drawTerminal(record(picture), picture.title));
}
