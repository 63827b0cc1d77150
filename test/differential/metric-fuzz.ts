/**
 * Compares random runs of the metric editors with the reference: stages, failures let pass, and outputs. Data points
 * are compared without order, because the reference merges them in random order.
 * Usage: node test/differential/metric-fuzz.ts ORACLE [COUNT] [SEED]; ORACLE is the built oracle program.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { metricCases } from "./metric-cases.ts";

interface Result {
  readonly id: string;
  readonly stage: string;
  readonly error?: string;
  readonly logs?: readonly string[];
  readonly output?: unknown;
}

const TESTEE = fileURLToPath(new URL("../../cli/testee.ts", import.meta.url));

function ask(command: string, args: readonly string[], input: string): Map<string, Result> {
  const run = spawnSync(command, args, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  const lines = run.stdout.trimEnd().split("\n");
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((result) => [result.id, result]));
}

/** JSON text with sorted keys and data points. */
function canonical(value: unknown, name = ""): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return `[${(name === "dataPoints" ? items.sort() : items).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${key}:${canonical(item, key)}`).join(",")}}`;
}

function difference(reference: Result, ours: Result): string | undefined {
  const expectsFailure = reference.stage === "panic";
  if (reference.stage === "output" || (expectsFailure && ours.stage === "run")) return undefined;
  if (reference.stage !== ours.stage) {
    return `stage ${reference.stage} (${reference.error ?? ""}), ours ${ours.stage} (${ours.error ?? ""})`;
  }
  const [expected, actual] = [reference.logs ?? [], ours.logs ?? []];
  if (expected.length !== actual.length) return `failures: ${expected.join(" | ")}\n  ours: ${actual.join(" | ")}`;
  const [a, b] = [canonical(reference.output ?? null), canonical(ours.output ?? null)];
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  return `output at ${at}\n  ${a.slice(Math.max(0, at - 150), at + 150)}\n  ${b.slice(Math.max(0, at - 150), at + 150)}`;
}

function main(oracle: string, count: number, seed: number): void {
  const cases = [...metricCases(count, seed)];
  const input = `${cases.map((item) => JSON.stringify(item)).join("\n")}\n`;
  const reference = ask(oracle, [], input);
  const ours = ask(process.execPath, ["--conditions=ottl-source", TESTEE], input);
  let different = 0;
  for (const item of cases) {
    const [expected, actual] = [reference.get(item.id), ours.get(item.id)];
    const found = expected && actual ? difference(expected, actual) : "no answer";
    if (found === undefined) continue;
    different++;
    if (different <= 10) process.stdout.write(`${item.id} ${JSON.stringify(item.config)}\n  ${found}\n`);
  }
  process.stdout.write(`${cases.length} cases, ${different} differ\n`);
  process.exitCode = different === 0 ? 0 : 1;
}

const [, , oracle, count = "1000", seed = "1"] = process.argv;
main(oracle, Number(count), Number(seed));
