/**
 * Runs cases through the reference and through this engine and prints where they agree, by stage, and how often each
 * function stands in a case:
 *
 *     node test/differential/run.ts cases.jsonl… [--show 20] [--functions]
 *
 * The oracle is the program that OTTL_ORACLE names, or is built from the folder OTTL_ORACLE_SRC; without either nothing
 * runs. OTTL_GATES reaches both sides, OTTL_TIER chooses our tier. A case whose answer changes when the oracle is asked
 * again is left out. `--functions` prints the counts of all functions.
 */
import { execFileSync, spawn } from "node:child_process";
import { createReadStream, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { allFunctions } from "../../src/functions/function-set.ts";
import { registerAllPacks } from "./all-packs.ts";
import type { CaseResult } from "./compare.ts";
import { Tally } from "./tally.ts";

/** How many cases the programs get at a time. */
const SLICE = 5000;

/** A program's answers, and what it said of its batch tier. */
export interface Answers extends Array<CaseResult> {
  tiers?: { readonly cases: number; readonly rows: number; readonly thawed: number };
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
export async function ask(
  program: string,
  args: readonly string[],
  lines: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Answers> {
  const results: Answers = [];
  while (results.length < lines.length) {
    const some = await askOnce(program, args, lines.slice(results.length), env);
    results.push(...some);
    results.tiers = some.tiers ?? results.tiers;
    if (results.length < lines.length) results.push({ id: "", stage: "crash" });
  }
  return results;
}

async function askOnce(
  program: string,
  args: readonly string[],
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Answers> {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...env } });
  const chunks: Buffer[] = [];
  const messages: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => messages.push(chunk));
  const closed = new Promise((done) => child.on("close", done));
  child.stdin.on("error", () => {});
  child.stdin.end(`${lines.join("\n")}\n`);
  await closed;
  const answers: Answers = Buffer.concat(chunks)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CaseResult);
  const text = Buffer.concat(messages).toString("utf8");
  const proof = /^batch tier: (.*)$/m.exec(text);
  if (proof) answers.tiers = JSON.parse(proof[1]) as Answers["tiers"];
  process.stderr.write(text.replace(/^batch tier: .*\n/m, ""));
  return answers;
}

/** Lines of a file. node:readline also ends them where JSON text goes on, at U+2028. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() as string;
    yield* parts;
  }
  yield rest;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: "string", default: "20" }, functions: { type: "boolean", default: false } },
  });
  const oracle = findOracle();
  if (!oracle) {
    console.log("skipped: neither OTTL_ORACLE nor OTTL_ORACLE_SRC is set");
    return;
  }
  await registerAllPacks();
  const tally = new Tally(allFunctions().map(({ name }) => name));
  for (const file of positionals) {
    let slice: string[] = [];
    for await (const line of linesOf(file)) {
      if (line.trim() !== "") slice.push(line);
      if (slice.length < SLICE) continue;
      await tally.compare(oracle, slice);
      slice = [];
    }
    if (slice.length > 0) await tally.compare(oracle, slice);
  }
  console.log(tally.report({ show: Number(values.show), wanted: 200, table: values.functions }));
  process.exitCode = tally.differences.length > 0 ? 1 : 0;
}

if (import.meta.main) await main();
