/**
 * Writes what can be derived from the grammars into grammar/generated: the grammar as data (Chevrotain's GAST) and its
 * railroad diagrams. With `--check` it writes nothing and fails where the files, or the productions of the EBNF, differ.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ISerializedGast } from "chevrotain";
import { CollectorParser } from "../src/parser/grammar.ts";
import { V1Parser } from "../src/parser/v1/grammar.ts";
import { railroadPage } from "./railroad.ts";

const folder = join(import.meta.dirname, "../grammar");

/** The dialects; `above` are productions of the EBNF that no rule of the parser has: what stands around statements. */
const GRAMMARS = [
  { dialect: "collector", parser: new CollectorParser(), above: [], isExact: false },
  { dialect: "v1", parser: new V1Parser(), above: ["program"], isExact: true },
] as const;

function main(check: boolean): void {
  const problems: string[] = [];
  for (const { dialect, parser, above, isExact } of GRAMMARS) {
    const gast = simplify(parser.getSerializedGastProductions()) as ISerializedGast[];
    const ebnf = readFileSync(join(folder, `${dialect}.ebnf`), "utf8");
    problems.push(...compareProductions(dialect, gast, ebnf, above));
    if (isExact) problems.push(...compareSymbols(dialect, gast, ebnf));
    const files = new Map([
      [`${dialect}.gast.json`, `${JSON.stringify(gast, undefined, 1)}\n`],
      [`${dialect}.html`, railroadPage(`OTTL, dialect ${dialect}`, gast)],
    ]);
    for (const [name, content] of files) {
      const path = join(folder, "generated", name);
      if (check) {
        if (readOrEmpty(path) !== content)
          problems.push(`grammar/generated/${name} is out of date; run scripts/grammar.ts`);
      } else {
        mkdirSync(join(folder, "generated"), { recursive: true });
        writeFileSync(path, content);
      }
    }
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Occurrence numbers mean nothing to a reader and change with every edit. */
function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value);
  const kept = Object.entries(value).filter(([key, each]) => key !== "idx" && key !== "orgText" && each !== undefined);
  return Object.fromEntries(kept.map(([key, each]) => [key, typeof each === "string" ? each : simplify(each)]));
}

/** Every rule of the grammar has a production in the EBNF, and no production is left over. */
export function compareProductions(
  dialect: string,
  gast: readonly ISerializedGast[],
  ebnf: string,
  above: readonly string[],
): string[] {
  const rules = new Set(gast.map((rule) => (rule as unknown as Production).name));
  const productions = new Set([...ebnf.matchAll(/^([a-z]\w*)\s+=/gm)].map((match) => match[1]));
  return [
    ...[...rules]
      .filter((rule) => !productions.has(rule))
      .map((rule) => `${dialect}.ebnf lacks the production ${rule}`),
    ...[...productions]
      .filter((name) => !rules.has(name) && !above.includes(name))
      .map((name) => `${dialect}.ebnf has ${name}, which the grammar has not`),
  ];
}

interface Production {
  readonly type: string;
  readonly name: string;
  readonly pattern?: string;
  readonly separator?: Production;
  readonly definition?: readonly Production[];
}

/** Each production names the same symbols as its rule: rules, tokens, and fixed texts in quotes. */
function compareSymbols(dialect: string, gast: readonly ISerializedGast[], ebnf: string): string[] {
  const bare = ebnf.replace(/\(\*[\s\S]*?\*\)/g, "");
  const bodies = new Map([...bare.matchAll(/^([a-z]\w*)\s+=([\s\S]*?)\s\.$/gm)].map(([, name, body]) => [name, body]));
  const problems: string[] = [];
  for (const rule of gast as unknown as readonly Production[]) {
    const wanted = new Set((rule.definition ?? []).flatMap(symbolsOf));
    const written = new Set(bodies.get(rule.name)?.match(/"[^"]*"|\w+/g) ?? []);
    for (const symbol of wanted.difference(written)) problems.push(`${dialect}.ebnf: ${rule.name} lacks ${symbol}`);
    for (const symbol of written.difference(wanted))
      problems.push(`${dialect}.ebnf: ${rule.name} has ${symbol}, which the grammar has not`);
  }
  return problems;
}

function symbolsOf({ type, name, pattern, separator, definition = [] }: Production): string[] {
  if (type === "NonTerminal") return [name];
  if (type === "Terminal") return [isFixed(pattern) ? `"${pattern}"` : name];
  return [...(separator ? symbolsOf(separator) : []), ...definition.flatMap(symbolsOf)];
}

/** Keywords and marks are matched as they stand; other tokens by a pattern, which the page prints between slashes. */
function isFixed(pattern: string | undefined): boolean {
  return pattern !== undefined && /^(?:[a-z]+|[^\w\\]|[=!<>]=)$/.test(pattern);
}

if (import.meta.main) main(process.argv.includes("--check"));
