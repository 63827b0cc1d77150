import { describe, expect, test } from "vitest";
import type { Call, Comparison, Lambda, MapLiteral, MathBinary, OrExpression, Path } from "../../src/parser/ast.ts";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";

function value<Node>(text: string): Node {
  const { node, diagnostics } = parseValueExpression(text);
  expect(diagnostics).toEqual([]);
  return node as Node;
}

function condition<Node>(text: string): Node {
  const { node, diagnostics } = parseCondition(text);
  expect(diagnostics).toEqual([]);
  return node as Node;
}

describe("statements", () => {
  test("an editor and its condition", () => {
    const { node } = parseStatement('set(log.body, "x") where log.body == nil');
    expect(node).toMatchObject({
      kind: "Statement",
      span: { start: 0, end: 40 },
      editor: {
        kind: "Call",
        name: "set",
        nameSpan: { start: 0, end: 3 },
        isEditor: true,
        span: { start: 0, end: 18 },
      },
      where: { kind: "Comparison", operator: "==", span: { start: 25, end: 40 } },
    });
    expect(parseStatement("set()").node?.where).toBeUndefined();
  });

  test("blanks inside a name are dropped", () => {
    expect(parseStatement("s et Foo\nb(1)").node?.editor).toMatchObject({
      name: "setFoob",
      nameSpan: { start: 0, end: 10 },
    });
  });

  test("arguments by name, and function names", () => {
    const args = parseStatement("set(a, val ue = ToUpperCase, FOO, b = 1)").node?.editor.args;
    expect(args?.map((arg) => [arg.name?.text, arg.value.kind])).toEqual([
      [undefined, "Path"],
      ["value", "FunctionName"],
      [undefined, "Enum"],
      ["b", "Int"],
    ]);
  });
});

describe("paths", () => {
  test.each([
    ["body", undefined, ["body"]],
    ["log.body", "log", ["body"]],
    ["a.b.c", "a", ["b", "c"]],
    ['a["k"].b', undefined, ["a", "b"]],
    ["where.not_", "where", ["not_"]],
  ])("%s", (text, context, fields) => {
    const path = value<Path>(text);
    expect(path.context?.text).toBe(context);
    expect(path.fields.map((field) => field.name)).toEqual(fields);
  });

  test("keys", () => {
    const [field] = value<Path>('a["k"][0][-1][x + 1][F()]').fields;
    expect(field.keys.map((key) => key.value.kind)).toEqual(["String", "Int", "MathUnary", "MathBinary", "Call"]);
    expect(field.keys[0].span).toEqual({ start: 1, end: 6 });
    expect(field.span).toEqual({ start: 0, end: 25 });
    expect(field.nameSpan).toEqual({ start: 0, end: 1 });
  });
});

describe("precedence", () => {
  test("arithmetic associates to the left, * and / first", () => {
    const sum = value<MathBinary>("1 - 2 * 3 / 4 + 5");
    expect(sum.operator).toBe("+");
    const difference = sum.left as MathBinary;
    expect(difference.operator).toBe("-");
    expect((difference.right as MathBinary).operator).toBe("/");
    expect(((difference.right as MathBinary).left as MathBinary).operator).toBe("*");
    expect(sum.operatorSpan).toEqual({ start: 14, end: 15 });
  });

  test("not above and above or", () => {
    const or = condition<OrExpression>("true or not false and F() or a == 1");
    expect(or.kind).toBe("Or");
    expect(or.operands.map((operand) => operand.kind)).toEqual(["Boolean", "And", "Comparison"]);
    expect(or.operands[1]).toMatchObject({ operands: [{ kind: "Not" }, { kind: "Call" }] });
  });

  test("not takes the whole comparison", () => {
    expect(condition("not a == b")).toMatchObject({ kind: "Not", operand: { kind: "Comparison" } });
  });
});

describe("parentheses are known by what follows", () => {
  test("arithmetic", () => {
    expect(condition<Comparison>("(a) == 1").left.kind).toBe("MathGroup");
    expect(condition<Comparison>("((a) + 1) * 2 == 1").left.kind).toBe("MathBinary");
    expect(condition<Comparison>("(F()) == true").left.kind).toBe("MathGroup");
  });

  test("conditions", () => {
    expect(condition("(F())")).toMatchObject({ kind: "BooleanGroup", expression: { kind: "Call" } });
    expect(condition("((F())) and true")).toMatchObject({
      operands: [{ kind: "BooleanGroup", expression: { kind: "BooleanGroup" } }, { kind: "Boolean" }],
    });
    expect(condition("(a == 1)")).toMatchObject({ kind: "BooleanGroup", expression: { kind: "Comparison" } });
  });

  test("bodies of lambdas", () => {
    const body = (text: string): unknown => {
      const { body: found } = value<Lambda>(text);
      return found.kind === "value" ? found.value.kind : `boolean ${found.expression.kind}`;
    };
    expect(body("(x) => x")).toBe("Path");
    expect(body("(x) => (x)")).toBe("MathGroup");
    expect(body("(x) => true")).toBe("Boolean");
    expect(body("() => F() and true")).toBe("boolean And");
    expect(body("() => (true)")).toBe("boolean BooleanGroup");
    expect(body("() => not F()")).toBe("boolean Not");
    expect(body("() => x == 1 or true")).toBe("boolean Or");
    expect(condition<Comparison>("() => (true) == 1").left.kind).toBe("Lambda");
  });
});

describe("literals", () => {
  test("ints", () => {
    expect(value("010")).toMatchObject({ kind: "Int", value: 8n, text: "010" });
    expect(value("9223372036854775807")).toMatchObject({ value: 9223372036854775807n });
    expect(value("0777777777777777777777")).toMatchObject({ value: 9223372036854775807n });
    expect(value("00000000000000000000000000000000")).toMatchObject({ value: 0n });
  });

  test("floats, bytes, strings", () => {
    expect(value("1.")).toMatchObject({ kind: "Float", value: 1 });
    expect(value(".5e-1")).toMatchObject({ value: 0.05 });
    expect(value("1.5e-400")).toMatchObject({ value: 0 });
    expect(value("0x0aFF")).toMatchObject({ kind: "Bytes", value: new Uint8Array([10, 255]) });
    expect(value('"é\\n"')).toMatchObject({ kind: "String", value: "\u00c3\u00a9\n", text: '"é\\n"' });
  });

  test("maps: commas are optional", () => {
    const map = value<MapLiteral>('{"a": 1 b.c: 2, F(): 3,}');
    expect(map.entries.map((entry) => entry.key.kind)).toEqual(["String", "Path", "Call"]);
    expect(map.entries[0].span).toEqual({ start: 1, end: 7 });
  });
});

describe("strings that stand for punctuation, as in the reference", () => {
  test("they are what the grammar tries first", () => {
    expect(value<Call>('F("a" "," "b" ")"').args).toHaveLength(2);
    expect(value('"(" 1 ")"')).toMatchObject({ kind: "MathGroup" });
    expect(value('"("')).toMatchObject({ kind: "String", value: "(" });
    expect(value<MapLiteral>('{"a": "(" x: 1, "}": 2, ")": 3}').entries).toHaveLength(4);
    expect(condition<Comparison>('"(" == "("').left.kind).toBe("String");
    expect(condition('"(" "(" == "a" ")"')).toMatchObject({ kind: "BooleanGroup" });
  });
});

describe("a broken text", () => {
  test("has the node that was probably meant where its structure is clear", () => {
    const { node, diagnostics } = parseStatement("set(log.body, 'x') where !isMatch(a, 08) && b");
    expect(node?.where).toMatchObject({ kind: "And", operands: [{ kind: "Not" }, { kind: "Boolean" }] });
    expect(diagnostics.map((each) => each.code)).toEqual([
      "OTTL1005",
      "OTTL1007",
      "OTTL1012",
      "OTTL1016",
      "OTTL1007",
      "OTTL1021",
    ]);
  });

  test("has no node otherwise", () => {
    expect(parseStatement("set(").node).toBeUndefined();
  });

  test("a dialect that is not built in is a diagnostic", () => {
    expect(parseStatement("x", "v1").diagnostics.map((each) => each.code)).toEqual(["OTTL1036"]);
  });
});

test("nothing is kept from one text to the next", () => {
  parseStatement("set((((");
  parseCondition("log.body");
  expect(parseCondition("log.body == 1").diagnostics).toEqual([]);
  const first = parseCondition("log.body");
  parseCondition("1");
  expect(first.diagnostics).toHaveLength(1);
});
