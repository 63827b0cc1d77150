/**
 * Runs cases through the reference and through this engine and prints where they agree:
 *
 *     node test/differential/run.ts cases.jsonl [--show 20]
 *
 * The oracle is the program that OTTL_ORACLE names, or is built from the folder OTTL_ORACLE_SRC; without either nothing
 * runs. OTTL_GATES reaches both sides, OTTL_TIER chooses our tier. A case whose answer changes when the oracle is asked again is left out.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CaseResult, compareResults } from "./compare.ts";

/** How often the oracle is asked again where the answers differ. */
const ASK_AGAIN = 4;

interface Difference {
  readonly line: string;
  readonly what: string;
  readonly detail: string;
}

/** The oracle's program; undefined where none is configured. */
export function findOracle(): string | undefined {
  const { OTTL_ORACLE: program, OTTL_ORACLE_SRC: source } = process.env;
  if (program) return program;
  if (!source) return undefined;
  const built = join(mkdtempSync(join(tmpdir(), "ottl-oracle-")), "oracle");
  execFileSync("go", ["build", "-o", built, "."], { cwd: source, stdio: "inherit" });
  return built;
}

/** Feeds the lines to a program and gives its answers; where it dies on a case, it is started again after that one. */
export async function ask(program: string, args: readonly string[], lines: readonly string[]): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  while (results.length < lines.length) {
    results.push(...(await askOnce(program, args, lines.slice(results.length))));
    if (results.length < lines.length) results.push({ id: "", stage: "crash" });
  }
  return results;
}

async function askOnce(program: string, args: readonly string[], lines: readonly string[]): Promise<CaseResult[]> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise((done) => child.on("close", done));
  child.stdin.on("error", () => {});
  child.stdin.end(`${lines.join("\n")}\n`);
  await closed;
  return Buffer.concat(chunks)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CaseResult);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: "string", default: "20" } },
  });
  const oracle = findOracle();
  if (!oracle) {
    console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
    return;
  }
  const lines = readFileSync(positionals[0], "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const testee = ["--conditions=ottl-source", resolve(import.meta.dirname, "../../cli/testee.ts")];
  const [expected, actual] = await Promise.all([ask(oracle, [], lines), ask(process.execPath, testee, lines)]);
  const stages = new Map<string, { agree: number; total: number }>();
  const candidates: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const verdict = compareResults(expected[i], actual[i]);
    const { stage } = expected[i];
    const count = stages.get(stage) ?? { agree: 0, total: 0 };
    stages.set(stage, count);
    count.total++;
    if (verdict.kind !== "differ") count.agree++;
    else candidates.push(i);
  }
  const differences: Difference[] = [];
  if (candidates.length > 0) {
    // Go's maps change their order only now and then, so one more answer is not enough.
    const repeated = candidates.flatMap((i) => new Array<string>(ASK_AGAIN).fill(lines[i]));
    const again = await ask(oracle, [], repeated);
    candidates.forEach((i, n) => {
      const verdict = compareResults(expected[i], actual[i]);
      const answers = again.slice(n * ASK_AGAIN, (n + 1) * ASK_AGAIN);
      const isStable = answers.every((answer) => compareResults(expected[i], answer).kind === "agree");
      if (verdict.kind === "differ" && isStable) differences.push({ line: lines[i], ...verdict });
      else if (!isStable) stages.get(expected[i].stage)!.total--;
    });
  }
  for (const [stage, { agree, total }] of [...stages].sort()) {
    console.log(
      `${stage.padEnd(8)} ${agree} of ${total} agree (${((100 * total) / lines.length).toFixed(1)} % of cases)`,
    );
  }
  console.log(`${differences.length} differences`);
  for (const { line, what, detail } of differences.slice(0, Number(values.show))) {
    const { id, processor, signal, config, context, expr } = JSON.parse(line) as Record<string, unknown>;
    console.log(`\n[${id}] ${what}: ${detail}`);
    console.log(`   ${processor} ${signal} ${context ?? ""} ${expr ?? JSON.stringify(config)}`);
  }
  process.exitCode = differences.length > 0 ? 1 : 0;
}

if (import.meta.main) await main();
