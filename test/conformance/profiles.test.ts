import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { TIERS } from "../../src/runtime/tier.ts";
import type { OracleCase } from "../../src/testing/oracle-case.ts";
import { asLocal, UTC } from "../../src/values/time.ts";
import { registerAllPacks } from "../differential/all-packs.ts";
import { type CaseResult, compareResults } from "../differential/compare.ts";
import { runProfileCase } from "./run-profile-case.ts";

interface RecordedCase extends Omit<OracleCase, "input"> {
  readonly input: number;
  readonly result: Omit<CaseResult, "id" | "logs"> & { readonly logs: number };
}

await registerAllPacks();
const environment = { ...standardEnvironment(), localZone: asLocal(UTC) };

// The later reference has these contexts in a module that is not published, so 0.160 answers; see record-profiles.ts.
// Columns have no form for profiles; whatever tier is asked for, the scalar one answers.
test.each(TIERS)("profiles are read, written and filtered as the reference of 0.160 did: %s", (tier) => {
  const [head, ...lines] = readFileSync(join(import.meta.dirname, "profiles.jsonl"), "utf8")
    .trimEnd()
    .split("\n");
  const inputs = (JSON.parse(head) as { inputs: unknown[] }).inputs.map((input) =>
    new TextEncoder().encode(JSON.stringify(input)),
  );
  const stages: Record<string, number> = {};
  const wrong: string[] = [];
  for (const line of lines) {
    const { result, input, ...item } = JSON.parse(line) as RecordedCase;
    const expected: CaseResult = { ...result, id: item.id, logs: new Array(result.logs).fill("") };
    const actual = runProfileCase({ ...item, input: inputs[input] }, environment, {
      tier,
      proof: { cases: 0, rows: 0, thawed: 0 },
    });
    const verdict = compareResults(expected, actual);
    stages[result.stage] = (stages[result.stage] ?? 0) + 1;
    if (verdict.kind === "differ") wrong.push(`${JSON.stringify(item.config)} ${verdict.what}: ${verdict.detail}`);
  }
  expect(wrong).toEqual([]);
  expect(stages.ok).toBeGreaterThan(2000);
  expect(stages.run).toBeGreaterThan(1000);
  expect(stages.config).toBeGreaterThan(700);
});
