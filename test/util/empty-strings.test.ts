import { expect, test } from "vitest";
import { emptyStrings } from "../../src/util/empty-strings.ts";

test.each([
  ['a "b" c', 'a "" c'],
  ['"\\"" "x\\\\" y', '"" "" y'],
  ['a "never closed', 'a "never closed'],
  ['"', '"'],
  ['"ends with a backslash\\', '"ends with a backslash\\'],
  ['two\n"li\nnes"', 'two\n""'],
])("%j", (text, expected) => {
  expect(emptyStrings(text)).toBe(expected);
});

test("very long strings are no trouble", () => {
  expect(emptyStrings(`f("${"\\\\x".repeat(2_000_000)}")`)).toBe('f("")');
});
