/**
 * Writes src/functions/catalogue.ts from the files of src/functions/collector, sorted by function name.
 * `--check` writes nothing and fails where the file on disk differs.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const functionsUrl = new URL("../src/functions/", import.meta.url);
const catalogueUrl = new URL("catalogue.ts", functionsUrl);

interface Entry {
  readonly file: string;
  readonly identifier: string;
  readonly name: string;
}

/** Reads the one definition that a file exports; the text is enough, so no file is run. */
function readEntry(file: string): Entry {
  const text = readFileSync(new URL(`collector/${file}`, functionsUrl), "utf8");
  const exported = [...text.matchAll(/^export const (\w+)(?:: [^=]+)? = \w+(?:<[^>]*>)?\(/gm)];
  if (exported.length !== 1) throw new Error(`${file}: expected one exported definition, found ${exported.length}`);
  const [match] = exported;
  const name = /\bname: "([^"]+)"/.exec(text.slice(match.index));
  if (name === null) throw new Error(`${file}: the definition has no literal name`);
  return { file, identifier: match[1], name: name[1] };
}

/** Throws where two entries share what `key` gives. */
function assertUnique(entries: readonly Entry[], key: "identifier" | "name"): void {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const other = seen.get(entry[key]);
    if (other !== undefined) throw new Error(`${entry.file} and ${other} share the ${key} ${entry[key]}`);
    seen.set(entry[key], entry.file);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function render(entries: readonly Entry[]): string {
  const byFile = [...entries].sort((a, b) => compare(a.file, b.file));
  const byName = [...entries].sort((a, b) => compare(a.name, b.name));
  return [
    "// Written by scripts/catalogue.ts; do not edit.",
    "// biome-ignore-all assist/source/organizeImports: generated in file order",
    "// biome-ignore-all format: generated",
    ...byFile.map(({ file, identifier }) => `import { ${identifier} } from "./collector/${file}";`),
    'import type { FunctionDefinition } from "./define.ts";',
    "",
    "/** Every function of the dialect `collector` besides those of packs, sorted by name. */",
    "export const COLLECTOR_FUNCTIONS = [",
    ...byName.map(({ identifier }) => `  ${identifier},`),
    "] as readonly unknown[] as readonly FunctionDefinition[];",
    "",
  ].join("\n");
}

const files = readdirSync(new URL("collector/", functionsUrl)).filter((file) => file.endsWith(".ts"));
const entries = files.map(readEntry);
assertUnique(entries, "identifier");
assertUnique(entries, "name");
const text = render(entries);

if (process.argv.includes("--check")) {
  const current = readFileSync(catalogueUrl, "utf8");
  if (current !== text) {
    console.error("src/functions/catalogue.ts is out of date: run node scripts/catalogue.ts");
    process.exitCode = 1;
  }
} else {
  writeFileSync(catalogueUrl, text);
}
