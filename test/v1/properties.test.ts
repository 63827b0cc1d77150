import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareV1 } from "../../src/analysis/v1/operators.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { compileV1, parseV1Expression, type V1Expression } from "../../src/runtime/v1/index.ts";
import type { Value } from "../../src/values/value.ts";
import { evaluate, keyValues, run, spansOf, spansPayload } from "./run-v1.ts";

const check = (...args: Parameters<typeof fc.assert>) => fc.assert(args[0], { numRuns: 200, seed: 81, ...args[1] });

/** An expression, by itself: what it means is worked out below, apart from the engine. */
type Tree =
  | { readonly kind: "leaf"; readonly text: string; readonly value: bigint | boolean | null }
  | { readonly kind: "unary"; readonly operator: "not" | "-"; readonly operand: Tree }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Tree; readonly right: Tree };

const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["==", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];
const UNARY = LEVELS.length;
const COMPARISON = 2;

function levelOf(tree: Tree): number {
  if (tree.kind === "leaf") return UNARY + 1;
  return tree.kind === "unary" ? UNARY : LEVELS.findIndex((operators) => operators.includes(tree.operator));
}

const MISSING: Tree = { kind: "leaf", text: 'attr["missing"]', value: null };
const int = fc.bigInt({ min: 0n, max: 50n });
// As a literal and as an attribute, so that what is folded beforehand is compared with what is worked out on data.
const number = fc.oneof(
  int.map((value): Tree => ({ kind: "leaf", text: String(value), value })),
  int.map((value): Tree => ({ kind: "leaf", text: `attr["n${value}"]`, value })),
  fc.constant(MISSING),
);
const flag = fc.oneof(
  fc.constantFrom<Tree>(
    { kind: "leaf", text: "true", value: true },
    { kind: "leaf", text: "false", value: false },
    { kind: "leaf", text: 'attr["yes"]', value: true },
    { kind: "leaf", text: 'attr["no"]', value: false },
  ),
  fc.constant(MISSING),
);
const ATTRIBUTES = {
  yes: true,
  no: false,
  ...Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`n${i}`, BigInt(i)])),
};

const { sum, condition } = fc.letrec<{ sum: Tree; condition: Tree }>((tie) => ({
  sum: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    number,
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/", "%"), tie("sum"), tie("sum"))
      .map(([operator, left, right]): Tree => ({ kind: "binary", operator, left, right })),
    tie("sum").map((operand): Tree => ({ kind: "unary", operator: "-", operand })),
  ),
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    flag,
    fc
      .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("sum"), tie("sum"))
      .map(([operator, left, right]): Tree => ({ kind: "binary", operator, left, right })),
    fc
      .tuple(fc.constantFrom("and", "or"), tie("condition"), tie("condition"))
      .map(([operator, left, right]): Tree => ({ kind: "binary", operator, left, right })),
    tie("condition").map((operand): Tree => ({ kind: "unary", operator: "not", operand })),
  ),
}));

/** With every operator in parentheses. */
function inParentheses(tree: Tree): string {
  if (tree.kind === "leaf") return tree.text;
  if (tree.kind === "unary") return `(${tree.operator} ${inParentheses(tree.operand)})`;
  return `(${inParentheses(tree.left)} ${tree.operator} ${inParentheses(tree.right)})`;
}

/** With no parentheses but those that precedence asks for. */
function bare(tree: Tree): string {
  const within = (child: Tree, least: number): string => (levelOf(child) < least ? `(${bare(child)})` : bare(child));
  if (tree.kind === "leaf") return tree.text;
  if (tree.kind === "unary") return `${tree.operator} ${within(tree.operand, UNARY)}`;
  const level = levelOf(tree);
  // Comparisons are not chained, so neither side may be one.
  return `${within(tree.left, level === COMPARISON ? level + 1 : level)} ${tree.operator} ${within(tree.right, level + 1)}`;
}

/** The shape that the parser saw; parentheses do not count. */
function shapeOf(node: V1Expression | undefined, text: string): string {
  if (node?.kind === "V1Group") return shapeOf(node.expression, text);
  if (node?.kind === "V1Unary") return `(${node.operator} ${shapeOf(node.operand, text)})`;
  if (node?.kind === "V1Binary") return `(${shapeOf(node.left, text)} ${node.operator} ${shapeOf(node.right, text)})`;
  return node ? text.slice(node.span.start, node.span.end) : "?";
}

const FAILED = Symbol("failed");
type Meaning = bigint | boolean | null | typeof FAILED;

/** What a tree means, worked out from the words of the description. */
function meaningOf(tree: Tree): Meaning {
  if (tree.kind === "leaf") return tree.value;
  if (tree.kind === "unary") {
    const value = meaningOf(tree.operand);
    if (value === null || value === FAILED) return value;
    return typeof value === "bigint" ? BigInt.asIntN(64, -value) : !value;
  }
  const left = meaningOf(tree.left);
  if (left === FAILED) return FAILED;
  if (tree.operator === "and" || tree.operator === "or") {
    const decisive = tree.operator === "or";
    if (left === decisive) return decisive;
    const right = meaningOf(tree.right);
    if (right === FAILED || right === decisive) return right;
    return left === null || right === null ? null : !decisive;
  }
  const right = meaningOf(tree.right);
  if (right === FAILED) return FAILED;
  if (left === null || right === null) return null;
  return calculated(left as bigint, tree.operator, right as bigint);
}

function calculated(left: bigint, operator: string, right: bigint): Meaning {
  if ((operator === "/" || operator === "%") && right === 0n) return FAILED;
  switch (operator) {
    case "+":
      return BigInt.asIntN(64, left + right);
    case "-":
      return BigInt.asIntN(64, left - right);
    case "*":
      return BigInt.asIntN(64, left * right);
    case "/":
      return BigInt.asIntN(64, left / right);
    case "%":
      return left % right;
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}

/** What the engine makes of an expression. */
function resultOf(expression: string): Meaning {
  const { output, errorCount } = run(`set(attr["result"], ${expression})`, spansPayload([{ attributes: ATTRIBUTES }]));
  if (errorCount > 0) return FAILED;
  const { result } = spansOf(output)[0].attrs as { result?: { intValue?: string; boolValue?: boolean } };
  return result === undefined
    ? null
    : result.intValue === undefined
      ? (result.boolValue ?? false)
      : BigInt(result.intValue);
}

describe("random expressions", () => {
  const tree = fc.oneof(sum, condition);

  test("mean what they say, with all parentheses and with those only that precedence asks for", () => {
    check(
      fc.property(tree, (each) => {
        const meaning = meaningOf(each);
        expect(resultOf(inParentheses(each))).toBe(meaning);
        expect(resultOf(bare(each))).toBe(meaning);
      }),
      { numRuns: 400 },
    );
  });

  test("are read as precedence says", () => {
    check(
      fc.property(tree, (each) => {
        const text = bare(each);
        expect(shapeOf(parseV1Expression(text).node, text)).toBe(inParentheses(each));
      }),
      { numRuns: 1000 },
    );
  });

  test("as conditions: `keep` and `drop` are each other's opposite but for nil, which never holds", () => {
    check(
      fc.property(condition, (each) => {
        const meaning = meaningOf(each);
        if (meaning === FAILED) return;
        const kept = (source: string) => run(source, spansPayload([{ attributes: ATTRIBUTES }])).counts.kept === 1;
        const text = bare(each);
        expect(kept(`keep() where ${text}`)).toBe(meaning === true);
        expect(kept(`drop() where ${text}`)).toBe(meaning !== true);
        expect(kept(`drop() where not (${text})`)).toBe(meaning !== false);
        expect(kept(`keep() where ${text}\nkeep() where true`)).toBe(meaning === true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("comparisons", () => {
  const value: fc.Arbitrary<Value> = fc.oneof(
    fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
    fc.double({ noNaN: true }),
    fc.bigInt({ min: -5n, max: 5n }),
    fc.integer({ min: -5, max: 5 }),
  );

  test("order ints and floats alike: transitive, antisymmetric, total", () => {
    check(
      fc.property(value, value, value, (a, b, c) => {
        if (compareV1(a, "<=", b) && compareV1(b, "<=", c)) expect(compareV1(a, "<=", c)).toBe(true);
        expect(compareV1(a, "<=", b) || compareV1(b, "<=", a)).toBe(true);
        expect(compareV1(a, "<=", b) && compareV1(b, "<=", a)).toBe(compareV1(a, "==", b));
        expect(compareV1(a, "<", b)).toBe(compareV1(b, ">", a));
      }),
      { numRuns: 2000 },
    );
  });

  test("values of different types are not equal and have no order", () => {
    check(
      fc.property(value, fc.oneof(fc.string({ unit: "binary-ascii" }), fc.boolean()), (a, b) => {
        expect(["==", "<", "<=", ">", ">="].map((operator) => compareV1(a, operator as "==", b))).toEqual(
          Array(5).fill(false),
        );
        expect(compareV1(a, "!=", b)).toBe(true);
      }),
    );
  });
});

describe("wildcards", () => {
  const list = fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { maxLength: 8 });
  const total = (items: readonly bigint[]) => ({ intValue: String(items.reduce((a, b) => a + b, 0n)) });

  test("fold over lists, lists of lists, maps and events", () => {
    check(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const flat = lists.flat();
        expect(evaluate('Sum(attr["l"][*][*])', { l: lists })).toEqual(total(flat));
        expect(evaluate('Len(attr["l"][*][*])', { l: lists })).toEqual({ intValue: String(flat.length) });
        expect(evaluate('Join(attr["l"][*][*], ",")', { l: lists })).toEqual({ stringValue: flat.join(",") });
        const named = Object.fromEntries(flat.map((item, i) => [`k${i}`, item]));
        expect(evaluate("Sum(attributes[*])", named)).toEqual(total(flat));
        const events = flat.map((item) => ({ attributes: keyValues({ bytes: item }) }));
        const { output } = run('set(attr["s"], Sum(events[*].attributes["bytes"]))', spansPayload([{ events }]));
        expect(spansOf(output)[0].attrs.s).toEqual(total(flat));
      }),
      { numRuns: 60 },
    );
  });

  test("a fold is that of the parts: nothing adds nothing, what is missing is left out", () => {
    check(
      fc.property(list, list, (a, b) => {
        const attributes = { a, b, both: [...a, ...b] };
        expect(evaluate('Sum(attr["a"][*]) + Sum(attr["b"][*]) == Sum(attr["both"][*])', attributes)).toEqual({
          boolValue: true,
        });
        const gaps = a.map((item, i) => (i % 2 === 0 ? { attributes: keyValues({ n: item }) } : {}));
        const { output } = run('set(attr["s"], Sum(events[*].attributes["n"]))', spansPayload([{ events: gaps }]));
        expect(spansOf(output)[0].attrs.s).toEqual(total(a.filter((_, i) => i % 2 === 0)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("hashing and sampling", () => {
  /** 64-bit FNV-1a, as published. */
  const fnv = (bytes: Uint8Array): bigint =>
    bytes.reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);
  const positive = (hash: bigint) => ({ intValue: String(hash & 0x7fffffffffffffffn) });
  const traceId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("hex"));

  test("Hash is FNV-1a of the text's bytes, whatever they are, as a literal and on data", () => {
    check(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const hash = positive(fnv(new TextEncoder().encode(text)));
        expect(evaluate('Hash(attr["t"])', { t: text })).toEqual(hash);
        expect(evaluate(`Hash(${JSON.stringify(text)})`)).toEqual(hash);
      }),
      { numRuns: 100 },
    );
  });

  test("an id hashes as its hexadecimal text", () => {
    check(
      fc.property(traceId, (id) => {
        const { output } = run('set(attr["h"], Hash(trace_id))', spansPayload([{ traceId: id }]));
        expect(spansOf(output)[0].attrs.h).toEqual(positive(fnv(new TextEncoder().encode(id))));
      }),
      { numRuns: 50 },
    );
  });

  const names = (bytes: Uint8Array | undefined): unknown[] => spansOf(bytes).map((span) => span.traceId);
  const sampled = (ids: readonly string[], share: number, tier: "scalar" | "batch"): unknown[] => {
    const source = `drop() where Hash(trace_id) % 1000 >= ${share}`;
    const json = new TextEncoder().encode(JSON.stringify(spansPayload(ids.map((id) => ({ traceId: id })))));
    const bytes = encodeTelemetry("traces", "proto", decodeTelemetry("traces", "json", json) as never);
    const { program } = compileV1(source, { signal: "traces", tier });
    return names(program?.process(bytes, { format: "proto", outputFormat: "json" }).output);
  };

  test("a sample does not depend on order, payload or tier, and a smaller share lies in a larger one", () => {
    check(
      fc.property(fc.array(traceId, { minLength: 1, maxLength: 60 }), fc.nat(1000), fc.nat(1000), (ids, p, q) => {
        const [small, large] = [Math.min(p, q), Math.max(p, q)];
        const kept = sampled(ids, large, "scalar");
        expect(sampled(ids, large, "batch")).toEqual(kept);
        expect(sampled(ids.toReversed(), large, "scalar")).toEqual(kept.toReversed());
        expect(ids.flatMap((id) => sampled([id], large, "scalar"))).toEqual(kept);
        expect(kept).toEqual(expect.arrayContaining(sampled(ids, small, "scalar")));
      }),
      { numRuns: 25 },
    );
  });

  test("keeps its share within three standard deviations, of random ids and of counted ones", () => {
    const count = 10_000;
    const counted = Array.from({ length: count }, (_, i) => i.toString(16).padStart(32, "0"));
    const random = fc.sample(traceId, { numRuns: count, seed: 7 });
    for (const ids of [counted, random]) {
      for (const share of [1, 10, 100, 250, 500, 900]) {
        const p = share / 1000;
        const kept = sampled(ids, share, "batch").length;
        expect(Math.abs(kept - count * p), `${share} of 1000`).toBeLessThanOrEqual(3 * Math.sqrt(count * p * (1 - p)));
      }
    }
  });
});
