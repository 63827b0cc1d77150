/**
 * Asks the reference what it does with the examples of the lint rules' pages and records the answers.
 * Usage: node test/analysis/rules/record-evidence.ts PATH_OF_THE_ORACLE PATH_OF_AN_ORACLE_OF_0.143
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { evidenceQuestions } from "./evidence.ts";

const [oracle, older] = process.argv.slice(2);
const lines = evidenceQuestions().map(({ id, processor, signal, config, input, gates, collector }) => {
  const { stdout } = spawnSync(collector === "0.143" ? older : oracle, {
    input: `${JSON.stringify({ id, processor, signal, config, input })}\n`,
    encoding: "utf8",
    env: { ...process.env, OTTL_GATES: gates.join(","), TZ: "UTC" },
  });
  const answer = JSON.parse(stdout) as { stage: string; logs?: number | unknown[]; output?: unknown };
  const logs = typeof answer.logs === "number" ? answer.logs : (answer.logs ?? []).length;
  return JSON.stringify({ id, stage: answer.stage, logs, output: answer.output });
});
writeFileSync(join(import.meta.dirname, "evidence.jsonl"), `${lines.join("\n")}\n`);
