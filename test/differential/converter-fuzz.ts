/**
 * Compares random converter calls with the reference: stages, types and values.
 * Usage: node test/differential/converter-fuzz.ts ORACLE [COUNT] [SEED]; ORACLE is the built oracle program.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { converterCases } from "./converter-cases.ts";

interface Result {
  readonly id: string;
  readonly stage: string;
  readonly error?: string;
  readonly type?: string;
  readonly value?: unknown;
}

const TESTEE = fileURLToPath(new URL("../../cli/testee.ts", import.meta.url));
const GATES = "ottl.functions.enableLambda,pkg.ottl.functions.enableExperimental";

function ask(command: string, args: readonly string[], input: string): Map<string, Result> {
  const env = { ...process.env, OTTL_GATES: GATES };
  const run = spawnSync(command, args, { input, maxBuffer: 1 << 30, encoding: "utf8", env });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const lines = run.stdout.trimEnd().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((result) => [result.id, result]));
}

/** JSON text with sorted keys: maps are compared without order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${key}:${canonical(item)}`).join(",")}}`;
}

function describe({ stage, error, type, value }: Result): string {
  return stage === "ok" ? `ok ${type} ${canonical(value ?? null)}` : `${stage} ${error ?? ""}`;
}

function agrees(reference: Result, ours: Result): boolean {
  if (reference.stage === "panic") return ours.stage === "run" || ours.stage === "config";
  if (reference.stage !== "ok") return reference.stage === ours.stage;
  return describe(reference) === describe(ours);
}

function main(oracle: string, count: number, seed: number): void {
  const cases = [...converterCases(count, seed)];
  const input = `${cases.map((item) => JSON.stringify(item)).join("\n")}\n`;
  const reference = ask(oracle, [], input);
  const ours = ask(process.execPath, ["--conditions=ottl-source", TESTEE], input);
  let different = 0;
  for (const item of cases) {
    const [expected, actual] = [reference.get(item.id), ours.get(item.id)];
    if (expected && actual && agrees(expected, actual)) continue;
    different++;
    if (different > 20) continue;
    process.stdout.write(`${item.expr}\n  ${JSON.stringify(item.input)}\n`);
    process.stdout.write(
      `  reference: ${expected ? describe(expected) : "-"}\n  ours: ${actual ? describe(actual) : "-"}\n`,
    );
  }
  process.stdout.write(`${cases.length} cases, ${different} differ\n`);
  process.exitCode = different === 0 ? 0 : 1;
}

const [, , oracle, count = "1000", seed = "1"] = process.argv;
main(oracle, Number(count), Number(seed));
