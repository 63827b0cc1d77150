import { describe, expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";
import { rawMember } from "../../src/testing/raw-member.ts";

const INPUT = '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"}}]}]}]}';

const evaluate = (expr: string) => {
  const item = { id: "1", processor: "eval", signal: "logs", expr, input: new TextEncoder().encode(INPUT) };
  const { stage, type, value } = runOracleCase(item, standardEnvironment());
  return stage === "ok" ? [type, value] : stage;
};

/** Every row was measured on the reference. */
describe("values", () => {
  test.each<[string, unknown]>([
    ["nil", ["nil", null]],
    ['"é"', ["string", "é"]],
    ["9223372036854775807", ["int", "9223372036854775807"]],
    ["1.0", ["float", "1"]],
    ["100000.0", ["float", "100000"]],
    ["1000000.0", ["float", "1e+06"]],
    ["123456789.5", ["float", "1.234567895e+08"]],
    ["1.e21", ["float", "1e+21"]],
    ["0.0001", ["float", "0.0001"]],
    ["0.00001", ["float", "1e-05"]],
    ["-0.0", ["float", "-0"]],
    ["0x0aff", ["bytes", "0aff"]],
    ["true", ["bool", true]],
    ['Duration("90m")', ["duration", "1h30m0s"]],
    ["Unix(0, 5)", ["time", "1970-01-01T00:00:00.000000005Z"]],
    [
      '[1, "a", [true]]',
      [
        "slice",
        [
          ["int", "1"],
          ["string", "a"],
          ["slice", [["bool", true]]],
        ],
      ],
    ],
    ['{"a": {"b": 1.5}}', ["map", { a: ["map", { b: ["float", "1.5"] }] }]],
    ["TraceID(0x0102030405060708090a0b0c0d0e0f10)", ["traceid", "0102030405060708090a0b0c0d0e0f10"]],
    ["SpanID(0x0102030405060708)", ["spanid", "0102030405060708"]],
    ["log.body", ["string", "x"]],
    ["1 / 0", "run"],
    ["log.nope", "config"],
  ])("%s", (expr, expected) => {
    expect(evaluate(expr)).toEqual(expected);
  });
});

test("stages of what cannot run at all", () => {
  const item = { id: "1", processor: "eval", signal: "logs", expr: "1", input: new TextEncoder().encode("{") };
  expect(runOracleCase(item, standardEnvironment()).stage).toBe("input");
  expect(runOracleCase({ ...item, signal: "nope" }, standardEnvironment()).stage).toBe("config");
  expect(runOracleCase({ ...item, processor: "batch" }, standardEnvironment()).stage).toBe("config");
  expect(runOracleCase({ ...item, context: "span" }, standardEnvironment()).stage).toBe("config");
});

test("a member keeps its text", () => {
  const json = '{ "a": {"input": 1}, "in\\u0070ut" : [1, {"x": "]}\\""}, 12345678901234567890] , "b": "input" }';
  expect(rawMember(json, "input")).toBe('[1, {"x": "]}\\""}, 12345678901234567890]');
  expect(rawMember(json, "a")).toBe('{"input": 1}');
  expect(rawMember(json, "b")).toBe('"input"');
  expect(rawMember("{}", "a")).toBeUndefined();
  expect(rawMember('{"a":1.5e3}', "a")).toBe("1.5e3");
});
