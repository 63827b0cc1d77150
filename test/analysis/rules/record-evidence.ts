/**
 * Asks the reference what it does with the examples of the lint rules' pages and records the answers.
 * Usage: node test/analysis/rules/record-evidence.ts PATH_OF_THE_ORACLE
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LINT_PAGES } from "../../../src/diagnostics/pages/lint-pages.ts";
import { evidenceCase, INPUTS } from "./evidence.ts";

const [oracle] = process.argv.slice(2);
const cases = LINT_PAGES.flatMap((page) =>
  (["wrong", "right"] as const).map((side) => ({ id: `${page.code}-${side}`, example: page[side] })),
).map(({ id, example }) => ({ id, gates: example.gates ?? [], ...evidenceCase(example) }));
const lines: string[] = [];
for (const { gates, ...item } of cases) {
  const { stdout } = spawnSync(oracle, {
    input: `${JSON.stringify({ ...item, input: INPUTS[item.signal] })}\n`,
    encoding: "utf8",
    env: { ...process.env, OTTL_GATES: gates.join(","), TZ: "UTC" },
  });
  const { stage, logs = [], output } = JSON.parse(stdout) as { stage: string; logs?: unknown[]; output?: unknown };
  lines.push(JSON.stringify({ id: item.id, stage, logs: logs.length, output }));
}
writeFileSync(join(import.meta.dirname, "evidence.jsonl"), `${lines.join("\n")}\n`);
