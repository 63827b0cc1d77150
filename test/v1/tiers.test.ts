import { describe, expect, test } from "vitest";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { compileV1, type V1Options } from "../../src/runtime/v1/index.ts";
import { compareTiers } from "./compare-tiers.ts";
import { spansOf, spansPayload, type TestSpan } from "./run-v1.ts";

// scripts/v1-tiers.ts does the same with 20,000 programs.
test("random programs give the same in both tiers", { timeout: 60_000 }, () => {
  const counts = compareTiers(400, 8);
  expect(counts.differences).toEqual([]);
  // The batch tier did run, most records stayed in columns, and statements failed too.
  expect(counts.batch).toBeGreaterThan(350);
  expect(counts.redone).toBeLessThan(counts.records / 2);
  expect(counts.failing).toBeGreaterThan(20);
});

function protobuf(spans: readonly TestSpan[], resource = {}): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(spansPayload(spans, resource)));
  return encodeTelemetry("traces", "proto", decodeTelemetry("traces", "json", json) as never);
}

function compile(source: string, options: Partial<V1Options> = {}) {
  return compileV1(source, { signal: "traces", ...options }).program!;
}

const AS_JSON = { format: "proto", outputFormat: "json" } as const;

describe("from the scalar to the batch tier", () => {
  const three = protobuf([{ name: "a" }, { name: "b" }, { name: "c" }]);
  const source = 'drop() where name == "b"';

  test("after so many records", () => {
    const program = compile(source, { promotion: { executions: 6 } });
    const tiers = [1, 2, 3].map(() => {
      expect(program.process(three, { format: "proto" }).counts.dropped).toBe(1);
      return program.currentTier;
    });
    expect(tiers).toEqual(["scalar", "scalar", "batch"]);
  });

  test("with the first payload of so many records", () => {
    const program = compile(source, { promotion: { batchSize: 4 } });
    program.process(three, { format: "proto" });
    expect(program.currentTier).toBe("scalar");
    const [four] = [protobuf([{ name: "a" }, { name: "b" }, { name: "c" }, { name: "b" }])];
    expect(program.process(four, { format: "proto" }).counts).toEqual({ records: 4, kept: 2, dropped: 2, routed: 0 });
    expect(program.currentTier).toBe("batch");
  });

  test("the program's head says when", () => {
    const program = compile(`# promote_after: 3\n# promote_batch: 1000\n${source}`);
    expect(program.plan.promotion).toEqual({ executions: 3, batchSize: 1000 });
  });

  test("never where the tier is given, and never for JSON", () => {
    expect(compile(source, { tier: "scalar" }).plan.statements).toEqual([
      { tier: "scalar", why: "the scalar tier was asked for" },
    ]);
    const program = compile(source, { promotion: { executions: 0 } });
    program.process(new TextEncoder().encode(JSON.stringify(spansPayload([{}]))), { format: "json" });
    expect(program.currentTier).toBe("scalar");
  });

  test.each([
    ['set(resource.attributes["x"], 1)', "it writes to the resource, which records share"],
    ["# item_timeout: 1s\ndrop()", "item_timeout watches each record"],
    ["set(kind, 2)", "its target has no column that can be written"],
    ["drop() where Len(events) > 1", "its where has no form over columns"],
    ["set(attr[name], 1)", "its target has no column that can be written"],
  ])("why a statement stays: %s", (text, why) => {
    expect(compile(text).plan).toEqual({ promotion: undefined, statements: [{ tier: "scalar", why }] });
  });

  test("a statement behind one of the scalar tier runs there too", () => {
    const { plan } = compile('drop() where name == "x"\nset(kind, 2)\nset(attr["a"], 1)');
    expect(plan.statements.map(({ tier }) => tier)).toEqual(["batch", "scalar", "scalar"]);
  });
});

describe("the batch tier", () => {
  const batch = (source: string, options: Partial<V1Options> = {}) => compile(source, { tier: "batch", ...options });

  test("stays in columns where it can", () => {
    const program = batch(`
      drop() where name == "/healthz"
      drop() where Hash(trace_id) % 100 >= 50
      keep() where status.code == STATUS_CODE_OK or attr["n"] > 1
      set(attr["x"], Uppercase(name)); set(attr["half"], attr["n"] / 2)
      set(attr["sum"], Sum(attr["list"][*]))
      delete_key(attributes, "secret"); replace_pattern(name, "a", "b"); append(attr["list"], 1)
      route() where resource.attributes["tenant"] == "A" to "a"`);
    expect(program.plan.statements.every(({ tier }) => tier === "batch")).toBe(true);
    const spans = Array.from({ length: 200 }, (_, i) => ({
      name: i % 10 ? "a" : "/healthz",
      traceId: (BigInt(i) * 0x9e3779b97f4a7c15n).toString(16).padStart(32, "0"),
      attributes: { n: BigInt(i), secret: "s", list: [1n, 2n] },
    }));
    const result = program.process(protobuf(spans, { tenant: "A" }), AS_JSON);
    expect(program.recordsRedone).toBe(0);
    expect(result.counts.routed).toBeGreaterThan(50);
    expect(new TextDecoder().decode(result.output)).toBe("{}");
    expect(spansOf(result.routes.get("a"))[0]).toMatchObject({ name: "b", attrs: { sum: { intValue: "3" } } });
  });

  test("limits hold", () => {
    const bytes = protobuf([{}, {}, {}]);
    expect(batch("# limit_records: 2\nkeep()").process(bytes, AS_JSON).failure).toMatchObject({ class: "resource" });
    const memory = batch("# limit_memory: 1KiB\nkeep()", { memoryInUse: () => 2048 });
    expect(memory.process(bytes, AS_JSON).failure).toMatchObject({ class: "resource" });
    const twice = batch("# limit_records: 5\nkeep()");
    expect(twice.process(bytes, AS_JSON).failure).toBeUndefined();
    expect(twice.process(bytes, AS_JSON).failure).toMatchObject({ class: "resource" });
  });

  test("the first errors are those of the first records", () => {
    const spans = Array.from({ length: 300 }, (_, i) => ({ attributes: { n: BigInt(i % 2) } }));
    const source = 'set(attr["a"], 1 / attr["n"]) where attr["n"] == 0\nset(attr["b"], 1 / (attr["n"] - 1))';
    const [scalar, columns] = (["scalar", "batch"] as const).map((tier) =>
      compile(source, { tier }).process(protobuf(spans), AS_JSON),
    );
    expect(columns.errors).toEqual(scalar.errors);
    expect([columns.errors.length, columns.errorCount]).toEqual([100, 300]);
  });
});
