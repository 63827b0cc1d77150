import { describe, expect, test } from "vitest";
import { Source } from "../../src/diagnostics/source.ts";

describe("Source", () => {
  const source = new Source("ab\ncd\r\n\re😀f");

  test("places of offsets", () => {
    expect(source.lineCount).toBe(4);
    expect([0, 2, 3, 5, 7, 8, 11].map((offset) => source.positionAt(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 4 },
    ]);
    expect(source.positionAt(-5)).toEqual({ line: 1, column: 1 });
    expect(source.positionAt(99)).toEqual({ line: 4, column: 5 });
  });

  test("offsets of places", () => {
    for (const offset of [0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12]) {
      expect(source.offsetAt(source.positionAt(offset))).toBe(offset);
    }
    expect(source.offsetAt({ line: 2, column: 99 })).toBe(5);
    expect(source.offsetAt({ line: 99, column: 1 })).toBe(8);
  });

  test("lines", () => {
    expect([1, 2, 3, 4, 5, 0].map((line) => source.lineText(line))).toEqual(["ab", "cd", "", "e😀f", "", ""]);
    expect(new Source("").lineCount).toBe(1);
  });
});
