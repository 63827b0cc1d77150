import { expect, it } from "vitest";
import { compilePattern, type Pattern } from "../../src/patterns/pattern.ts";

/** Patterns that take exponential or high polynomial time in engines that backtrack without memory, with bait for each. */
function explosive(): [source: string, bait: (n: number) => string][] {
  const out: [string, (n: number) => string][] = [];
  const add = (source: string, unit: string, end: string): void => {
    out.push([source, (n) => unit.repeat(Math.ceil(n / unit.length)) + end]);
  };
  for (const atom of ["a", "[ab]", "\\w", ".", "(?:ab?)", "[^x]", "\\S", "(a)", "(?i:a)", "\\pL"]) {
    for (const inner of ["+", "*", "{1,}", "+?", "*?"]) {
      for (const outer of ["+", "*", "{2,}", "+?", "{1,20}"]) {
        for (const end of ["$", "x$", "!", "\\b!$"]) add(`^(${atom}${inner})${outer}${end}`, "a", "\n");
      }
    }
  }
  for (const alternatives of [
    "a|aa",
    "a|a?",
    "a|ab?",
    "a|a|a",
    "a*|b",
    "aa|aaa",
    "a|[a-z]",
    "\\w|\\w\\w",
    ".|a",
    "|a",
  ]) {
    for (const repeat of ["*", "+", "{1,30}", "*?", "{5,}"]) {
      for (const end of ["$", "x", "b$", "\\z!"]) {
        add(`(?:${alternatives})${repeat}${end}`, "a", "\n");
        add(`((${alternatives})${repeat})+${end}`, "a", "\n");
      }
    }
  }
  for (let n = 2; n <= 30; n++) {
    add(`${"x*".repeat(n)}y`, "x", "z");
    add(`^${"(x+)".repeat(n)}$`, "x", "z");
    add(`${".*".repeat(n)}y$`, "x", "z");
    add(`(?:a?){${n}}a{${n}}$`, "a", "b");
    add(`${"(?:".repeat(n)}a${")*".repeat(n)}b`, "a", "c");
    add(`(a|b)*a(a|b){${n}}$`, "ab", "c");
  }
  return out;
}

/** Work for one search in a text whose states the pattern has seen in part already. */
function work(pattern: Pattern, text: string): number {
  const before = pattern.steps;
  pattern.find(text);
  return pattern.steps - before;
}

it("does work linear in the text for 1,000 patterns that explode elsewhere", () => {
  const patterns = explosive();
  expect(patterns.length).toBeGreaterThan(1000);
  for (const [source, bait] of patterns) {
    const short = work(compilePattern(source) as Pattern, bait(300));
    const long = work(compilePattern(source) as Pattern, bait(1200));
    // Four times the text, at most four times the work and what states cost once.
    expect(long, source).toBeLessThan(4.4 * short + 2000);
    expect(long, source).toBeLessThan(1200 * 400);
  }
});

it("stays linear where an automaton would need a state for each place", () => {
  let seed = 7;
  const text = (n: number): string =>
    Array.from({ length: n }, () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 16) & 1 ? "a" : "b";
    }).join("");
  const pattern = compilePattern("(a|b)*a(a|b){18}c") as Pattern;
  const first = work(pattern, text(30_000));
  const second = work(pattern, text(60_000));
  expect(first).toBeGreaterThan(30_000);
  expect(second).toBeLessThan(2.5 * first);
  expect(pattern.find(`${text(500)}a${text(18)}c`)![1]).toBe(520);
});

it("replaces in time linear in the text", () => {
  const pattern = compilePattern("(\\w+)@(\\w+)") as Pattern;
  const cost = (n: number): number => {
    const before = pattern.steps;
    expect(pattern.replaceAll("me@home ".repeat(n), "$2")).toBe("home ".repeat(n));
    return pattern.steps - before;
  };
  cost(10);
  expect(cost(2000)).toBeLessThan(2.2 * cost(1000) + 100);
});
