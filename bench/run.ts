/**
 * Times the workloads of bench/cases, end to end over 10,000 records, bytes in to bytes out:
 *
 *     npm run bench [-- CASE …]
 *
 * With the reference at hand (OTTL_ORACLE names its program, see test/differential) both sides answer the same payload
 * first; then all sides take turns, round by round, and medians are printed, those of ratios taken round by round.
 * Without it our own columns are. docs/speed.md says what each column means.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parse } from "yaml";

const ROUNDS = 5;
const SECONDS = 1;
const RECORDS = "10000";
/** How many times as fast two workers are as one, on a machine with two cores for them. */
const WORKERS_TARGET = 1.6;

const root = resolve(import.meta.dirname, "..");
const oracle = process.env.OTTL_ORACLE;
const folder = mkdtempSync(join(tmpdir(), "ottl-bench-"));

interface Case {
  readonly name: string;
  readonly file: string;
  readonly signal: "traces" | "logs" | "metrics";
  /** The reference's form: `{processor, config}` as JSON. */
  readonly reference: string;
  readonly targets: Targets;
}

/** How many times as fast, at least; absent where nothing is asked for. */
interface Targets {
  readonly endToEnd?: number;
  readonly validated?: number;
  readonly tiers?: number;
}

interface Times {
  readonly total_ns: number;
  readonly transform_ns?: number;
  readonly rule_ns?: number;
  readonly alloc_bytes_per_record: number | null;
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
  return { name, file, signal, reference, targets: targetsOf(text) };
}

function targetsOf(text: string): Targets {
  const number = (name: string): number | undefined => {
    const match = new RegExp(`^# targets:.*\\b${name} ([0-9.]+)x`, "m").exec(text);
    return match ? Number(match[1]) : undefined;
  };
  return { endToEnd: number("end to end"), validated: number("validated"), tiers: number("tiers") };
}

function ottl(...args: string[]): string {
  return execFileSync(process.execPath, [join(root, "cli/ottl.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 30 });
}

function timeOurs({ file, signal }: Case, payloads: string, ...options: readonly string[]): Times {
  const input = join(payloads, `${signal}.pb`);
  return JSON.parse(
    ottl("bench", "-c", file, "--input", input, "--seconds", `${SECONDS}`, "--json", ...options),
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

/** What one round measured of each side. */
interface Round {
  readonly ours: Times;
  readonly validated: Times;
  readonly batch: Times;
  readonly scalar: Times;
  readonly reference: Times | undefined;
}

const NO_BYTES = "--no-allocation";

/** One round: every side once, one after the other. Bytes are counted in the first. */
function measure(item: Case, payloads: string, isFirst: boolean): Round {
  return {
    ours: timeOurs(item, payloads, ...(isFirst ? [] : [NO_BYTES])),
    reference: oracle ? timeReference(item, payloads) : undefined,
    validated: timeOurs(item, payloads, NO_BYTES, "--validate", "full"),
    batch: timeOurs(item, payloads, NO_BYTES, "--tier", "batch"),
    scalar: timeOurs(item, payloads, NO_BYTES, "--tier", "scalar"),
  };
}

const COLUMNS = [
  ["case", 18],
  ["ours", 7],
  ["validated", 11],
  ["reference", 11],
  ["ratio", 14],
  ["validated", 14],
  ["rule batch", 13],
  ["scalar", 8],
  ["ref.", 7],
  ["scalar/batch", 16],
  ["ref./scalar", 13],
  ["B/record", 10],
  ["ref.", 7],
] as const;

function row(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(COLUMNS[i][1]) : cell.padStart(COLUMNS[i][1]))).join("");
}

/** Nanoseconds; tenths where they matter. */
function shortly(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "-";
  return value.toFixed(value < 20 ? 1 : 0);
}

/** A ratio and, where there is one, what it must be; `!` where it is not. */
function ratio(value: number | undefined, target: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "-";
  const text = `${value.toFixed(1)}x`;
  return target === undefined ? text : `${text} (${target}${value < target ? "!" : ""})`;
}

function report({ name, targets }: Case, rounds: readonly Round[]): string {
  const of = (pick: (round: Round) => number | undefined | null): number | undefined => {
    const values = rounds.map(pick).filter((value) => typeof value === "number");
    return values.length === 0 ? undefined : median(values);
  };
  const against = (side: "ours" | "validated") => (round: Round) =>
    round.reference && round.reference.total_ns / round[side].total_ns;
  return row([
    name,
    shortly(of(({ ours }) => ours.total_ns)),
    shortly(of(({ validated }) => validated.total_ns)),
    shortly(of(({ reference }) => reference?.total_ns)),
    ratio(of(against("ours")), targets.endToEnd),
    ratio(of(against("validated")), targets.validated),
    shortly(of(({ batch }) => batch.rule_ns)),
    shortly(of(({ scalar }) => scalar.rule_ns)),
    shortly(of(({ reference }) => reference?.transform_ns)),
    ratio(
      of(({ batch, scalar }) => (scalar.rule_ns ?? Number.NaN) / (batch.rule_ns ?? Number.NaN)),
      targets.tiers,
    ),
    ratio(
      of(({ reference, scalar }) => reference && (reference.transform_ns ?? 0) / (scalar.rule_ns ?? 1)),
      undefined,
    ),
    shortly(of(({ ours }) => ours.alloc_bytes_per_record)),
    shortly(of(({ reference }) => reference?.alloc_bytes_per_record)),
  ]);
}

/** Threads against one, in turns. */
function reportWorkers(item: Case, payloads: string): string {
  const ratios: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const [one, two] = ["1", "2"].map((workers) => timeOurs(item, payloads, "--workers", workers).total_ns);
    ratios.push(one / two);
  }
  return `${item.name}: two workers ${ratio(median(ratios), WORKERS_TARGET)} one`;
}

function main(names: readonly string[]): void {
  const files = readdirSync(join(import.meta.dirname, "cases")).filter((file) => file.endsWith(".yaml"));
  const cases = files
    .map((file) => loadCase(join(import.meta.dirname, "cases", file)))
    .filter(({ name }) => names.length === 0 || names.includes(name));
  const payloads = oracle ? folder : join(root, "examples");
  if (oracle) execFileSync(oracle, ["gen", folder, RECORDS]);
  console.log("ns a record, medians; in parentheses the target of a ratio, with ! where it is missed\n");
  console.log(row(COLUMNS.map(([name]) => name)));
  for (const item of cases) {
    if (oracle && !sameAnswer(item, payloads)) {
      console.log(`${item.name}: the answers differ, so nothing is timed`);
      process.exitCode = 1;
      continue;
    }
    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(measure(item, payloads, i === 0));
    console.log(report(item, rounds));
  }
  const masking = cases.find(({ name }) => name === "pii-masking");
  if (masking) console.log(`\n${reportWorkers(masking, payloads)}`);
}

try {
  main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
