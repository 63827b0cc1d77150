import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase, type TierChoice } from "../../src/testing/oracle-case.ts";
import { batchCase } from "../differential/batch-cases.ts";
import { Random } from "../differential/random.ts";

const environment = standardEnvironment();
/** Takes payloads resource by resource. */
const inParts = { ...environment, batchBytes: 1 };
const parsed = (output: Uint8Array = new Uint8Array([0x7b, 0x7d])): unknown =>
  JSON.parse(new TextDecoder().decode(output));
const CASES = Number(process.env.OTTL_BATCH_CASES ?? 1500);

test("the batch tier answers as the scalar tier does", () => {
  const batch: TierChoice = { tier: "batch", proof: { cases: 0, rows: 0, thawed: 0 } };
  const stages: Record<string, number> = {};
  const seed = Number(process.env.OTTL_SEED ?? 20_261_123);
  for (let i = 0; i < CASES; i++) {
    const { input, ...rest } = batchCase(new Random(seed + i));
    const oracleCase = { id: String(i), ...rest, input: new TextEncoder().encode(JSON.stringify(input)) };
    const expected = runOracleCase(oracleCase, environment);
    const actual = runOracleCase(oracleCase, i % 2 === 0 ? environment : inParts, batch);
    stages[expected.stage] = (stages[expected.stage] ?? 0) + 1;
    const hint = `case ${i}: ${JSON.stringify(rest.config)} over ${JSON.stringify(input)}`;
    expect(actual.stage, hint).toBe(expected.stage);
    expect(actual.logs?.length, hint).toBe(expected.logs?.length);
    expect(parsed(actual.output), hint).toEqual(parsed(expected.output));
  }
  // The comparison is worth something only where columns did most of the work.
  expect(stages.ok).toBeGreaterThan(CASES * 0.5);
  expect(batch.proof.cases).toBeGreaterThan(CASES * 0.4);
  expect(batch.proof.rows - batch.proof.thawed).toBeGreaterThan(batch.proof.rows * 0.3);
}, 600_000);

test("what another time finds another place runs for each record", () => {
  const spans = [{ name: "a" }, { name: "b" }];
  const input = { resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] };
  const statements = ['set(resource.attributes["env"][-1], "prod")'];
  const oracleCase = {
    id: "",
    processor: "transform",
    signal: "traces",
    config: { error_mode: "ignore", trace_statements: [{ context: "span", statements }] },
    input: new TextEncoder().encode(JSON.stringify(input)),
  };
  // The first span makes a list; for the second, -1 lies outside of it.
  for (const tier of ["scalar", "batch"] as const) {
    const { logs } = runOracleCase(oracleCase, environment, { tier, proof: { cases: 0, rows: 0, thawed: 0 } });
    expect(logs).toHaveLength(1);
  }
});
