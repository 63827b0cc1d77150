import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileProgram } from "../../src/patterns/compile-program.ts";
import { compileGlob, GlobError } from "../../src/patterns/glob.ts";
import { compilePattern, type Pattern, PatternError } from "../../src/patterns/pattern.ts";
import { PikeVm } from "../../src/patterns/pike.ts";
import { simplify } from "../../src/patterns/simplify.ts";
import type { SyntaxNode } from "../../src/patterns/syntax-node.ts";
import { parseSyntax } from "../../src/patterns/syntax-parser.ts";
import { toBytes } from "../../src/values/byte-string.ts";
import { replacedBytes } from "./replaced-bytes.ts";

type Vector = [text: string, matches: number[][], replaced: string];

/** The recorded lines without the first, which tells where they come from. */
function recorded(name: string): unknown[][] {
  const text = readFileSync(new URL(`../conformance/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as unknown[]);
}

const lines = recorded("patterns");

/** The first match by the simulation of all threads alone. */
function simulated(source: string, s: string, cells: number): number[] | undefined {
  const program = compileProgram(simplify(parseSyntax(source) as SyntaxNode));
  const match = new Int32Array(Math.max(cells, program.slots)).fill(-1);
  return new PikeVm(program).search(s, 0, match) ? [...match.slice(0, cells)] : undefined;
}

describe("patterns as Go's regexp", () => {
  it("refuses the same patterns with the same words, and points at the part", () => {
    const refused = lines.filter((line) => line.length === 2) as [string, string][];
    expect(refused.length).toBeGreaterThan(150);
    for (const [source, message] of refused) {
      const error = compilePattern(source);
      if (!(error instanceof PatternError)) throw new Error(`accepted: ${source}`);
      expect(error.message).toBe(message);
      expect(source.startsWith(error.part, error.offset)).toBe(true);
    }
  });

  it("finds and replaces the same, with every engine", () => {
    const accepted = lines.filter((line) => line.length > 2);
    expect(accepted.length).toBeGreaterThan(700);
    const wrong: unknown[] = [];
    let decided = 0;
    const check = (what: string, source: string, text: string, got: unknown, want: unknown): void => {
      if (JSON.stringify(got) !== JSON.stringify(want)) wrong.push({ what, source, text, got, want });
    };
    for (const [source, names, template, ...vectors] of accepted as [string, string[], string, ...Vector[]][]) {
      const pattern = compilePattern(source) as Pattern;
      check("groupNames", source, "", pattern.groupNames, names);
      for (const [text, matches, replaced] of vectors) {
        const all = pattern.findAll(text).map((match) => [...match]);
        const bytes = toBytes(`<${text}>`);
        check("findAll", source, text, all, matches);
        check("replaceAll", source, text, pattern.replaceAll(text, template), replaced);
        check("test", source, text, pattern.test(text), matches.length > 0);
        for (const [used, want] of [[template, replaced] as const, ["-", pattern.replaceAll(text, "-")] as const]) {
          const made = replacedBytes(pattern, text, used);
          if (made === undefined) continue;
          check("replaceBytes", source, text, made, want);
          decided++;
        }
        check("testBytes", source, text, pattern.testBytes(bytes, 1, text.length + 1), matches.length > 0);
        check("simulated", source, text, simulated(source, text, 2 * names.length), matches[0]);
      }
    }
    expect(wrong).toEqual([]);
    expect(decided).toBeGreaterThan(2000);
  });
});

describe("globs as gobwas/glob", () => {
  it("gives the same answers", () => {
    const globs = recorded("globs");
    expect(globs.length).toBeGreaterThan(400);
    for (const [source, hits, misses] of globs as [string, string[] | string, string[]][]) {
      const glob = compileGlob(source);
      if (typeof hits === "string") {
        expect(glob instanceof GlobError && glob.message, source).toBe(hits);
        continue;
      }
      if (glob instanceof GlobError) throw new Error(`refused: ${source}`);
      for (const text of hits) expect(glob.match(text), JSON.stringify([source, text])).toBe(true);
      for (const text of misses) expect(glob.match(text), JSON.stringify([source, text])).toBe(false);
    }
  });
});
