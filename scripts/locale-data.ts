/**
 * Writes src/packs/locales/tables.ts from elastic/lunes' generated tables (`tables.go`, made of Unicode CLDR):
 * `node scripts/locale-data.ts FILE VERSION`.
 */
import { readFileSync, writeFileSync } from "node:fs";

const [file, version] = process.argv.slice(2);
if (file === undefined || version === undefined) {
  console.error("usage: node scripts/locale-data.ts FILE VERSION");
  process.exit(2);
}

const source = readFileSync(file, "utf8");
const tags = new Map([...source.matchAll(/^\s+(Locale\w+)\s*=\s*"([^"]+)"/gm)].map(([, name, tag]) => [name, tag]));
const loaders = [...source.matchAll(/^\s+(Locale\w+):\s+(localeTable\w+),/gm)];
const tables = new Map(
  [
    ...source.matchAll(/^func (localeTable\w+)\(\) \[5\]\[\]string \{\n\treturn \[5\]\[\]string\{\n(.*?)\n\t\}\n\}/gms),
  ].map(([, name, body]) => [name, encode(body)]),
);

/** Five lists of names: names by tildes, lists by bars. */
function encode(body: string): string {
  const lists = body.split("\n").map((line) => JSON.parse(line.trim().replace(/^\{(.*)\},$/s, "[$1]")) as string[]);
  if (lists.some((names) => names.some((name) => /[~|\n`\\$]/.test(name)))) throw new Error("a name has a separator");
  return lists.map((names) => names.join("~")).join("|");
}

const languages = new Map<string, string[]>();
for (const [, constant, loader] of loaders) {
  const table = tables.get(loader);
  const tag = tags.get(constant);
  if (table === undefined || tag === undefined) throw new Error(constant);
  languages.set(table, [...(languages.get(table) ?? []), tag]);
}
const lines = [...languages].map(([table, all]) => `${all.sort().join(",")}|${table}`).sort();
writeFileSync(
  new URL("../src/packs/locales/tables.ts", import.meta.url),
  `/**
 * Names of weekdays, months and halves of the day by language: Unicode CLDR (Unicode License v3) as in elastic/lunes
 * ${version} (Elasticsearch B.V., Apache License 2.0). Written by scripts/locale-data.ts; do not edit.
 * A line: \`tags|short days|long days|short months|long months|periods\`, names by \`~\`.
 */
export const LOCALE_TABLES: string = \`
${lines.join("\n")}
\`;
`,
);
