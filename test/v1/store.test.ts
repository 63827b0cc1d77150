import { describe, expect, test } from "vitest";
import { compileV1 } from "../../src/runtime/v1/index.ts";
import { attributesAfter, keyValues, run, spansOf, spansPayload } from "./run-v1.ts";

const int = (value: number) => ({ intValue: String(value) });
const map = (entries: Record<string, unknown>) => ({
  kvlistValue: { values: Object.entries(entries).map(([key, value]) => ({ key, value })) },
});
const payload = (span: object, attributes: Record<string, unknown>) => ({
  resourceSpans: [
    {
      scopeSpans: [
        { spans: [{ ...span, attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })) }] },
      ],
    },
  ],
});

describe("what is stored in itself is stored as it was before", () => {
  const before = { m: map({ a: map({ x: int(1) }), b: int(5) }) };
  test.each([
    ['set(attr["m"]["a"], attr["m"])', { m: map({ a: before.m, b: int(5) }) }],
    [
      'set(attr["m"]["z"], Coalesce(attr["no"], attr["m"]))',
      { m: map({ a: map({ x: int(1) }), b: int(5), z: before.m }) },
    ],
    ['set(attr["all"], attributes)', { ...before, all: map(before) }],
    ['set(attr["m"], attr["m"]["a"])', { m: map({ x: int(1) }) }],
    ['set(attr["m"], [attr["m"], 1])', { m: { arrayValue: { values: [before.m, int(1)] } } }],
  ])("%s", (source, after) => {
    const { output, errors } = run(source, payload({}, before));
    expect(errors).toEqual([]);
    expect(spansOf(output)[0].attrs).toEqual(after);
  });
});

test.each(["status", "[1, status]", "events", "events[0]", "links[*]"])("%s is no value of an attribute", (value) => {
  const span = { events: [{ name: "e" }], links: [{ spanId: "0123456789abcdef" }] };
  const { output, errors } = run(`set(attr["x"], ${value})`, spansPayload([span]));
  expect(errors).toMatchObject([
    { class: "type", line: 1, column: 1, message: expect.stringContaining("field by field") },
  ]);
  expect(spansOf(output)[0].attrs).toEqual({});
});

test("events are there or not, and are counted", () => {
  const events = [{ name: "e" }];
  const source = 'set(attr["n"], Len(events)); set(attr["none"], events[1] == nil); set(attr["one"], events[0] == nil)';
  expect(attributesAfter(source, { events })).toEqual({
    n: int(1),
    none: { boolValue: true },
    one: { boolValue: false },
  });
});

test("ids are written as the text that they equal", () => {
  const ids = (source: string) => {
    const { output, errors } = run(source, spansPayload([{ traceId: "0123456789abcdef0123456789abcdef" }]));
    const [{ traceId, spanId }] = spansOf(output);
    return [traceId, spanId, ...errors.map(({ class: kind, message }) => `${kind}: ${message}`)];
  };
  const trace = "0123456789abcdef0123456789abcdef";
  expect(ids('set(trace_id, "ABCDEFabcdef0000ABCDEFabcdef0000")')).toEqual([
    "abcdefabcdef0000abcdefabcdef0000",
    undefined,
  ]);
  expect(ids("set(span_id, Substring(trace_id, 16))")).toEqual([trace, "0123456789abcdef"]);
  expect(ids('set(trace_id, "0a")')).toEqual([trace, undefined, "type: the path holds id, not string"]);
  expect(compileV1("set(trace_id, 5)", { signal: "traces" }).diagnostics).toMatchObject([{ code: "OTTL6017" }]);
});

test("types are told in the dialect's own words", () => {
  const attributes = { text: "t", n: 1n, list: [1n] };
  const messages = (source: string) =>
    run(source, spansPayload([{ attributes }])).errors.map(({ class: kind, message }) => `${kind}: ${message}`);
  expect(messages('set(attr["x"], attr["text"] + attr["n"])')).toEqual(["type: `+` does not take string and int"]);
  expect(messages('set(attr["x"], attr["list"] % 2)')).toEqual(["type: `%` does not take list and int"]);
  expect(messages('set(attr["x"], -attr["text"])')).toEqual(["type: `-` does not take string"]);
  expect(messages('set(kind, attr["text"])')).toEqual(["type: the path holds int, not string"]);
  expect(messages('set(name, attr["n"])')).toEqual(["type: the path holds string, not int"]);
  expect(messages('set(attr["x"], Uppercase(attr["list"]))')).toEqual([
    "type: text of Uppercase: a text is needed here, not list",
  ]);
});

test("counts of buckets are ints", () => {
  const dataPoints = [{ bucketCounts: ["1", "2"], explicitBounds: [5] }];
  const metrics = { resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "m", histogram: { dataPoints } }] }] }] };
  const source = 'set(attr["sum"], Sum(bucket_counts)); set(attr["all"], bucket_counts); set(bucket_counts, [3, 4])';
  const { output, errors } = run(source, metrics, { signal: "metrics" });
  expect(errors).toEqual([]);
  const [point] = JSON.parse(new TextDecoder().decode(output)).resourceMetrics[0].scopeMetrics[0].metrics[0].histogram
    .dataPoints;
  expect(point.bucketCounts).toEqual(["3", "4"]);
  expect(point.attributes).toEqual([...keyValues({ sum: 3n }), ...keyValues({ all: [1n, 2n] })]);
});
