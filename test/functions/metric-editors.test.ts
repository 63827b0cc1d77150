import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { TIERS, type Tier } from "../../src/runtime/tier.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";

/** A statement over one metric (OTLP/JSON) and the metrics afterwards, measured on the reference. */
interface Fact {
  readonly context: string;
  readonly statement: string;
  readonly metric: unknown;
  /** `refused` does not compile, `failed` fails on the record. */
  readonly expected: unknown;
}

const FACTS = new URL("../conformance/metric-editors.jsonl", import.meta.url);
const facts = readFileSync(FACTS, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Fact);

function run({ metric, statement, context }: Fact, tier: Tier): unknown {
  const payload = { resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] };
  const result = runOracleCase(
    {
      id: "",
      processor: "transform",
      signal: "metrics",
      config: { metric_statements: [{ context, statements: [statement] }] },
      input: new TextEncoder().encode(JSON.stringify(payload)),
    },
    standardEnvironment([]),
    { tier, proof: { cases: 0, rows: 0, thawed: 0 } },
  );
  if (result.stage !== "ok") return result.stage === "config" ? "refused" : "failed";
  if (result.logs) return "failed";
  return JSON.parse(new TextDecoder().decode(result.output)).resourceMetrics[0].scopeMetrics[0].metrics;
}

describe.each(TIERS)("metric editors in the tier %s", (tier) => {
  it.each(facts)("$statement", (fact) => {
    expect(run(fact, tier)).toEqual(fact.expected);
  });
});
