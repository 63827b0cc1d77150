import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";
import { registerAllPacks } from "../differential/all-packs.ts";
import { DIFFERENCES } from "./differences.ts";

await registerAllPacks();

const INPUTS: Readonly<Record<string, string>> = {
  traces: '{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a"}]}]}]}',
  metrics: '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m"}]}]}]}',
  logs: '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}',
};

test.each(DIFFERENCES.map((difference) => [difference.id, difference] as const))(
  "%s",
  (id, { example, stage, error }) => {
    const input = new TextEncoder().encode(INPUTS[example.signal]);
    const result = runOracleCase({ id, ...example, input }, standardEnvironment());
    expect(result.stage).toBe(stage);
    expect(result.error).toContain(error);
  },
);
