import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculateV1, compareV1, negateV1 } from "../../src/analysis/v1/operators.ts";
import { parseV1Expression, type V1Expression } from "../../src/runtime/v1/index.ts";
import { Failure } from "../../src/values/failure.ts";
import type { Value } from "../../src/values/value.ts";
import { evaluate, run, spansPayload } from "./run-v1.ts";

const int = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
const smallInt = fc.bigInt({ min: -1000n, max: 1000n });
const scalar: fc.Arbitrary<Value> = fc.oneof(
  int,
  fc.double(),
  fc.string({ unit: "binary-ascii" }),
  fc.boolean(),
  fc.constant(null),
);
const operator = fc.constantFrom("+", "-", "*", "/", "%" as const);
const comparison = fc.constantFrom("==", "!=", "<", "<=", ">", ">=" as const);
const truth = fc.constantFrom("true", "false", 'attr["missing"] == 1');
const check = (...args: Parameters<typeof fc.assert>) => fc.assert(args[0], { numRuns: 300, seed: 8, ...args[1] });

describe("algebra of the operators", () => {
  test("nil with anything is nil", () => {
    check(
      fc.property(scalar, operator, comparison, (value, math, order) => {
        expect(calculateV1(value, math, null)).toBeNull();
        expect(calculateV1(null, math, value)).toBeNull();
        expect(compareV1(value, order, null)).toBeNull();
        expect(compareV1(null, order, value)).toBeNull();
        expect(negateV1(null)).toBeNull();
      }),
    );
  });

  test("ints add and multiply commutatively and associatively, wrapping", () => {
    check(
      fc.property(int, int, int, fc.constantFrom("+", "*" as const), (a, b, c, op) => {
        const apply = (x: bigint, y: bigint) => calculateV1(x, op, y) as bigint;
        expect(apply(a, b)).toBe(apply(b, a));
        expect(apply(apply(a, b), c)).toBe(apply(a, apply(b, c)));
        expect(calculateV1(apply(a, b), "-", b)).toBe(op === "+" ? a : calculateV1(a * b, "-", b));
      }),
    );
  });

  test("division truncates, the remainder has the sign of the dividend, and both make up the dividend", () => {
    check(
      fc.property(
        smallInt,
        smallInt.filter((b) => b !== 0n),
        (a, b) => {
          const quotient = calculateV1(a, "/", b) as bigint;
          const rest = calculateV1(a, "%", b) as bigint;
          expect(quotient * b + rest).toBe(a);
          expect(rest === 0n || rest > 0n === a > 0n).toBe(true);
          expect(Number(quotient)).toBe(Math.trunc(Number(a) / Number(b)) + 0);
        },
      ),
    );
    for (const op of ["/", "%"] as const) {
      expect(calculateV1(1n, op, 0n)).toBeInstanceOf(Failure);
      expect(calculateV1(1, op, 0)).toBeInstanceOf(Failure);
    }
  });

  test("comparisons of ints and of texts order totally", () => {
    check(
      fc.property(
        fc.oneof(
          fc.tuple(int, int),
          fc.tuple(fc.string({ unit: "binary-ascii" }), fc.string({ unit: "binary-ascii" })),
        ),
        ([a, b]) => {
          expect(compareV1(a, "<", b)).toBe(!compareV1(a, ">=", b));
          expect(compareV1(a, ">", b)).toBe(compareV1(b, "<", a));
          expect(compareV1(a, "==", b)).toBe(!compareV1(a, "!=", b));
          expect([compareV1(a, "<", b), compareV1(a, "==", b), compareV1(a, ">", b)].filter(Boolean)).toHaveLength(1);
        },
      ),
    );
  });

  test("logic is three-valued: De Morgan holds, and a nil condition is false", () => {
    const value = (expression: string): unknown => evaluate(`Coalesce(${expression}, "nil")`);
    check(
      fc.property(truth, truth, (a, b) => {
        expect(value(`not ((${a}) and (${b}))`)).toEqual(value(`(not (${a})) or (not (${b}))`));
        expect(value(`(${a}) or (${b})`)).toEqual(value(`(${b}) or (${a})`));
      }),
      { numRuns: 30 },
    );
    expect(value('attr["missing"] > 1 and false')).toEqual({ boolValue: false });
    expect(value('attr["missing"] > 1 and true')).toEqual({ stringValue: "nil" });
    expect(value('attr["missing"] > 1 or true')).toEqual({ boolValue: true });
    expect(run('drop() where attr["missing"] > 1', spansPayload([{}])).counts.kept).toBe(1);
    expect(run('drop() where not (attr["missing"] > 1)', spansPayload([{}])).counts.kept).toBe(1);
    expect(run('keep() where attr["missing"] > 1', spansPayload([{}])).counts.dropped).toBe(1);
    expect(value('attr["missing"] == nil')).toEqual({ boolValue: true });
  });
});

const LEVELS = [["or"], ["and"], ["==", "<"], ["+", "-"], ["*", "/", "%"]];

/** The tree with every operator in parentheses. */
function shape(node: V1Expression | undefined): string {
  if (node?.kind === "V1Binary") return `(${shape(node.left)}${node.operator}${shape(node.right)})`;
  if (node?.kind === "V1Unary") return `(${node.operator} ${shape(node.operand)})`;
  return node?.kind === "Int" ? node.text : "?";
}

describe("precedence", () => {
  test("of two different levels the tighter one binds first, of one level the left one", () => {
    const level = fc.nat({ max: LEVELS.length - 1 });
    check(
      fc.property(level, level, fc.nat(), fc.nat(), (i, j, x, y) => {
        const [first, second] = [LEVELS[i][x % LEVELS[i].length], LEVELS[j][y % LEVELS[j].length]];
        const { node, diagnostics } = parseV1Expression(`1 ${first} 2 ${second} 3`);
        if (i === 2 && j === 2) expect(diagnostics[0].code).toBe("OTTL1020");
        else expect(shape(node)).toBe(j > i ? `(1${first}(2${second}3))` : `((1${first}2)${second}3)`);
      }),
    );
  });

  test("unary operators bind tightest", () => {
    expect(shape(parseV1Expression("not 1 == -2 * 3").node)).toBe("((not 1)==((- 2)*3))");
    expect(shape(parseV1Expression("- - 1 + 2").node)).toBe("((- (- 1))+2)");
  });
});

describe("folds, sampling and hashing", () => {
  test("Sum and Len over a wildcard are those of the list", () => {
    check(
      fc.property(fc.array(smallInt, { maxLength: 20 }), (items) => {
        const total = items.reduce((sum, item) => sum + item, 0n);
        expect(evaluate('Sum(attr["l"][*])', { l: items })).toEqual({ intValue: String(total) });
        expect(evaluate('Len(attr["l"][*]) == Len(attr["l"])', { l: items })).toEqual({ boolValue: true });
      }),
      { numRuns: 50 },
    );
  });

  test("Hash is a non-negative int, the same each time", () => {
    check(
      fc.property(fc.string(), (text) => {
        const literal = JSON.stringify(text.replace(/[^\x20-\x7e]/g, "_"));
        const first = evaluate(`Hash(${literal})`) as { intValue: string };
        expect(evaluate(`Hash(${literal})`)).toEqual(first);
        expect(BigInt(first.intValue) >= 0n).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("sampling keeps its share within three standard deviations", () => {
    const count = 20_000;
    const spans = Array.from({ length: count }, (_, i) => ({
      traceId: (BigInt(i) * 0x9e3779b97f4a7c15n).toString(16).padStart(32, "0"),
    }));
    const payload = spansPayload(spans);
    for (const percent of [1, 10, 50]) {
      const { counts } = run(`drop() where Hash(trace_id) % 100 >= ${percent}`, payload);
      const share = percent / 100;
      expect(Math.abs(counts.kept - count * share)).toBeLessThan(3 * Math.sqrt(count * share * (1 - share)));
    }
  });
});
