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

describe("All", () => {
  check([
    ["All([1, 2], (i, v) => v > 0)", "true"],
    ["All([1, 2], (i, v) => v > 1)", "false"],
    ["All([], (i, v) => false)", "true"],
    ['All({"a": 1}, (k, v) => k == "a")', "true"],
    ['All("x", (i, v) => true)', "failed"],
    ["All(nil, (i, v) => true)", "failed"],
    ["All([1], (v) => true)", "refused"],
    ["All([1], (i, v) => v)", "failed"],
    ['All(Split("a,b", ","), (_, v) => v != "c")', "true"],
    ["All([false, 1], (i, v) => v)", "false"],
  ]);
});

describe("Any", () => {
  check([
    ["Any([1, 2], (i, v) => v > 1)", "true"],
    ["Any([], (i, v) => true)", "false"],
    ['Any({"a": 1}, (k, v) => v == 2)', "false"],
    ["Any([true, 1], (i, v) => v)", "true"],
    ["Any([1, 2], (_, _) => true)", "true"],
  ]);
});

describe("Filter", () => {
  check([
    ["Filter([1, 2, 3], (i, v) => i > 0)", "[2, 3]"],
    ['Filter({"a": 1, "b": [2]}, (k, v) => IsList(v))', '{"b": [2]}'],
    ["Filter([], (i, v) => true)", "[]"],
    ["Filter([1], (i, v) => nil)", "failed"],
    ["Filter(1, (i, v) => true)", "failed"],
    ['Filter([[1, 2], "a"], (i, v) => v[0] == 1)', "failed"],
    ["Filter([[1, 2]], (i, v) => v[0] == 1)", "[[1, 2]]"],
  ]);
});

describe("Find", () => {
  check([
    ["Find([1, 2], (i, v) => v > 1)", "2"],
    ["Find([1, 2], (i, v) => v > 5)", "nil"],
    ['Find({"a": 1, "b": 2}, (k, v) => v > 1, (k, v) => k)', '"b"'],
    ['Find(["a"], (i, v) => true, (i, v) => Split(v, ","))', '["a"]'],
    ["Find([nil], (i, v) => true)", "nil"],
    ["Find([nil], (i, v) => true, (i, v) => v)", "failed"],
    ["Find([1], (v) => true)", "refused"],
    ["Find([1], (i, v) => true, (v) => v)", "refused"],
  ]);
});

describe("MapEach", () => {
  check([
    ["MapEach([1, 2], (i, v) => v * 10 + i)", "[10, 21]"],
    ['MapEach({"a": 1}, (k, v) => [k, v])', '{"a": ["a", 1]}'],
    ['MapEach({"a": 1}, (k, v) => {k: v})', '{"a": {"a": 1}}'],
    ["MapEach([1], (i, v) => nil)", "failed"],
    ['MapEach([1], (i, v) => Split("a,b", ","))', '[["a", "b"]]'],
    ["MapEach([1], (i, v) => log.time)", "failed"],
    ["MapEach([1, 2], (i, v) => v == 1)", "[true, false]"],
    ["MapEach([[1]], (i, v) => MapEach(v, (j, w) => w + i + 1))", "[[2]]"],
    ["MapEach([], (i, v) => nil)", "[]"],
  ]);
});

describe("MapKeys", () => {
  check([
    ['MapKeys({"a": 1, "b": 2}, (k, v) => ToUpperCase(k))', '{"A": 1, "B": 2}'],
    ['MapKeys({"a": 1, "b": 2, "c": 3}, (k, v) => "x")', '{"x": 3}'],
    ['MapKeys({"a": 1}, (k, v) => v)', "failed"],
    ["MapKeys([1], (k, v) => k)", "refused"],
    ["MapKeys({}, (k, v) => 1)", "{}"],
  ]);
});

describe("Reduce", () => {
  check([
    ["Reduce([1, 2, 3], 0, (a, i, v) => a + v)", "6"],
    ['Reduce([], "seed", (a, i, v) => v)', '"seed"'],
    ['Reduce({"a": 1, "b": 2}, "", (a, k, v) => Concat([a, k, v], ""))', '"a1b2"'],
    ["Reduce([1], nil, (a, i, v) => a)", "failed"],
    ["Reduce([1, 2], nil, (a, i, v) => v)", "2"],
    ["Reduce([1], 0, (a, v) => v)", "refused"],
    ['Reduce(["a,b"], 0, (a, i, v) => Split(v, ","))', '["a", "b"]'],
    ['Reduce(["a,b", "c"], 0, (a, i, v) => IsList(a))', "false"],
  ]);
});

describe("When", () => {
  check([
    ['When(() => 1 < 2, "a", "b")', '"a"'],
    ['When(() => false, Int("x"), "b")', "refused"],
    ['When(() => log.body == nil, nil, "b")', "nil"],
    ['When(() => 1, "a", "b")', "failed"],
    ['When((a) => true, "a", "b")', "refused"],
    ['When(() => nil, "a", "b")', "failed"],
    ['When(() => log.body["x"] == 1, "a", "b")', "failed"],
    ['When(() => IsString(log.body), "a", log.body["x"])', "failed"],
  ]);
});
