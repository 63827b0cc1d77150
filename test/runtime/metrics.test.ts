import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type CompileOptions,
  collectMetrics,
  compileConfiguration,
  compileConfigurationValue,
  compileStatements,
  type Program,
  reportMetrics,
  type Tier,
} from "../../src/index.ts";
import type { Signal } from "../../src/otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { batchCase } from "../differential/batch-cases.ts";
import { Random } from "../differential/random.ts";

function protobuf(signal: Signal, payload: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(payload));
  return encodeTelemetry(signal, "proto", decodeTelemetry(signal, "json", json) as never);
}

const spans = (...names: readonly string[]): Uint8Array =>
  protobuf("traces", { resourceSpans: [{ scopeSpans: [{ spans: names.map((name) => ({ name })) }] }] });

/** Results by statement, those that are 0 left out. */
function counts({ metrics }: Program): Record<string, Record<string, number>> {
  return Object.fromEntries(
    (metrics?.statements ?? []).map(({ statement, context, results }) => [
      `${statement} ${context}`,
      Object.fromEntries(Object.entries(results).filter(([, count]) => count > 0)),
    ]),
  );
}

const CONFIG = `
processors:
  filter/noise:
    error_mode: ignore
    trace_conditions: ['span.name == "a"', 'IsMatch(span.attributes["x"], "y")', 'span.name == "b"']
  transform/mask:
    error_mode: ignore
    trace_statements:
      - set(span.name, "z") where span.name == "c"
      - set(span.attributes["n"], Int(span.name) / 0)
      - set(resource.attributes["r"], "1") where resource.attributes["r"] == nil
`;

describe.each(["scalar", "batch"] as const)("metrics of a configuration, %s", (tier) => {
  const compile = (metrics: boolean) =>
    compileConfiguration(CONFIG, { signal: "traces", tier, metrics: metrics ? collectMetrics : undefined })
      .program as Program;

  test("count what each statement and condition came to", () => {
    const program = compile(true);
    for (let round = 0; round < 2; round++) program.process(spans("a", "b", "c", "d"), { format: "proto" });
    expect(counts(program)).toEqual({
      "filter/noise:1 span": { dropped: 2, not_matched: 6 },
      "filter/noise:2 span": { not_matched: 6 },
      "filter/noise:3 span": { dropped: 2, not_matched: 4 },
      "transform/mask:1 span": { applied: 2, not_matched: 2 },
      "transform/mask:2 span": { failed: 4 },
      "transform/mask:3 span": { applied: 2, not_matched: 2 },
    });
  });

  test("change nothing of the output, and are not there where they are off", () => {
    const input = spans("a", "b", "c", "d");
    expect(compile(true).process(input).output).toEqual(compile(false).process(input).output);
    expect(compile(false).metrics).toBeUndefined();
  });
});

test("failures are counted", () => {
  const source = 'set(span.attributes["x"], 1 / Len(span.name))';
  for (const tier of ["scalar", "batch"] as const) {
    const program = compileStatements([source], { signal: "traces", tier, metrics: collectMetrics }).program as Program;
    program.process(spans("", "b"));
    expect(counts(program)).toEqual({ "transform:1 span": { applied: 1, failed: 1 } });
  }
});

test("Prometheus text and OTLP", () => {
  const { program } = compileConfiguration(CONFIG, { signal: "traces", metrics: collectMetrics });
  program?.process(spans("a", "c"));
  const period = { start: 1n, end: 2n };
  const text = new TextDecoder().decode(reportMetrics([program as Program], "prometheus", period));
  expect(text).toContain('ottl_execution_total{statement="filter/noise:1",context="span",result="dropped"} 1');
  expect(text).toContain('ottl_execution_duration_seconds_count{statement="transform/mask:1",context="span"} 1');
  expect(text).toMatch(/^ottl_compilation_duration_seconds 0\.\d+/m);
  expect(text).toContain("# TYPE ottl_deprecated_function_calls_total counter");
  const otlp = JSON.parse(new TextDecoder().decode(reportMetrics([program as Program], "json", period)));
  const [{ metrics }] = otlp.resourceMetrics[0].scopeMetrics;
  expect(metrics.map(({ name }: { name: string }) => name)).toContain("ottl_execution_duration_seconds");
});

test("both tiers count the same over random configurations", () => {
  let compared = 0;
  for (let seed = 0; seed < 400; seed++) {
    const { processor, signal, config, input } = batchCase(new Random(42_000 + seed)) as unknown as {
      processor: string;
      signal: Signal;
      config: object;
      input: unknown;
    };
    const bytes = protobuf(signal, input);
    const run = (tier: Tier) => {
      const options: CompileOptions = { tier, metrics: collectMetrics };
      const { program } = compileConfigurationValue({ processors: { [processor]: config } }, { ...options, signal });
      const result = program?.process(bytes, { format: "proto" });
      return program && !result?.failure ? { program, tiers: result?.tiers } : undefined;
    };
    const [scalar, batch] = [run("scalar"), run("batch")];
    if (!scalar || !batch) continue;
    if (batch.tiers?.includes("batch")) compared++;
    expect(counts(batch.program), `seed ${seed}: ${JSON.stringify(config)}`).toEqual(counts(scalar.program));
  }
  expect(compared).toBeGreaterThan(150);
});

test("the examples' counts are the same in both tiers", () => {
  const examples = resolve(import.meta.dirname, "../../examples");
  const text = readFileSync(`${examples}/collector.yaml`, "utf8");
  for (const signal of ["traces", "logs", "metrics"] as const) {
    const bytes = readFileSync(`${examples}/${signal}.pb`);
    const [scalar, batch] = (["scalar", "batch"] as const).map((tier) => {
      const program = compileConfiguration(text, { signal, tier, metrics: collectMetrics }).program as Program;
      for (let i = 0; i < 3; i++) program.process(bytes, { format: "proto" });
      return counts(program);
    });
    expect(batch).toEqual(scalar);
  }
});
