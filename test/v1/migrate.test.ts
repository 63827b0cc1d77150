import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileConfiguration } from "../../src/runtime/compile.ts";
import { compileV1, migrateV1, parseV1 } from "../../src/runtime/v1/index.ts";
import { spansPayload, type TestSpan } from "./run-v1.ts";

function migrate(source: string) {
  return migrateV1(source, parseV1(source).node!, "traces");
}

const attribute = fc.oneof(
  fc.constantFrom("a", "b", "joe@example.com", "/x"),
  fc.bigInt({ min: -50n, max: 50n }),
  fc.boolean(),
  fc.double({ min: -9, max: 9, noNaN: true }),
);
const span: fc.Arbitrary<TestSpan> = fc.record({
  name: fc.constantFrom("/healthz", "a", "b"),
  traceId: fc.bigInt({ min: 1n, max: (1n << 128n) - 1n }).map((id) => id.toString(16).padStart(32, "0")),
  kind: fc.nat({ max: 5 }),
  startTimeUnixNano: fc.constant("1000"),
  endTimeUnixNano: fc.nat({ max: 3_000_000_000 }).map((nanos) => String(1000 + nanos)),
  status: fc.record({ code: fc.nat({ max: 2 }) }),
  attributes: fc.dictionary(fc.constantFrom("x", "y", "n"), attribute, { maxKeys: 3 }),
});

/** Programs that the Collector can express, over spans. */
const PROGRAMS = [
  'set(attr["up"], Uppercase(name))',
  'set(attr["masked"], ReplacePattern(name, `(.)(.*)`, "$2-$1"))',
  'set(attr["half"], kind / 2)\nset(attr["rest"], kind % 4)',
  'drop() where name == "/healthz"',
  "keep() where status.code == STATUS_CODE_ERROR",
  'keep() where name == "a"; keep() where kind == SPAN_KIND_SERVER or attr["x"] == "a"',
  "drop() where Hash(trace_id) % 100 >= 30",
  'drop() where not (attr["x"] == "a")',
  'drop() where not (attr["x"] == "a" and attr["y"] != "b")',
  'keep() where not (attr["n"] > 1 or attr["x"] == nil)',
  'set(attributes["is_slow"], duration > Duration("1s"))',
  'set(attr["both"], attr["x"] == attr["y"])',
  'set(attr["h"], SHA256(name)) where attr["x"] != nil\ndelete_key(attributes, "x")\ndrop() where attr["x"] == "a"',
  'set(attr["f"], Format("{}-{}", name, kind)); keep_keys(attributes, ["f", "n"])',
  'set(attr["c"], Coalesce(attr["x"], attr["y"], "none"))',
  'append(attributes["list"], name, kind)\nset(attr["len"], Len(attr["list"]))',
  'set(name, Concat(name, "!")) where IsMatch(name, "^a")',
];

describe("from v1 to the Collector", () => {
  test.each(PROGRAMS)("the same result over random spans: %s", (source) => {
    const { configuration, notes } = migrate(source);
    expect(notes).toEqual([]);
    const collector = compileConfiguration(configuration, { signal: "traces", tier: "scalar" });
    expect(collector.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const v1 = compileV1(source, { signal: "traces" }).program!;
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 10 }), (spans) => {
        const bytes = new TextEncoder().encode(
          JSON.stringify(spansPayload(spans), (_, value) => (typeof value === "bigint" ? String(value) : value)),
        );
        const text = (output: Uint8Array | undefined) => new TextDecoder().decode(output);
        const result = collector.program!.process(bytes, { format: "json" });
        expect(text(result.output)).toBe(text(v1.process(bytes, { format: "json" }).output));
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  test("comments survive, and what cannot be expressed stands there as one", () => {
    const { configuration, notes } = migrate(
      '# dialect: v1\n# Health checks.\n\ndrop() where name == "/healthz" # noise\n# Summed.\nset(attr["r"], 1 + Sum(attr["v"]))\n# The end.',
    );
    for (const comment of ["Health checks.", "noise", "Summed.", "The end."]) {
      expect(configuration).toContain(`# ${comment}\n`);
    }
    expect(configuration).not.toContain("dialect");
    expect(configuration).toContain('# set(attr["r"], 1 + Sum(attr["v"]))\n');
    expect(configuration).toContain("# -> the Collector has no sum over a list\n");
    expect(notes).toEqual([
      {
        kind: "inexpressible",
        line: 6,
        column: 20,
        source: 'Sum(attr["v"])',
        reason: "the Collector has no sum over a list",
      },
    ]);
  });

  test("a value stored inside of itself is copied into the cache before", () => {
    for (const value of ['attr["list"]', 'Coalesce(attr["x"], attr["list"])', '[attr["list"], 1]']) {
      const { configuration, notes } = migrate(`set(attr["list"][0], ${value})`);
      expect([notes, configuration.includes('set(span.attributes["list"][0], span.cache["v1_1"])')]).toEqual([
        [],
        true,
      ]);
    }
  });

  test("an id is written as a text", () => {
    const { configuration, notes } = migrate('set(trace_id, MD5(name))\nset(span_id, attr["x"])');
    expect(configuration).toContain("set(span.trace_id.string, MD5(span.name))");
    expect(notes).toMatchObject([{ kind: "inexpressible", line: 2 }]);
    expect(migrate('replace_pattern(trace_id, "0", "1")').notes).toMatchObject([{ kind: "inexpressible", line: 1 }]);
  });

  test("route becomes a routing connector with a pipeline for the rest", () => {
    const source =
      'set(attr["a"], 1)\nroute() where resource.attributes["tenant"] == "A" to "kafka_a"\nset(attr["b"], 2)';
    const { configuration, notes } = migrate(source);
    expect(notes).toEqual([]);
    expect(configuration).toMatchInlineSnapshot(`
      "receivers:
        otlp:
          protocols: { grpc: {} }
      processors:
        transform/v1_1:
          error_mode: ignore
          trace_statements:
            - context: span
              statements:
                - 'set(span.attributes["a"], 1)'
        transform/v1_2:
          error_mode: ignore
          trace_statements:
            - context: span
              statements:
                - 'set(span.attributes["b"], 2)'
      connectors:
        routing/v1_1:
          error_mode: ignore
          default_pipelines: [traces/v1_rest_1]
          table:
            - context: span
              condition: 'resource.attributes["tenant"] == "A"'
              pipelines: [traces/kafka_a]
      exporters:
        otlp: { endpoint: localhost:4317 }
        otlp/kafka_a: { endpoint: localhost:4317 } # fill in where kafka_a is
      service:
        pipelines:
          traces:
            receivers: [otlp]
            processors: [transform/v1_1]
            exporters: [routing/v1_1]
          traces/v1_rest_1:
            receivers: [routing/v1_1]
            processors: [transform/v1_2]
            exporters: [otlp]
          traces/kafka_a:
            receivers: [routing/v1_1]
            processors: []
            exporters: [otlp/kafka_a]
      "
    `);
  });

  test("outputs get names that a Collector takes, each its own", () => {
    const { configuration, notes } = migrate(
      'route() where name == "a" to "b c"\nroute() where name == "b" to "b_c"\nroute() where name == "c" to "v1_rest_1"\nroute() to "b c"',
    );
    expect(notes).toEqual([]);
    expect(configuration.match(/pipelines: \[.*\]/g)).toEqual([
      "pipelines: [traces/v1_rest_1]",
      "pipelines: [traces/b_c]",
      "pipelines: [traces/output_b_c_2]",
      "pipelines: [traces/output_v1_rest_1_2]",
      "pipelines: [traces/b_c]",
    ]);
    expect(configuration).toContain("otlp/b_c: { endpoint: localhost:4317 } # fill in where b c is");
  });
});
