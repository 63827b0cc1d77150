import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";

const PARSERS = { statement: parseStatement, condition: parseCondition, value: parseValueExpression };

interface Vector {
  readonly kind: keyof typeof PARSERS;
  readonly text: string;
  readonly refused: boolean;
}

const [, ...lines] = readFileSync(join(import.meta.dirname, "../conformance/syntax.jsonl"), "utf8")
  .trimEnd()
  .split("\n");
const vectors = lines.map((line) => JSON.parse(line) as Vector);

test("accepts and refuses what the reference does", () => {
  const wrong = vectors.filter(({ kind, text, refused }) => PARSERS[kind](text).diagnostics.length > 0 !== refused);
  expect(wrong).toEqual([]);
  expect(vectors.length).toBeGreaterThan(700);
});

test("an accepted text has a node, a refused one a diagnostic inside of the text", () => {
  for (const { kind, text } of vectors) {
    const { node, diagnostics } = PARSERS[kind](text);
    if (diagnostics.length === 0) expect(node, text).toBeDefined();
    for (const { span, message, code } of diagnostics) {
      expect(code).toMatch(/^OTTL1\d{3}$/);
      expect(message, text).toMatch(/^[^\s].*[.?]$/s);
      expect(span.start, text).toBeGreaterThanOrEqual(0);
      expect(span.end, text).toBeGreaterThanOrEqual(span.start);
      expect(span.end, text).toBeLessThanOrEqual(text.length);
    }
  }
});
