/**
 * Times the workloads of bench/cases, end to end over 10,000 records, bytes in to bytes out:
 *
 *     npm run bench [-- CASE …]
 *
 * With the reference at hand (OTTL_ORACLE names its program, see test/differential) both sides answer the same payload
 * first, then take turns, and the ratio of medians is printed; without it our own columns are.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parse } from "yaml";

const ROUNDS = 5;
const SECONDS = 1;
const RECORDS = "10000";

const root = resolve(import.meta.dirname, "..");
const oracle = process.env.OTTL_ORACLE;
const folder = mkdtempSync(join(tmpdir(), "ottl-bench-"));

interface Case {
  readonly name: string;
  readonly file: string;
  readonly signal: "traces" | "logs" | "metrics";
  /** The reference's form: `{processor, config}` as JSON. */
  readonly reference: string;
}

interface Times {
  readonly total_ns: number;
  readonly transform_ns?: number;
  readonly rule_ns?: number;
  readonly alloc_bytes_per_record: number;
}

function loadCase(file: string): Case {
  const text = readFileSync(file, "utf8");
  const signal = /^# (traces|logs|metrics):/.exec(text)?.[1] as Case["signal"] | undefined;
  if (!signal) throw new Error(`${file} must begin with "# traces:", "# logs:" or "# metrics:"`);
  const name = basename(file, ".yaml");
  // A Collector's file writes $ as $$; the reference's program takes a configuration as it stands.
  const { processors } = parse(text.replaceAll("$$", "$")) as { processors: Record<string, unknown> };
  const [processor] = Object.keys(processors);
  const reference = join(folder, `${name}.json`);
  writeFileSync(reference, JSON.stringify({ processor, config: processors[processor] }));
  return { name, file, signal, reference };
}

function ottl(...args: string[]): string {
  return execFileSync(process.execPath, [join(root, "cli/ottl.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 30 });
}

function timeOurs({ file, signal }: Case, payloads: string, tier: string): Times {
  const input = join(payloads, `${signal}.pb`);
  return JSON.parse(
    ottl("bench", "-c", file, "--input", input, "--seconds", `${SECONDS}`, "--json", "--tier", tier),
  ) as Times;
}

function timeReference({ signal, reference }: Case, payloads: string): Times {
  const args = ["bench", signal, reference, join(payloads, `${signal}.pb`), `${SECONDS}`];
  return JSON.parse(execFileSync(oracle as string, args, { encoding: "utf8" })) as Times;
}

/** The payload through both sides; maps in any order. */
function sameAnswer({ file, signal, reference, name }: Case, payloads: string): boolean {
  const input = join(payloads, `${signal}.json`);
  const output = join(folder, `${name}.out.pb`);
  const json = join(folder, `${name}.out.json`);
  ottl("run", "-c", file, "--input", join(payloads, `${signal}.pb`), "--output", output);
  ottl("run", "-e", "set(resource.schema_url, resource.schema_url)", "--input", output, "--output", json);
  const { processor, config } = JSON.parse(readFileSync(reference, "utf8")) as { processor: string; config: unknown };
  const line = `{"id":"1","processor":"${processor}","signal":"${signal}","config":${JSON.stringify(config)},"input":${readFileSync(input, "utf8").trim()}}\n`;
  const answer = execFileSync(oracle as string, { input: line, encoding: "utf8", maxBuffer: 1 << 30 });
  const expected = (JSON.parse(answer) as { output: unknown }).output;
  return normal(JSON.parse(readFileSync(json, "utf8"))) === normal(expected);
}

function normal(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (Array.isArray(item) && item.every((entry) => typeof entry === "object" && entry !== null && "key" in entry)) {
      return [...(item as { key: string }[])].sort((a, b) => (a.key < b.key ? -1 : 1));
    }
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, i) => (i === 0 ? String(cell).padEnd(18) : String(cell).padStart(13))).join("");
}

function main(names: readonly string[]): void {
  const files = readdirSync(join(import.meta.dirname, "cases")).filter((file) => file.endsWith(".yaml"));
  const cases = files
    .map((file) => loadCase(join(import.meta.dirname, "cases", file)))
    .filter(({ name }) => names.length === 0 || names.includes(name));
  const payloads = oracle ? folder : join(root, "examples");
  if (oracle) execFileSync(oracle, ["gen", folder, RECORDS]);
  console.log(
    row(["ns a record", "ours", "reference", "ratio", "rule batch", "rule scalar", "rule ref.", "bytes/record"]),
  );
  for (const item of cases) {
    if (oracle && !sameAnswer(item, payloads)) {
      console.log(`${item.name}: the answers differ, so nothing is timed`);
      process.exitCode = 1;
      continue;
    }
    const ours: Times[] = [];
    const scalar: Times[] = [];
    const reference: Times[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      ours.push(timeOurs(item, payloads, "mixed"));
      if (oracle) reference.push(timeReference(item, payloads));
      scalar.push(timeOurs(item, payloads, "scalar"));
    }
    const total = median(ours.map(({ total_ns }) => total_ns));
    const other = oracle ? median(reference.map(({ total_ns }) => total_ns)) : Number.NaN;
    const round = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(0));
    console.log(
      row([
        item.name,
        round(total),
        round(other),
        Number.isNaN(other) ? "-" : `${(other / total).toFixed(1)}x`,
        round(median(ours.map(({ rule_ns = Number.NaN }) => rule_ns))),
        round(median(scalar.map(({ rule_ns = Number.NaN }) => rule_ns))),
        oracle ? round(median(reference.map(({ transform_ns = Number.NaN }) => transform_ns))) : "-",
        round(median(ours.map(({ alloc_bytes_per_record }) => alloc_bytes_per_record))),
      ]),
    );
  }
}

try {
  main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
