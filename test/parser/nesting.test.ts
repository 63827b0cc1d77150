import { describe, expect, test } from "vitest";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";

/** Texts nested `n` deep, in each way in which the language nests. */
const NESTED: Readonly<
  Record<string, readonly [(n: number) => string, (text: string) => { diagnostics: readonly { code: string }[] }]>
> = {
  arithmetic: [(n) => `${"(".repeat(n)}x${")".repeat(n)}`, parseValueExpression],
  signs: [(n) => `${"-(".repeat(n)}x${")".repeat(n)}`, parseValueExpression],
  conditions: [(n) => `${"(".repeat(n)}true${")".repeat(n)}`, parseCondition],
  negations: [(n) => `${"not (".repeat(n)}true${")".repeat(n)}`, parseCondition],
  lists: [(n) => `${"[".repeat(n)}1${"]".repeat(n)}`, parseValueExpression],
  maps: [(n) => `${'{"a":'.repeat(n)}1${"}".repeat(n)}`, parseValueExpression],
  calls: [(n) => `${"F(".repeat(n)}1${")".repeat(n)}`, parseValueExpression],
  "calls in a statement": [(n) => `set(a, ${"F(".repeat(n)}1${")".repeat(n)})`, parseStatement],
  keys: [(n) => `${"a[".repeat(n)}1${"]".repeat(n)}`, parseValueExpression],
  lambdas: [(n) => `${"F(() => ".repeat(n / 2)}x${")".repeat(n / 2)}`, parseValueExpression],
  mixture: [
    (n) => `${'F(a[{"b": ['.replace("[{", "[G({").repeat(n / 5)}1${"]})])".repeat(n / 5)}`,
    parseValueExpression,
  ],
};

describe("nesting", () => {
  test.each(Object.entries(NESTED))("200 levels of %s are read", (_, [text, parse]) => {
    expect(parse(text(200)).diagnostics).toEqual([]);
  });

  test.each(Object.entries(NESTED))("10,000 levels of %s are refused, not overflowed", (_, [text, parse]) => {
    expect(parse(text(10_000)).diagnostics.map((each) => each.code)).toEqual(["OTTL1025"]);
  });
});

describe("length is no nesting", () => {
  test.each([
    ["conditions", `true${" and true".repeat(50_000)}`, parseCondition],
    ["arguments", `F(1${", 1".repeat(50_000)})`, parseValueExpression],
    ["items", `[-1${", -1".repeat(50_000)}]`, parseValueExpression],
    ["fields", `a${".a".repeat(50_000)}`, parseValueExpression],
    ["characters", `"${"x".repeat(1_000_000)}"`, parseValueExpression],
  ] as const)("%s", (_, text, parse) => {
    expect(parse(text).diagnostics).toEqual([]);
  });

  test("but a chain of arithmetic is one level of the tree an operator", () => {
    expect(parseValueExpression(`1${"+1".repeat(1_000)}`).diagnostics).toEqual([]);
    expect(parseValueExpression(`1${"+1".repeat(100_000)}`).diagnostics.map((each) => each.code)).toEqual(["OTTL1025"]);
  });
});

test("hostile texts end in bounded time", () => {
  const texts = [
    "(",
    "[",
    '{"a":',
    "F(",
    "a[",
    "() => ",
    "not (",
    '"("',
    'F"("',
    '- "("',
    'a "["',
    '{"a": F "(" ":",',
    "a,",
    "a ",
    ")",
    "=",
    "1 ",
  ];
  for (const piece of texts) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const start = performance.now();
    expect(parseStatement(`set(${text}`).diagnostics.length, piece).toBeGreaterThan(0);
    expect(parseCondition(text).diagnostics.length, piece).toBeGreaterThan(0);
    expect(performance.now() - start, piece).toBeLessThan(5_000);
  }
});
