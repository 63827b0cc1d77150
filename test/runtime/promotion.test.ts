import { describe, expect, test } from "vitest";
import { compileStatements, type Program, type Promotion, type Tier } from "../../src/index.ts";
import { planOf } from "../../src/inspect/index.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";

const spans = (count: number): Uint8Array => {
  const names = Array.from({ length: count }, (_, i) => ({ name: `s${i}` }));
  const json = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: names }] }] });
  return encodeTelemetry("traces", "proto", decodeTelemetry("traces", "json", new TextEncoder().encode(json)) as never);
};

function program(promotion?: Partial<Promotion>, tier?: Tier): Program {
  const source = 'set(span.name, "x") where span.name == "s1"';
  return compileStatements([source], { signal: "traces", promotion, tier }).program as Program;
}

/** The tiers in which payloads of these sizes run, one after the other. */
function tiersOf(compiled: Program, sizes: readonly number[]): readonly string[] {
  return sizes.map((size) => compiled.process(spans(size), { format: "proto" }).tiers.join());
}

describe("from the scalar to the batch tier", () => {
  test("at once where nothing is said", () => {
    expect(program().promotion).toEqual({ executions: 0, batchSize: 0 });
    expect(tiersOf(program(), [1, 1])).toEqual(["batch", "batch"]);
  });

  test("after so many records", () => {
    expect(tiersOf(program({ executions: 5 }), [3, 3, 1])).toEqual(["scalar", "scalar", "batch"]);
  });

  test("with the first payload of so many records, and from then on", () => {
    expect(tiersOf(program({ batchSize: 4 }), [3, 3, 4, 1])).toEqual(["scalar", "scalar", "batch", "batch"]);
  });

  test("whichever comes first", () => {
    expect(tiersOf(program({ executions: 2, batchSize: 100 }), [3, 1])).toEqual(["scalar", "batch"]);
    expect(tiersOf(program({ executions: 100, batchSize: 2 }), [3, 1])).toEqual(["batch", "batch"]);
  });

  test("a tier that is forced is never waited for", () => {
    expect(tiersOf(program({ executions: 100 }, "batch"), [1])).toEqual(["batch"]);
    expect(program({ executions: 0 }, "scalar").promotion).toBeUndefined();
    expect(tiersOf(program({ executions: 0 }, "scalar"), [1, 1])).toEqual(["scalar", "scalar"]);
  });

  test("both tiers give the same", () => {
    const waiting = program({ executions: 4 });
    const outputs = [0, 1].map(() => waiting.process(spans(4), { format: "proto" }).output);
    expect(outputs[1]).toEqual(outputs[0]);
  });
});

describe("the plan tells when", () => {
  const plan = (text: string, dialect?: "v1", promotion: Partial<Promotion> = {}) =>
    planOf({ kind: "statements", text, dialect }, "traces", [], promotion).promotion;

  test.each([
    ['set(span.name, "x")', undefined, {}, { executions: 0, batchSize: 0 }],
    ['set(span.name, "x")', undefined, { executions: 7 }, { executions: 7, batchSize: Number.POSITIVE_INFINITY }],
    ['set(name, "x")', "v1", {}, { executions: 5000, batchSize: 1000 }],
    ['# promote_after: 9\nset(name, "x")', "v1", {}, { executions: 9, batchSize: 1000 }],
    ['# promote_after: 9\nset(name, "x")', "v1", { executions: 8 }, { executions: 8, batchSize: 1000 }],
    ['set(resource.attributes["x"], 1)', "v1", {}, undefined],
  ] as const)("%s %s", (text, dialect, given, promotion) => {
    expect(plan(text, dialect, given)).toEqual(promotion);
  });
});
