/**
 * Writes what can be derived from the grammars into grammar/generated: the grammar as data (Chevrotain's GAST) and its
 * railroad diagrams. With `--check` it writes nothing and fails where the files, or the productions of the EBNF, differ.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ISerializedGast } from "chevrotain";
import { CollectorParser } from "../src/parser/grammar.ts";
import { railroadPage } from "./railroad.ts";

const folder = join(import.meta.dirname, "../grammar");

function main(check: boolean): void {
  const gast = simplify(new CollectorParser().getSerializedGastProductions()) as ISerializedGast[];
  const files = new Map([
    ["collector.gast.json", `${JSON.stringify(gast, undefined, 1)}\n`],
    ["collector.html", railroadPage("OTTL, dialect collector", gast)],
  ]);
  const problems = compareProductions(gast, readFileSync(join(folder, "collector.ebnf"), "utf8"));
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
export function compareProductions(gast: readonly ISerializedGast[], ebnf: string): string[] {
  const rules = new Set(gast.map((rule) => (rule as unknown as { name: string }).name));
  const productions = new Set([...ebnf.matchAll(/^([a-z]\w*)\s+=/gm)].map((match) => match[1]));
  return [
    ...[...rules].filter((rule) => !productions.has(rule)).map((rule) => `collector.ebnf lacks the production ${rule}`),
    ...[...productions]
      .filter((name) => !rules.has(name))
      .map((name) => `collector.ebnf has ${name}, which the grammar has not`),
  ];
}

if (import.meta.main) main(process.argv.includes("--check"));
