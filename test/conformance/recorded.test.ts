import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { TIERS } from "../../src/runtime/tier.ts";
import { type OracleCase, runOracleCase, type TierChoice } from "../../src/testing/oracle-case.ts";
import { shuffleFields } from "../../src/testing/shuffle-fields.ts";
import { asLocal, UTC } from "../../src/values/time.ts";
import { registerAllPacks } from "../differential/all-packs.ts";
import { type CaseResult, compareResults } from "../differential/compare.ts";
import { Random } from "../differential/random.ts";

/**
 * Answers of the reference, which `test/differential/record.ts` writes, with how many records the columns must take at
 * least: in the forced batch tier, without ever becoming objects there, and where the tier is chosen.
 */
const FILES = [
  { file: "processors.jsonl", batch: 15, alone: 15, mixed: 15 },
  { file: "language.jsonl", batch: 500, alone: 130, mixed: 200 },
  { file: "lambdas.jsonl", batch: 200, alone: 0, mixed: 0 },
  { file: "experimental.jsonl", batch: 250, alone: 60, mixed: 80 },
  { file: "twice.jsonl", batch: 40, alone: 0, mixed: 0 },
  { file: "aliasing.jsonl", batch: 40, alone: 0, mixed: 0 },
  { file: "clearing.jsonl", batch: 150, alone: 0, mixed: 0 },
  { file: "columns.jsonl", batch: 1400, alone: 400, mixed: 600 },
  // The function edits the list of metrics, which is no work for columns.
  { file: "histograms.jsonl", batch: 0, alone: 0, mixed: 0 },
] as const;

interface RecordedCase extends Omit<OracleCase, "input"> {
  readonly input: number;
  readonly result: Omit<CaseResult, "id" | "logs"> & { readonly logs: number };
}

interface Head {
  readonly inputs: readonly unknown[];
  readonly gates?: readonly string[];
}

await registerAllPacks();

describe.each(FILES)("$file", ({ file, ...floors }) => {
  const [first, ...lines] = readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
  const head = JSON.parse(first) as Head;
  const inputs = head.inputs.map((input) => new TextEncoder().encode(JSON.stringify(input)));
  // The reference was asked on a machine whose zone is UTC.
  const environment = { ...standardEnvironment(head.gates), localZone: asLocal(UTC) };

  test.each(TIERS)("the tier %s answers as the reference did", (tier) => {
    const random = new Random(17);
    const choice: TierChoice = {
      tier,
      proof: { cases: 0, rows: 0, thawed: 0 },
      rewrite: (signal, bytes) => shuffleFields(signal, bytes, () => random.next()),
    };
    const wrong: string[] = [];
    for (const line of lines) {
      const { result, input, ...item } = JSON.parse(line) as RecordedCase;
      const actual = runOracleCase({ ...item, input: inputs[input] }, environment, choice);
      const expected: CaseResult = { ...result, id: item.id, logs: new Array(result.logs).fill("") };
      const output = actual.output && JSON.parse(new TextDecoder().decode(actual.output));
      const verdict = compareResults(expected, { ...actual, output });
      if (verdict.kind === "differ") wrong.push(`${item.id} ${verdict.what}: ${verdict.detail}`);
    }
    expect(lines.length).toBeGreaterThan(240);
    expect(wrong).toEqual([]);
    // The comparison is worth something only where the tier really ran.
    const { rows, thawed } = choice.proof;
    if (tier === "scalar") expect(rows).toBe(0);
    else expect(rows).toBeGreaterThanOrEqual(floors[tier]);
    if (tier === "batch") expect(rows - thawed).toBeGreaterThanOrEqual(floors.alone);
  });
});
