import { describe, expect, test } from "vitest";
import { findCode } from "../../src/diagnostics/all-codes.ts";
import type { Diagnostic, Fix } from "../../src/diagnostics/diagnostic.ts";
import { renderAll } from "../../src/diagnostics/render.ts";
import { parseCondition, parseStatement, parseValueExpression } from "../../src/parser/parse.ts";
import { SYNTAX_ERRORS } from "./syntax-errors.ts";

const PARSERS = { statement: parseStatement, condition: parseCondition, value: parseValueExpression };

function apply(text: string, fix: Fix): string {
  let out = text;
  for (const { span, newText } of [...fix.edits].sort((a, b) => b.span.start - a.span.start)) {
    out = out.slice(0, span.start) + newText + out.slice(span.end);
  }
  return out;
}

test("what is said about each mistake", async () => {
  const shown = SYNTAX_ERRORS.map(([kind, text]) => `# ${kind}\n${renderAll(PARSERS[kind](text).diagnostics, text)}\n`);
  await expect(shown.join("\n")).toMatchFileSnapshot("./syntax-errors.golden.txt");
});

describe("every mistake", () => {
  test.each(SYNTAX_ERRORS)("%s %s", (kind, text) => {
    const { diagnostics } = PARSERS[kind](text);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const each of diagnostics) {
      expect(findCode(each.code)).toBeDefined();
      expect(each.severity).toBe("error");
      expect(each.message.split("\n")).toHaveLength(1);
      for (const fix of each.fixes ?? []) expectBetter(kind, text, fix, diagnostics);
    }
  });
});

/** A fix leaves fewer errors, or moves the first one on. */
function expectBetter(kind: keyof typeof PARSERS, text: string, fix: Fix, before: readonly Diagnostic[]): void {
  const fixed = apply(text, fix);
  const after = PARSERS[kind](fixed).diagnostics;
  const progress =
    after.length < before.length || after[0].span.start > before[0].span.start || after[0].code !== before[0].code;
  expect(progress, `${fix.title}: ${fixed}`).toBe(true);
}
