import { describe, expect, it } from "vitest";
import { Gauge, NumberDataPoint } from "../../src/otlp/model.ts";
import { evaluate, mapOf, recordWith } from "./evaluate.ts";

function metricWith(...attributes: readonly string[]) {
  const record = recordWith();
  const gauge = new Gauge();
  for (const literal of attributes) {
    const point = new NumberDataPoint();
    point.attributes = mapOf(literal);
    gauge.dataPoints.push(point);
  }
  record.metric.data = gauge;
  return { record, context: "metric", host: "filter" } as const;
}

describe("HasAttrKeyOnDatapoint", () => {
  it.each([
    [['{"a": 1}', '{"b": 2}'], "b", true],
    [['{"a": nil}'], "a", true],
    [['{"a": 1}'], "b", false],
    [[], "a", false],
  ])("%j has %s: %s", (points, key, has) => {
    expect(evaluate(`HasAttrKeyOnDatapoint("${key}")`, metricWith(...points))).toEqual(["bool", has]);
  });

  it("fails on a metric without data", () => {
    const options = { record: recordWith(), context: "metric", host: "filter" } as const;
    expect(evaluate('HasAttrKeyOnDatapoint("a")', options)).toBe("failed: unknown metric type");
  });

  it("is unknown outside the filter processor's metric context", () => {
    expect(evaluate('HasAttrKeyOnDatapoint("a")', { context: "metric" })).toMatch(/^refused: /);
    expect(evaluate('HasAttrKeyOnDatapoint("a")', { context: "datapoint", host: "filter" })).toMatch(/^refused: /);
  });
});

describe("HasAttrOnDatapoint", () => {
  it.each([
    [['{"a": "x"}'], "a", "x", true],
    [['{"a": "x"}', '{"a": "y"}'], "a", "y", false],
    [['{"b": "x"}', '{"a": "y"}'], "a", "y", true],
    [['{"a": 1}'], "a", "1", false],
    [['{"a": 1}'], "a", "", true],
    [['{"a": 1}'], "b", "", false],
  ])("%j has %s = %j: %s", (points, key, value, has) => {
    expect(evaluate(`HasAttrOnDatapoint("${key}", "${value}")`, metricWith(...points))).toEqual(["bool", has]);
  });
});

describe("IsRootSpan", () => {
  it.each([
    [new Uint8Array(0), true],
    [new Uint8Array(8), true],
    [Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1), false],
  ])("parent %s: %s", (parent, isRoot) => {
    const record = recordWith();
    record.span.parentSpanId = parent;
    for (const host of ["transform", "filter"] as const) {
      expect(evaluate("IsRootSpan()", { record, context: "span", host })).toEqual(["bool", isRoot]);
    }
  });

  it("ignores arguments, and is unknown in other contexts", () => {
    expect(evaluate("IsRootSpan(1, nonsense=2)", { context: "span" })).toEqual(["bool", true]);
    expect(evaluate("IsRootSpan()", { context: "spanevent" })).toMatch(/^refused: /);
  });
});

describe("feature gates", () => {
  it.each(["All", "Any", "Filter", "Find", "MapEach", "MapKeys", "Reduce", "When"])(
    "%s needs the lambda gate",
    (name) => {
      const lambdas: Record<string, string> = { Reduce: "0, (a, i, v) => v", When: "1" };
      const source =
        name === "When" ? "When(() => true, 1, 2)" : `${name}({"a": "b"}, ${lambdas[name] ?? "(k, v) => true"})`;
      expect(evaluate(source, { gates: [] })).toMatch(/^refused: .*ottl\.functions\.enableLambda/);
    },
  );
});
