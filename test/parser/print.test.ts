import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Node } from "../../src/parser/ast.ts";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { print } from "../../src/parser/print.ts";
import { trees } from "./trees.ts";

/** A tree without its spans and literal texts. */
function bare(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === "span" || key === "nameSpan" || key === "operatorSpan") return undefined;
      if (key === "text" && typeof value === "string") return /^["0-9.]|^$/.test(value) ? undefined : value;
      if (value instanceof Uint8Array) return [...value];
      return typeof value === "bigint" ? `${value}n` : value;
    }),
  );
}

const PARSERS = { statement: parseStatement, condition: parseCondition, value: parseValueExpression };

describe("reading what was printed gives the same tree", () => {
  for (const kind of ["statement", "condition", "value"] as const) {
    test(kind, () => {
      fc.assert(
        fc.property(trees[kind] as fc.Arbitrary<Node>, (tree) => {
          const text = print(tree);
          const { node, diagnostics } = PARSERS[kind](text);
          expect(diagnostics, text).toEqual([]);
          expect(bare(node), text).toEqual(bare(tree));
          expect(print(node as Node)).toBe(text);
        }),
        { numRuns: 300, seed: 7 },
      );
    });
  }
});

test.each([
  ["set( log . body,1 )where true", "set(log.body, 1) where true"],
  ["s et(log.body, 010)", "set(log.body, 010)"],
  ['set(a["k"][0].b, {"a":1 "b":[1,2],})', 'set(a["k"][0].b, {"a": 1, "b": [1, 2]})'],
  ["set(a, name=To UPPER case)", "set(a, name = ToUPPERcase)"],
  ["set(a,(x,_)=>x==1 and not(y==2))", "set(a, (x, _) => x == 1 and not (y == 2))"],
  ["set(a, -1*(2+ -b)/1.50)", "set(a, -1 * (2 + -b) / 1.50)"],
  ['set(a, "\\x41é")', 'set(a, "\\x41é")'],
  ['set"("a, 1")"', "set(a, 1)"],
])("%s", (text, printed) => {
  const { node, diagnostics } = parseStatement(text);
  expect(diagnostics).toEqual([]);
  expect(print(node as Node)).toBe(printed);
});

test("parentheses are added where a rewritten tree needs them", () => {
  const value = (text: string): never => parseValueExpression(text).node as never;
  const condition = (text: string): never => parseCondition(text).node as never;
  const span = { start: 0, end: 0 };
  const product = {
    kind: "MathBinary",
    span,
    operator: "*",
    operatorSpan: span,
    left: value("1 + 2"),
    right: value("3 * 4"),
  } as const;
  expect(print(product)).toBe("(1 + 2) * (3 * 4)");
  expect(print({ kind: "MathUnary", span, operator: "-", operand: value("-1") })).toBe("-(-1)");
  expect(print({ kind: "Not", span, operand: condition("true or false") })).toBe("not (true or false)");
  expect(print({ kind: "And", span, operands: [condition("true or false"), condition("not true")] })).toBe(
    "(true or false) and not true",
  );
  expect(print({ kind: "Key", span, value: value("1 + 2") })).toBe("[(1 + 2)]");
});
