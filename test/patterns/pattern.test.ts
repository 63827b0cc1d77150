import { expect, it } from "vitest";
import { compilePattern, type Pattern, PatternError } from "../../src/patterns/pattern.ts";
import { fromText } from "../../src/values/byte-string.ts";

function pattern(source: string): Pattern {
  const compiled = compilePattern(fromText(source));
  if (compiled instanceof PatternError) throw new Error(compiled.message);
  return compiled;
}

it("finds the leftmost match, first alternative first, with its groups", () => {
  expect([...pattern("(a)|(ab)|b").find("xxab")!]).toEqual([2, 3, 2, 3, -1, -1]);
  expect(pattern("abc").find("ab")).toBeNull();
});

it("searches from an offset with look-around over the whole text", () => {
  expect(pattern("^b").find("ab", 1)).toBeNull();
  expect([...pattern("\\Bb").find("ab", 1)!]).toEqual([1, 2]);
});

it("counts an invalid byte as one character U+FFFD", () => {
  expect([...pattern("a.b").find("a\xffb")!]).toEqual([0, 3]);
  expect([...pattern("^[^a-z]{2}$").find("\xe2\x82")!]).toEqual([0, 2]);
  expect([...pattern("\\x{fffd}").find("a\xe2")!]).toEqual([1, 2]);
});

it("replaces with templates", () => {
  expect(pattern("(?P<user>\\w+)@(\\w+)").replaceAll("a@b c@d", `\${user} at $2, $$1 $9 $1x`)).toBe(
    "a at b, $1   c at d, $1  ",
  );
  expect(pattern("a*").replaceAll("baac", "x")).toBe("xbxcx");
  expect(pattern("x").replaceAll("abc", "y")).toBe("abc");
});

it("finds all matches, at most n", () => {
  const spans = (source: string, s: string, n?: number): number[][] =>
    pattern(source)
      .findAll(s, n)
      .map((match) => [...match.slice(0, 2)]);
  expect(spans("a*", "baa")).toEqual([
    [0, 0],
    [1, 3],
  ]);
  expect(spans("a", "aaa", 2)).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it("says why and where a pattern is refused", () => {
  const refused = (source: string): [string, number] => {
    const error = compilePattern(fromText(source)) as PatternError;
    return [error.message, error.offset];
  };
  expect(refused("ab[c")).toEqual(["error parsing regexp: missing closing ]: `[c`", 2]);
  expect(refused("a**")).toEqual(["error parsing regexp: invalid nested repetition operator: `**`", 1]);
  expect(refused("é(?=x)")).toEqual(["error parsing regexp: invalid or unsupported Perl syntax: `(?=`", 2]);
  expect(refused("(a")).toEqual(["error parsing regexp: missing closing ): `(a`", 0]);
});
