import { describe, expect, test } from "vitest";
import { unescapeLiteral } from "../../src/lexer/unescape.ts";
import { fromText } from "../../src/values/byte-string.ts";

describe("unescapeLiteral", () => {
  test.each([
    ['""', ""],
    ['"abc"', "abc"],
    ['"\\a\\b\\f\\n\\r\\t\\v"', "\u0007\b\f\n\r\t\v"],
    ['"\\\\ \\""', '\\ "'],
    ['"\\101\\060"', "A0"],
    ['"\\x41\\x4a"', "AJ"],
    ['"\\u00e9\\U0001F600"', "é😀"],
    ['"é\u2028"', "é\u2028"],
    ['"\n"', "\n"],
  ])("%s", (literal, text) => {
    expect(unescapeLiteral(literal)).toBe(fromText(text));
  });

  test("an escape yields a code point, not a byte", () => {
    expect(unescapeLiteral('"\\xff"')).toBe("\u00c3\u00bf");
    expect(unescapeLiteral('"\\377"')).toBe("\u00c3\u00bf");
  });

  test("text that is no ASCII becomes its UTF-8 bytes", () => {
    expect(unescapeLiteral('"é"')).toBe("\u00c3\u00a9");
  });

  test.each([
    ['"a\\d"', 2, 2],
    ['"\\\'"', 1, 2],
    ['"\\0"', 1, 2],
    ['"\\08x"', 1, 4],
    ['"\\400"', 1, 4],
    ['"\\x4"', 1, 3],
    ['"\\xzz"', 1, 4],
    ['"\\u12"', 1, 4],
    ['"\\ud800"', 1, 6],
    ['"\\U00110000"', 1, 10],
    ['"\\8"', 1, 2],
    ['"\\😀"', 1, 3],
  ])("refuses %s", (literal, at, length) => {
    expect(unescapeLiteral(literal)).toEqual({ at, length });
  });
});
