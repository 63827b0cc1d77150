/**
 * Rebuilds src/patterns/unicode-data.ts from the Unicode tables of the Go toolchain that the reference is built with:
 * `node scripts/unicode-tables.ts "$(go env GOROOT)"`. Only what a pattern can name is kept: Go 1.26 looks a script up
 * by its name without underscores, so that scripts with one (`Old_Italic`) cannot be reached.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Ranges = { lo: number; hi: number; stride: number }[];

const source = readFileSync(`${process.argv[2]}/src/unicode/tables.go`, "utf8");
const version = /Version = "([^"]+)"/.exec(source)![1]!;

function table(name: string): Ranges {
  const body = new RegExp(`^var ${name} = &RangeTable\\{\\n([\\s\\S]*?)^\\}`, "m").exec(source)![1]!;
  return [...body.matchAll(/\{(0x[0-9a-f]+), (0x[0-9a-f]+), (\d+)\}/g)].map((m) => ({
    lo: Number(m[1]),
    hi: Number(m[2]),
    stride: Number(m[3]),
  }));
}

function named(map: string): Map<string, string> {
  const body = new RegExp(`^var ${map} = map\\[string\\]\\*RangeTable\\{\\n([\\s\\S]*?)^\\}`, "m").exec(source)![1]!;
  return new Map([...body.matchAll(/"([^"]+)":\s+(\w+)/g)].map((m) => [m[1]!, m[2]!]));
}

/** Owner of each code point as runs `length owner`, both in base 32 digits; see unpackRuns in src/patterns/unicode.ts. */
function pack(names: string[], tables: Map<string, string>): string {
  const owner = new Uint16Array(0x110000);
  names.forEach((name, i) => {
    const variable = new RegExp(`\\b${tables.get(name)}\\s+= (_\\w+)`).exec(source)![1]!;
    for (const { lo, hi, stride } of table(variable)) for (let c = lo; c <= hi; c += stride) owner[c] = i + 1;
  });
  let out = "";
  for (let at = 0; at < owner.length; ) {
    let end = at;
    while (end < owner.length && owner[end] === owner[at]) end++;
    out += digits(owner[at]!) + digits(end - at);
    at = end;
  }
  return out;
}

/** A number in base 32: leading digits from the upper half of the alphabet, the last from the lower. */
function digits(n: number): string {
  const alphabet = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ!#%&*+";
  let out = alphabet[n % 32]!;
  for (let rest = Math.floor(n / 32); rest > 0; rest = Math.floor(rest / 32)) out = alphabet[32 + (rest % 32)]! + out;
  return out;
}

const categories = named("Categories");
const basic = [...categories.keys()].filter((name) => name.length === 2 && name !== "LC" && name !== "Cn").sort();
const scripts = named("Scripts");
const reachable = [...scripts.keys()].filter((name) => /^[A-Z][a-z]*$/.test(name)).sort();

/** Simple case folding: each orbit's members, from Go's CaseRanges and caseOrbit by the same rule as unicode.SimpleFold. */
function orbits(): number[][] {
  const upperLower = Number(
    /UpperLower = (MaxRune \+ 1)/.test(readFileSync(`${process.argv[2]}/src/unicode/letter.go`, "utf8")),
  );
  if (upperLower !== 1) throw new Error("unicode.UpperLower has changed");
  const body = /^var _CaseRanges = \[\]CaseRange\{\n([\s\S]*?)^\}/m.exec(source)![1]!;
  const ranges = [...body.matchAll(/\{(0x[0-9A-F]+), (0x[0-9A-F]+), d\{([^}]*)\}\}/gi)].map((m) => ({
    lo: Number(m[1]),
    hi: Number(m[2]),
    delta: m[3]!.split(",").map((d) => (d.trim() === "UpperLower" ? 0x110000 : Number(d))),
  }));
  const to = (kind: number, rune: number): number => {
    const range = ranges.find(({ lo, hi }) => lo <= rune && rune <= hi);
    if (range === undefined) return rune;
    const delta = range.delta[kind]!;
    if (delta <= 0x10ffff) return rune + delta;
    return range.lo + (((rune - range.lo) & ~1) | (kind & 1));
  };
  const special = new Map<number, number>();
  const list = /^var caseOrbit = \[\]foldPair\{\n([\s\S]*?)^\}/m.exec(source)![1]!;
  for (const m of list.matchAll(/\{(0x[0-9A-F]+), (0x[0-9A-F]+)\}/gi)) special.set(Number(m[1]), Number(m[2]));
  const fold = (rune: number): number => {
    if (special.has(rune)) return special.get(rune)!;
    const lower = to(1, rune);
    return lower !== rune ? lower : to(0, rune);
  };
  const seen = new Set<number>();
  const out: number[][] = [];
  for (const { lo, hi } of ranges) {
    for (let rune = lo; rune <= hi; rune++) {
      if (seen.has(rune)) continue;
      const orbit = [rune];
      for (let next = fold(rune); next !== rune; next = fold(next)) orbit.push(next);
      for (const member of orbit) seen.add(member);
      if (orbit.length > 1) out.push(orbit.sort((a, b) => a - b));
    }
  }
  return out.sort((a, b) => a[0]! - b[0]!);
}

/** Pairs as runs `first,count,stride,distance` and longer orbits as their members, base 36. */
function packOrbits(all: number[][]): string {
  const runs: string[] = [];
  const pairs = all.filter((orbit) => orbit.length === 2);
  for (let i = 0; i < pairs.length; ) {
    const [first, second] = pairs[i]! as [number, number];
    const distance = second - first;
    const step = (j: number): number =>
      pairs[j]![1]! - pairs[j]![0]! === distance ? pairs[j]![0]! - pairs[j - 1]![0]! : 0;
    const stride = i + 1 < pairs.length ? step(i + 1) : 0;
    let end = i + 1;
    if (stride === 1 || stride === 2) while (end < pairs.length && step(end) === stride) end++;
    runs.push([first, end - i, end - i > 1 ? stride : 1, distance].map((n) => n.toString(36)).join(","));
    i = end;
  }
  const longer = all.filter((orbit) => orbit.length > 2).map((orbit) => orbit.map((n) => n.toString(36)).join(","));
  return `${runs.join(" ")}|${longer.join(" ")}`;
}

const target = fileURLToPath(new URL("../src/patterns/", import.meta.url));
const origin = `Generated by scripts/unicode-tables.ts from Go's unicode package, Unicode ${version}; do not edit.`;
writeFileSync(
  `${target}unicode-data.ts`,
  `// ${origin}
export const CATEGORY_NAMES = "${basic.join(" ")}";
export const CATEGORY_RUNS =
  "${pack(basic, categories)}";
export const SCRIPT_NAMES =
  "${reachable.join(" ")}";
export const SCRIPT_RUNS =
  "${pack(reachable, scripts)}";
`,
);
writeFileSync(
  `${target}fold-data.ts`,
  `// ${origin}
export const FOLD_RUNS =
  "${packOrbits(orbits())}";
`,
);
