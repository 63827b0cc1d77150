/**
 * Compares random path reads and writes with the reference: stages, outputs to the byte, and the failures let pass.
 * Usage: node test/differential/path-fuzz.ts ORACLE [COUNT] [SEED]; ORACLE is the built oracle program.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pathCases } from "./path-cases.ts";

interface Result {
  readonly id: string;
  readonly stage: string;
  readonly error?: string;
  readonly logs?: readonly string[];
  readonly output?: unknown;
}

const TESTEE = fileURLToPath(new URL("../../cli/testee.ts", import.meta.url));

function ask(command: string, args: readonly string[], input: string): Result[] {
  const run = spawnSync(command, args, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr || String(run.error));
  return run.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Result);
}

/** What differs; undefined where both agree. The reference's log texts wrap the failure, ours are its end. */
function difference(reference: Result, ours: Result): string | undefined {
  if (reference.stage !== ours.stage) {
    return `stage ${reference.stage} (${reference.error ?? ""}), ours ${ours.stage} (${ours.error ?? ""})`;
  }
  if (JSON.stringify(reference.output) !== JSON.stringify(ours.output)) {
    return `output\n  ${excerpt(JSON.stringify(reference.output), JSON.stringify(ours.output))}`;
  }
  const [expected, actual] = [reference.logs ?? [], ours.logs ?? []];
  if (expected.length !== actual.length) return `${expected.length} failures, ours ${actual.length}: ${actual[0]}`;
  const at = expected.findIndex((text, i) => !text.endsWith(actual[i]));
  return at < 0 ? undefined : `failure\n  ${expected[at]}\n  ${actual[at]}`;
}

/** Both texts around the first character that differs. */
function excerpt(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `${a.slice(Math.max(0, at - 100), at + 100)}\n  ${b.slice(Math.max(0, at - 100), at + 100)}`;
}

function main(oracle: string, count: number, seed: number): void {
  const cases = [...pathCases(count, seed)];
  const input = `${cases.map((item) => JSON.stringify(item)).join("\n")}\n`;
  const reference = ask(oracle, [], input);
  const ours = ask(process.execPath, ["--conditions=ottl-source", TESTEE], input);
  let different = 0;
  cases.forEach((item, i) => {
    // Stage `output`: the reference cannot write its answer as JSON.
    const found = reference[i].stage === "output" ? undefined : difference(reference[i], ours[i]);
    if (found === undefined) return;
    different++;
    if (different <= 20) process.stdout.write(`${JSON.stringify(item.config)}\n  ${found}\n`);
  });
  process.stdout.write(`${cases.length} cases, ${different} differ\n`);
  process.exitCode = different === 0 ? 0 : 1;
}

const [, , oracle, count = "1000", seed = "1"] = process.argv;
main(oracle, Number(count), Number(seed));
