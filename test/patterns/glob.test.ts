import { expect, it } from "vitest";
import { compileGlob, type Glob, GlobError } from "../../src/patterns/glob.ts";
import { fromText } from "../../src/values/byte-string.ts";

function matches(source: string, text: string): boolean | undefined {
  const glob = compileGlob(fromText(source));
  if (glob instanceof GlobError) throw new Error(glob.message);
  return glob.match(fromText(text));
}

it("matches whole texts", () => {
  expect(matches("user*", "user-1/x")).toBe(true);
  expect(matches("user*", "a user")).toBe(false);
  expect(matches("*.{jpg,png}", "a/b.png")).toBe(true);
  expect(matches("[a-c]?[!x]", "bzy")).toBe(true);
  expect(matches("[a-c]?[!x]", "bzx")).toBe(false);
  expect(matches("\\*", "*")).toBe(true);
  expect(matches("{a,b", "b")).toBe(true);
});

it("keeps the reference's oddities", () => {
  // One byte a character inside a row.
  expect(matches("?b", "éb")).toBe(false);
  expect(matches("?", "")).toBe(true);
  // Both ends may overlap.
  expect(matches("ab*ba", "aba")).toBe(true);
  // Not one of two characters, twice, only forbids the two in a row.
  expect(matches("[!ab][!ab]", "ba")).toBe(true);
  // An alternation of trees cannot be searched.
  expect(matches("{a*b*c,a*c*b}*", "abc")).toBe(false);
  // A place without length behind the end of the text is read all the same, which the reference does not survive.
  expect(matches("text{}*", "text")).toBe(undefined);
  expect(matches("text{}*", "other")).toBe(false);
});

it("refuses what the reference refuses", () => {
  const refused = (source: string): string => (compileGlob(fromText(source)) as GlobError).message;
  expect(refused("[]")).toBe("could not parse range");
  expect(refused("[b-a]")).toBe("hi character 'a' should be greater than lo 'b'");
  expect(refused("[a")).toBe("unexpected end of input");
  expect((compileGlob("\xff") as GlobError).message).toBe("could not read rune");
});

it("does not take exponential time over many stars", () => {
  const glob = compileGlob(`*x${"*a".repeat(12)}*`) as Glob;
  expect(glob.match("a".repeat(400))).toBe(false);
});
