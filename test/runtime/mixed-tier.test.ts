import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { compileConfiguration, compileStatements, type Tier } from "../../src/index.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const logs = new Uint8Array(readFileSync(`${examples}/logs.pb`));
const json = new Uint8Array(readFileSync(`${examples}/logs.json`));

const MERGE = 'merge_maps(log.attributes, {"a": 1}, "upsert")';

function tiers(statements: readonly string[], tier: Tier, input = logs): readonly string[] {
  const { program, findings } = compileStatements(statements, { signal: "logs", tier });
  if (!program) throw new Error(findings.map(({ message }) => message).join());
  return program.process(input).tiers;
}

test("mixed chooses columns where they pay", () => {
  expect(tiers(['set(log.body, "x")'], "mixed")).toEqual(["batch"]);
  expect(tiers(['set(log.body, "x")', `${MERGE} where log.severity_number >= 17`], "mixed")).toEqual(["batch"]);
});

test("mixed chooses the scalar tier where every record would end up there", () => {
  expect(tiers([MERGE], "mixed")).toEqual(["scalar"]);
  expect(tiers(['set(log.body, "x")', MERGE], "mixed")).toEqual(["scalar"]);
});

test("mixed leaves JSON, which is decoded anyway, to the scalar tier", () => {
  expect(tiers(['set(log.body, "x")'], "mixed", json)).toEqual(["scalar"]);
});

test("a forced tier is kept to", () => {
  for (const statements of [[MERGE], ['set(log.body, "x")']]) {
    expect(tiers(statements, "batch")).toEqual(["batch"]);
    expect(tiers(statements, "batch", json)).toEqual(["batch"]);
    expect(tiers(statements, "scalar")).toEqual(["scalar"]);
  }
});

test("all tiers give the same bytes", () => {
  for (const statements of [
    [MERGE],
    ['set(log.attributes["n"], Len(log.body))', `${MERGE} where log.severity_number >= 17`],
  ]) {
    const outputs = (["scalar", "batch", "mixed"] as const).map(
      (tier) =>
        compileStatements(statements, { signal: "logs", tier }).program!.process(logs, { outputFormat: "json" })
          .output!,
    );
    expect(Buffer.compare(outputs[0], outputs[1])).toBe(0);
    expect(Buffer.compare(outputs[0], outputs[2])).toBe(0);
  }
});

test("all tiers count the same records", () => {
  const traces = new Uint8Array(readFileSync(`${examples}/traces.pb`));
  const config = `processors: {filter: {error_mode: ignore, trace_conditions: ['span.kind == SPAN_KIND_SERVER'],
    log_conditions: ['log.severity_number < 13'], metric_conditions: ['datapoint.attributes["http.route"] != nil']}}`;
  const metrics = new Uint8Array(readFileSync(`${examples}/metrics.pb`));
  for (const [signal, bytes] of [
    ["traces", traces],
    ["logs", logs],
    ["metrics", metrics],
  ] as const) {
    const counts = (["scalar", "batch", "mixed"] as const).map((tier) =>
      compileConfiguration(config, { signal, tier }).program!.process(bytes).counts(),
    );
    expect(counts[0].after).toBeLessThan(counts[0].before);
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[2]).toEqual(counts[0]);
  }
});
