import { expect, it } from "vitest";
import { compileProgram } from "../../src/patterns/compile-program.ts";
import { Dfa } from "../../src/patterns/dfa.ts";
import { GAVE_UP, NO_MATCH, searchForward } from "../../src/patterns/dfa-search.ts";
import { type Lead, type Literals, literalsOf } from "../../src/patterns/literals.ts";
import { OnePass } from "../../src/patterns/one-pass.ts";
import { compilePattern, type Pattern } from "../../src/patterns/pattern.ts";
import { RuneClasses } from "../../src/patterns/rune-classes.ts";
import { simplify } from "../../src/patterns/simplify.ts";
import type { SyntaxNode } from "../../src/patterns/syntax-node.ts";
import { parseSyntax } from "../../src/patterns/syntax-parser.ts";
import { fromText } from "../../src/values/byte-string.ts";

const tree = (source: string): SyntaxNode => simplify(parseSyntax(fromText(source)) as SyntaxNode);

const NO_LEAD: Lead = { text: "", offset: 0 };

function automaton(source: string): Dfa {
  const program = compileProgram(tree(source));
  return new Dfa(program, new RuneClasses(program), { anywhere: true, longest: false, flagStart: false });
}

/** Text without a pattern to it. */
function noise(n: number): string {
  let seed = 1;
  return Array.from({ length: n }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 16) & 1 ? "a" : "b";
  }).join("");
}

it("an automaton gives up where it would make a state for each byte, and its table stays bounded", () => {
  const dfa = automaton("(a|b)*a(a|b){20}c");
  expect(searchForward(dfa, noise(200_000), 0, NO_LEAD, false)).toBe(GAVE_UP);
  expect(dfa.table.length).toBeLessThanOrEqual(1 << 17);
  // It goes on to work, from an emptied table.
  expect(searchForward(dfa, `${noise(100)}a${noise(20)}c`, 0, NO_LEAD, false)).toBe(122);
  expect(searchForward(dfa, noise(100), 0, NO_LEAD, false)).toBe(NO_MATCH);
});

it("an automaton makes each state once", () => {
  const dfa = automaton("[a-z]+@[a-z]+\\.com");
  const text = "some.one@example.org ".repeat(100);
  searchForward(dfa, text, 0, NO_LEAD, false);
  const { built, steps } = dfa;
  searchForward(dfa, text, 0, NO_LEAD, false);
  expect(dfa.built).toBe(built);
  expect(dfa.steps).toBe(steps);
});

it("tells apart only the characters that the pattern tells apart", () => {
  const classes = (source: string): number => new RuneClasses(compileProgram(tree(source))).count;
  expect(classes("(?s).*")).toBe(1);
  expect(classes("[a-z]+[0-9]")).toBe(3);
  expect(classes("\\pL")).toBe(2);
  expect(classes("a\\b")).toBe(3);
});

it("knows when one pass finds the groups", () => {
  const possible = (source: string): boolean => {
    const program = compileProgram(tree(source));
    return OnePass.of(program, new RuneClasses(program)) !== undefined;
  };
  expect(possible("(\\d+)-(\\w+) (.*)$")).toBe(true);
  expect(possible("(\\w+)(\\w+)")).toBe(false);
  expect(possible("(a*)*")).toBe(false);
});

it("finds what is certain about each match", () => {
  const of = (source: string): Partial<Literals> => {
    const { exact, prefix, required } = literalsOf(tree(source));
    return { exact, prefix, required };
  };
  expect(of("password")).toEqual({ exact: "password", prefix: "password", required: "password" });
  expect(of("pass(word)=\\S+")).toEqual({ exact: undefined, prefix: "password=", required: "password=" });
  expect(of("[a-z]+@[a-z]+\\.com")).toEqual({ exact: undefined, prefix: "", required: ".com" });
  expect(of("abc|abd|ax")).toEqual({ exact: undefined, prefix: "a", required: "a" });
  expect(of("(?i)abc1")).toEqual({ exact: undefined, prefix: "", required: "1" });
  expect(of("x?y*")).toEqual({ exact: undefined, prefix: "", required: "" });
  expect(of("\\x{fffd}a")).toEqual({ exact: undefined, prefix: "", required: "a" });
});

it("searches bytes as texts, from within a larger buffer", () => {
  const bytes = Uint8Array.from(fromText("xx müller@example.com yy"), (c) => c.charCodeAt(0));
  const pattern = compilePattern(fromText("^[\\pL]+@")) as Pattern;
  expect(pattern.testBytes(bytes, 3, 12)).toBe(true);
  expect(pattern.testBytes(bytes, 2, 12)).toBe(false);
  expect(pattern.testBytes(bytes, 3, 10)).toBe(false);
  expect((compilePattern("com$") as Pattern).testBytes(bytes, 0, 22)).toBe(true);
  expect((compilePattern("com$") as Pattern).testBytes(bytes)).toBe(false);
});
