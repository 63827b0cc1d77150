/**
 * Writes src/packs/user-agent/rules.ts from uap-go's embedded definitions (`uaparser/yaml.go`), or from uap-core's
 * regexes.yaml: `node scripts/user-agent-data.ts FILE VERSION`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const [file, version] = process.argv.slice(2);
if (file === undefined || version === undefined) {
  console.error("usage: node scripts/user-agent-data.ts FILE VERSION");
  process.exit(2);
}

type Rule = Readonly<Record<string, string | undefined>>;
const text = readFileSync(file, "utf8");
const embedded = /`([^`]*)`/.exec(text);
const definitions = parse(embedded?.[1] ?? text) as Record<string, Rule[]>;

/** A rule as a tuple: pattern with its flags, then the replacements, trailing defaults left out. */
function encode(rule: Rule, fields: readonly string[]): string {
  const flag = rule.regex_flag;
  const tuple = [flag === undefined ? rule.regex : `(?${flag})${rule.regex}`];
  fields.forEach((field, i) => {
    const value = rule[field];
    tuple.push(value === undefined || value === "" ? `$${i + 1}` : value);
  });
  while (tuple.length > 1 && tuple.at(-1) === `$${tuple.length - 1}`) tuple.pop();
  return `  ${JSON.stringify(tuple)},`;
}

function encodeAll(name: string, fields: readonly string[]): string {
  return definitions[name].map((rule) => encode(rule, fields)).join("\n");
}

writeFileSync(
  new URL("../src/packs/user-agent/rules.ts", import.meta.url),
  `/**
 * The regular expressions of uap-core as embedded in uap-go ${version}. Copyright 2009 Google Inc. and contributors,
 * Apache License 2.0. Written by scripts/user-agent-data.ts; do not edit.
 */
// biome-ignore-all format: generated

/** Pattern, then the templates of the name and of each part of the version; absent ones are \`$1\`, \`$2\`, … */
export type UserAgentRule = readonly [pattern: string, ...templates: string[]];

export const BROWSER_RULES: readonly UserAgentRule[] = [
${encodeAll("user_agent_parsers", ["family_replacement", "v1_replacement", "v2_replacement", "v3_replacement"])}
];

export const SYSTEM_RULES: readonly UserAgentRule[] = [
${encodeAll("os_parsers", ["os_replacement", "os_v1_replacement", "os_v2_replacement", "os_v3_replacement", "os_v4_replacement"])}
];
`,
);
