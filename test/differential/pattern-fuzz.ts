/**
 * Compares random patterns and those of grok's library, over texts, with Go's regexp:
 *
 *     node test/differential/pattern-fuzz.ts [COUNT] [SEED]
 *
 * Needs Go. What is compared: which patterns are refused and with which words, the groups' names, all matches with their
 * groups, and the text after replacement. Prints what differs, and exits with 1 where anything does.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compilePattern, PatternError } from "../../src/patterns/pattern.ts";
import { type PatternCase, patternCases } from "./pattern-cases.ts";

/** How many differences are shown. */
const SHOWN = 20;

function answer({ pattern, template, texts }: PatternCase): unknown[] {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternError) return [compiled.message];
  const results = texts.map((text) => [
    compiled.findAll(text).map((match) => [...match]),
    compiled.replaceAll(text, template),
  ]);
  return [compiled.groupNames, ...results];
}

const [count = "10000", seed = String(Date.now() % 1e6)] = process.argv.slice(2);
const cases = [...patternCases(Number(seed), Number(count))];
const lines = cases.map(({ pattern, template, texts }) => JSON.stringify([pattern, template, ...texts]));
const expected = execFileSync("go", ["run", "."], {
  cwd: join(import.meta.dirname, "go-regexp"),
  input: `${lines.join("\n")}\n`,
  encoding: "utf8",
  maxBuffer: 2 ** 30,
  env: { ...process.env, GOWORK: "off" },
}).split("\n");
let refused = 0;
let matches = 0;
let differing = 0;
for (const [i, item] of cases.entries()) {
  const want = JSON.parse(expected[i]) as [unknown, ...[unknown[], string][]];
  if (typeof want[0] === "string") refused++;
  else for (const [found] of want.slice(1) as [unknown[], string][]) matches += found.length;
  const got = JSON.stringify(answer(item));
  if (got === JSON.stringify(want)) continue;
  if (differing++ < SHOWN) console.log(`${lines[i]}\n   ${JSON.stringify(want)}\n   ${got}`);
}
console.log(
  `seed ${seed}: ${cases.length} patterns, ${refused} refused, ${matches} matches in their texts; ${differing} differ`,
);
process.exitCode = differing > 0 ? 1 : 0;
