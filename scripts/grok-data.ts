/**
 * Writes src/packs/grok/patterns.ts from the pattern tables of elastic/go-grok (its `patterns` directory):
 * `node scripts/grok-data.ts DIRECTORY VERSION`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [directory, version] = process.argv.slice(2);
if (directory === undefined || version === undefined) {
  console.error("usage: node scripts/grok-data.ts DIRECTORY VERSION");
  process.exit(2);
}

/** An entry on one line; the value is a raw or an interpreted Go string. */
const ENTRY = /^\s+"(\w+)":\s+(?:`([^`]*)`|("(?:[^"\\]|\\.)*")),/gm;

/** Names of the default library; the specialised libraries overwrite them. */
const files = readdirSync(directory).sort((a, b) => Number(b === "default.go") - Number(a === "default.go"));
const patterns = new Map<string, string>();
for (const file of files) {
  for (const [, name, raw, quoted] of readFileSync(join(directory, file), "utf8").matchAll(ENTRY)) {
    patterns.set(name, raw ?? (JSON.parse(quoted) as string));
  }
}
const lines = [...patterns]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, pattern]) => `  ${name}: ${JSON.stringify(pattern)},`);
writeFileSync(
  new URL("../src/packs/grok/patterns.ts", import.meta.url),
  `/**
 * The pattern library of elastic/go-grok ${version}. Copyright 2022-2024 Elasticsearch B.V., Apache License 2.0.
 * Written by scripts/grok-data.ts; do not edit.
 */
// biome-ignore-all format: generated
export const GROK_PATTERNS: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`,
);
