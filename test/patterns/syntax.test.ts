import { expect, it } from "vitest";
import { compilePattern, PatternError } from "../../src/patterns/pattern.ts";
import { unicodeClass } from "../../src/patterns/unicode.ts";
import { fromText } from "../../src/values/byte-string.ts";

const accepted = (source: string): boolean => !(compilePattern(fromText(source)) instanceof PatternError);
const code = (source: string): string => (compilePattern(source) as PatternError).code;

it("limits nesting as Go does", () => {
  expect(accepted(`${"(".repeat(999)}a${")".repeat(999)}`)).toBe(true);
  expect(code(`${"(".repeat(1000)}a${")".repeat(1000)}`)).toBe("expression nests too deeply");
});

it("limits repetition and size as Go does", () => {
  expect(accepted("a{1000}")).toBe(true);
  expect(code("a{1001}")).toBe("invalid repeat count");
  expect(code("(?:a{100}){11}")).toBe("invalid repeat count");
  expect(accepted(`(?:${"a".repeat(3000)}){1000}`)).toBe(true);
  expect(code(`(?:${"a".repeat(3400)}){1000}`)).toBe("expression too large");
});

it("refuses invalid UTF-8 in patterns", () => {
  const error = compilePattern("ab\xff(") as PatternError;
  expect([error.code, error.part, error.offset]).toEqual(["invalid UTF-8", "\xff(", 2]);
});

it("has the Unicode classes of Go 1.26, Unicode 15.0", () => {
  const size = (name: string, fold = false): number => {
    const set = unicodeClass(name, fold) ?? [];
    let sum = 0;
    for (let i = 0; i < set.length; i += 2) sum += set[i + 1]! - set[i]! + 1;
    return sum;
  };
  expect(size("Lu")).toBe(1831);
  expect(size("Nd")).toBe(680);
  expect(size("Greek")).toBe(518);
  expect(size("Assigned") + size("Cn")).toBe(0x110000);
  expect(size("Lt")).toBe(31);
  expect(size("titlecase-letter", true)).toBeGreaterThan(size("Lt"));
  // Names with an underscore cannot be reached in Go 1.26.
  expect(unicodeClass("Old_Italic", false)).toBeUndefined();
});

it("folds case by Unicode's simple folding", () => {
  for (const [source, text] of [
    ["(?i)k", "\u212a"],
    ["(?i)\u017f", "S"],
    ["(?i)[σ]", "ς"],
    ["(?i)ǅ", "ǆ"],
  ] as const) {
    const pattern = compilePattern(fromText(`^${source}$`));
    expect(pattern instanceof PatternError ? pattern.message : pattern.test(fromText(text)), source).toBe(true);
  }
});
