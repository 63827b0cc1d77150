import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";

/**
 * An expression over an empty log record and its value; `refused` does not compile, `failed` fails on the record.
 * Every row was measured on the reference.
 */
type Row = readonly [expression: string, value: string];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (expression, value) => {
    const actual = evaluate(expression);
    if (value === "refused" || value === "failed") expect(actual).toMatch(new RegExp(`^${value}: `));
    else expect(actual).toEqual(evaluate(value));
  });
}

describe("Coalesce", () => {
  check([
    ["Coalesce([nil, 1, 2])", "1"],
    ["Coalesce([nil, nil])", "nil"],
    ["Coalesce([])", "refused"],
    ['Coalesce([log.attributes["x"], "d"])', '"d"'],
    ['Coalesce(["a", Int("x")])', "refused"],
    ['Coalesce([log.body["a"], "d"])', "failed"],
    ['Coalesce("a")', "refused"],
  ]);
});

describe("ContainsValue", () => {
  check([
    ['ContainsValue(["a", "b"], "b")', "true"],
    ["ContainsValue([1, 2], 2.0)", "true"],
    ["ContainsValue([1.0, 2.5], 1)", "true"],
    ['ContainsValue([1], "1")', "false"],
    ["ContainsValue([nil], nil)", "true"],
    ["ContainsValue([[1, 2]], [1, 2])", "true"],
    ["ContainsValue([0x01], 0x01)", "true"],
    ['ContainsValue(Split("a,b", ","), "b")', "true"],
    ['ContainsValue("abc", "b")', "refused"],
    ['ContainsValue(nil, "b")', "refused"],
    ['ContainsValue(ParseJSON("[{}]"), {})', "true"],
    ["ContainsValue([true], true)", "true"],
  ]);
});

describe("Index", () => {
  check([
    ['Index("hello", "l")', "2"],
    ['Index("hello", "z")', "-1"],
    ['Index("hello", "")', "0"],
    ['Index("héé", "é")', "1"],
    ['Index("hello", 1)', "failed"],
    ['Index([1, 2.0, "a"], 2)', "1"],
    ["Index([1, 2], 3)", "-1"],
    ["Index([[1], [2]], [2])", "1"],
    ["Index([nil], nil)", "0"],
    ['Index(Split("a,b", ","), "b")', "1"],
    ['Index({"a": 1}, 1)', "failed"],
    ["Index(nil, 1)", "failed"],
    ["Index(1, 1)", "failed"],
  ]);
});

describe("Keys", () => {
  check([
    ['Keys({"b": 1, "a": {"c": 2}})', '["b", "a"]'],
    ["Keys({})", "[]"],
    ["Keys([1])", "refused"],
    ['Keys(log.attributes["x"])', "failed"],
  ]);
});

describe("Values", () => {
  check([
    ['Values({"b": 1, "a": {"c": [2]}})', '[1, {"c": [2]}]'],
    ["Values({})", "[]"],
    ['Values("x")', "refused"],
  ]);
});

describe("Len", () => {
  check([
    ['Len("héllo")', "6"],
    ['Len("")', "0"],
    ["Len([1, 2])", "2"],
    ['Len({"a": 1})', "1"],
    ["Len(0x010203)", "3"],
    ['Len(Split("a,b,c", ","))', "3"],
    ["Len(1)", "failed"],
    ["Len(nil)", "failed"],
    ["Len(true)", "failed"],
    ["Len(log.trace_id)", "failed"],
    ['Len(Duration("1s"))', "failed"],
  ]);
});

describe("Sort", () => {
  check([
    ["Sort([3, 1, 2])", "[1, 2, 3]"],
    ['Sort([3, 1, 2], "desc")', "[3, 2, 1]"],
    ["Sort([2, 1.5, 1])", "[1, 1.5, 2]"],
    ["Sort([1, 1.0, 0])", "[0, 1, 1.0]"],
    ['Sort(["b", "a", "B"])', '["B", "a", "b"]'],
    ['Sort([true, false, "t"])', '[false, "t", true]'],
    ['Sort([10, "9", nil])', '[nil, 10, "9"]'],
    ["Sort([[2], 1])", "[[2], 1]"],
    ["Sort([])", "[]"],
    ['Sort(Split("b,a", ","), "desc")', '["b", "a"]'],
    ['Sort([1], "up")', "refused"],
    ['Sort("abc")', "failed"],
    ["Sort(nil)", "failed"],
    ['Sort([{"a": 1}])', "failed"],
    [
      "Sort([1, 0, 1.0, 0.0, 1, 0.0, 1.0, 0, 1, 0.0, 1.0, 0, 1, 0.0])",
      "[0.0, 0, 0.0, 0.0, 0, 0.0, 0, 1, 1.0, 1, 1.0, 1, 1, 1.0]",
    ],
  ]);
});

describe("SliceToMap", () => {
  check([
    ['SliceToMap(["a", "b"])', '{"0": "a", "1": "b"}'],
    [
      String.raw`SliceToMap(ParseJSON("[{\"k\":\"a\",\"v\":true},{\"k\":\"b\",\"v\":{\"w\":\"x\"}}]"), ["k"])`,
      '{"a": {"k": "a", "v": true}, "b": {"k": "b", "v": {"w": "x"}}}',
    ],
    [
      String.raw`SliceToMap(ParseJSON("[{\"k\":\"a\",\"v\":true},{\"k\":\"a\",\"v\":\"x\"}]"), ["k"], ["v"])`,
      '{"a": "x"}',
    ],
    [
      String.raw`SliceToMap(ParseJSON("[{\"k\":{\"n\":\"a\"},\"v\":\"x\"}]"), ["k", "n"], value_path=["v"])`,
      '{"a": "x"}',
    ],
    [String.raw`SliceToMap(ParseJSON("[{\"v\":\"x\"}]"), value_path=["v"])`, '{"0": "x"}'],
    [String.raw`SliceToMap(ParseJSON("[{\"k\":true}]"), ["k"])`, "failed"],
    [String.raw`SliceToMap(ParseJSON("[{\"k\":\"a\"}]"), ["z"])`, "failed"],
    [String.raw`SliceToMap(ParseJSON("[{\"k\":\"a\"}]"), ["k", "z"])`, "failed"],
    [String.raw`SliceToMap(ParseJSON("[{\"k\":\"a\"}]"), [])`, "failed"],
    ['SliceToMap(["a"], ["k"])', "failed"],
    ['SliceToMap([], ["k"])', "{}"],
    ['SliceToMap({"a": 1})', "refused"],
  ]);
});

describe("type tests", () => {
  check([
    ['IsString("a")', "true"],
    ["IsString(1)", "refused"],
    ['IsString(log.attributes["x"])', "false"],
    ['IsString(log.body["x"])', "failed"],
    ['IsString(ToUpperCase(log.attributes["x"]))', "failed"],
    ["IsInt(1)", "true"],
    ["IsInt(log.severity_number)", "true"],
    ["IsInt(log.severity_text)", "false"],
    ["IsInt(1.0)", "refused"],
    ["IsDouble(1.5)", "true"],
    ["IsDouble(Double(1))", "true"],
    ["IsDouble(1)", "refused"],
    ["IsBool(false)", "true"],
    ['IsBool(IsString("a"))', "true"],
    ["IsBool(nil)", "refused"],
    ["IsBool(log.severity_text)", "false"],
    ["IsMap({})", "true"],
    ["IsMap(log.attributes)", "true"],
    ["IsMap(log.severity_text)", "false"],
    ["IsMap([1])", "refused"],
    ["IsList([])", "true"],
    ['IsList(Split("a", ","))', "true"],
    ['IsList("a")', "false"],
    ["IsList(nil)", "false"],
    ["IsList(0x01)", "false"],
    ["IsList(log.attributes)", "false"],
  ]);
});

describe("IsEmpty", () => {
  check([
    ['IsEmpty("")', "true"],
    ['IsEmpty("a")', "false"],
    ["IsEmpty(0)", "true"],
    ["IsEmpty(-0.0)", "true"],
    ["IsEmpty(0.5)", "false"],
    ["IsEmpty(false)", "true"],
    ["IsEmpty(true)", "false"],
    ["IsEmpty(nil)", "true"],
    ["IsEmpty([])", "true"],
    ["IsEmpty([nil])", "false"],
    ["IsEmpty({})", "true"],
    ["IsEmpty(log.trace_id)", "true"],
    ["IsEmpty(log.time)", "false"],
    ['IsEmpty(Duration("0s"))', "true"],
    ['IsEmpty(Duration("1s"))', "false"],
    ["IsEmpty(log.attributes)", "true"],
    ['IsEmpty(Time("0001-01-01", "%Y-%m-%d", "UTC"))', "true"],
  ]);
});

describe("IsMatch", () => {
  check([
    ['IsMatch("hello", "l+")', "true"],
    ['IsMatch("hello", "^l")', "false"],
    ['IsMatch(404, "4.4")', "true"],
    ['IsMatch(1.0, "^1$")', "true"],
    ['IsMatch({"a": 1}, "a")', "true"],
    ['IsMatch([{"a": 1}], "a")', "false"],
    ['IsMatch(nil, ".*")', "false"],
    ['IsMatch("", "")', "true"],
    ['IsMatch("a", "(")', "refused"],
    ['IsMatch("a", Concat(["(", ""], ""))', "failed"],
    ['IsMatch("a", Concat(["A", ""], ""))', "false"],
    ['IsMatch(log.time, "1970")', "true"],
    ['IsMatch("é", "^.$")', "true"],
  ]);
});

describe("IsInCIDR", () => {
  check([
    ['IsInCIDR("10.1.2.3", ["192.168.0.0/16", "10.0.0.0/8"])', "true"],
    ['IsInCIDR("10.1.2.3", [])', "false"],
    ['IsInCIDR("x", ["10.0.0.0/8"])', "false"],
    ['IsInCIDR("::ffff:10.0.0.1", ["10.0.0.0/8"])', "true"],
    ['IsInCIDR("10.0.0.1", ["10.0.0.0"])', "refused"],
    ['IsInCIDR("10.0.0.1", ["10.0.0.0/8", log.severity_text])', "true"],
    ['IsInCIDR("11.0.0.1", ["10.0.0.0/8", log.severity_text])', "failed"],
    ['IsInCIDR("x", [log.severity_text, "bad"])', "false"],
    ['IsInCIDR("10.0.0.1", ["bad", log.severity_text])', "refused"],
    ['IsInCIDR("11.0.0.1", [Concat(["11.0.0.0", "8"], "/")])', "true"],
    ['IsInCIDR("10.0.0.1", "10.0.0.0/8")', "refused"],
    ['IsInCIDR(1, ["10.0.0.0/8"])', "refused"],
  ]);
});

describe("ToKeyValueString", () => {
  check([
    ['ToKeyValueString({"a": 1, "b": "x y", "c": nil})', String.raw`"a=1 b=\"x y\" c="`],
    ['ToKeyValueString({"b": true, "a": [1, "x"]}, ":", ",", true)', String.raw`"a:\"[1,\\\"x\\\"]\",b:true"`],
    [String.raw`ToKeyValueString({"a": "say \"hi\""})`, String.raw`"a=\"say \\\"hi\\\"\""`],
    ['ToKeyValueString({"a=b": "c"})', String.raw`"\"a=b\"=c"`],
    ["ToKeyValueString({})", '""'],
    ['ToKeyValueString({"a": 1}, "")', "refused"],
    ['ToKeyValueString({"a": 1}, "=", "")', "refused"],
    ['ToKeyValueString({"a": 1}, " ")', "refused"],
    ['ToKeyValueString("a")', "refused"],
    ['ToKeyValueString({"a": "x,y", "b": 1.5}, "=", ",")', String.raw`"a=\"x,y\",b=1.5"`],
  ]);
});

describe("ParseKeyValue", () => {
  check([
    [String.raw`ParseKeyValue("a=1 b='x y' c=\"d=e\"")`, '{"a": "1", "b": "x y", "c": "d=e"}'],
    ['ParseKeyValue("a=1  b=2 ")', '{"a": "1", "b": "2"}'],
    ['ParseKeyValue("a:1|b: 2 ", ":", "|")', '{"a": "1", "b": "2"}'],
    ['ParseKeyValue("a=1 a=2")', '{"a": "2"}'],
    ['ParseKeyValue("a==1")', '{"a": "=1"}'],
    ['ParseKeyValue("a=")', '{"a": ""}'],
    ['ParseKeyValue("a")', "failed"],
    ['ParseKeyValue("")', "failed"],
    [`ParseKeyValue("a='x")`, "failed"],
    [String.raw`ParseKeyValue("a=b\\' c=d")`, String.raw`{"a": "b\\'", "c": "d"}`],
    ['ParseKeyValue("a=1", "=", "=")', "refused"],
    ['ParseKeyValue("a=1", "")', "refused"],
    ["ParseKeyValue(nil)", "refused"],
    ['ParseKeyValue(log.attributes["x"])', "failed"],
  ]);
});
