/**
 * Writes docs/functions.md and docs/paths.md from the catalogue, the packs, the contexts and the version facts.
 * `--check` writes nothing and fails where a file on disk differs.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CONTEXTS } from "../src/contexts/index.ts";
import type { ContextDefinition, ContextName, KeyRule, PathInfo } from "../src/contexts/path-definition.ts";
import type { FunctionDefinition } from "../src/functions/define.ts";
import { allFunctions, registerFunctions } from "../src/functions/function-set.ts";
import { examplesOf, type FurtherExample } from "../src/functions/further-examples.ts";
import { describeParamType, signatureOf } from "../src/functions/signature.ts";
import {
  describePathSince,
  describeSince,
  GATE_FACTS,
  PREFIX_FACTS,
  pathFact,
  VERSION_FACTS,
} from "../src/functions/version-facts.ts";
import { grokPack } from "../src/packs/grok/index.ts";
import { userAgentPack } from "../src/packs/user-agent/index.ts";
import { xmlPack } from "../src/packs/xml/index.ts";

const folder = resolve(import.meta.dirname, "../docs");
const WRITTEN = "<!-- Written by scripts/reference-docs.ts; do not edit. -->";
const PACKS = [grokPack, userAgentPack, xmlPack];

function code(text: string): string {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}ottl\n${text}\n${fence}`;
}

/** Text as Markdown: what is not in backquotes must not turn into markup. */
function plain(text: string): string {
  return text.replace(/`[^`]*`|[<*[\]]/g, (match) => (match.startsWith("`") ? match : `\\${match}`));
}

function exampleText({ source, value, before, after, varies }: FurtherExample): string {
  const lines = before === undefined ? [source] : [`// before: ${before}`, source];
  if (value !== undefined) lines.push(`// → ${value}${varies ? ", for instance" : ""}`);
  if (after !== undefined) lines.push(`// after:  ${after}`);
  return lines.join("\n");
}

function factsOf(definition: FunctionDefinition): string {
  const { name, contexts, hosts, gate, stability = VERSION_FACTS[name]?.stability } = definition;
  const fact = VERSION_FACTS[name];
  const pack = PACKS.find(({ functions }) => functions.some((each) => each.name === name));
  return [
    `- Contexts: ${contexts?.join(", ") ?? "all"}`,
    `- Processors: ${hosts?.join(", ") ?? "transform, filter"}`,
    `- Since: Collector ${describeSince(fact)} (\`${fact.module}\`)`,
    ...(stability ? [`- Stability: ${stability}`] : []),
    ...(gate ? [`- Feature gate: \`${gate}\``] : []),
    ...(pack ? [`- Pack: \`ottl/packs/${pack.name}\``] : []),
  ].join("\n");
}

function paramText({ name, params }: FunctionDefinition, param: string): string {
  const { type, optional, doc, spelling } = params[param];
  const fact = VERSION_FACTS[`${name}.${param}`];
  const spared = fact?.optionalSince === undefined ? "" : `, optional since ${fact.optionalSince}`;
  const since = fact && `Collector ${describeSince(fact)}${spared}`;
  const kind = `${describeParamType(type)}${optional ? ", optional" : ""}${spelling ? `, by name \`${spelling}\`` : ""}`;
  return `- \`${param}\` (${kind}): ${plain(doc)}${since ? ` Since ${since}.` : ""}`;
}

function functionSection(definition: FunctionDefinition): string {
  const { name, summary, params, notes = [] } = definition;
  const examples = examplesOf(definition);
  const parts = [`### ${name}`, code(signatureOf(definition)), plain(summary)];
  const names = Object.keys(params);
  if (names.length > 0) parts.push(names.map((param) => paramText(definition, param)).join("\n"));
  if (notes.length > 0) parts.push(notes.map(plain).join("\n\n"));
  parts.push(factsOf(definition));
  if (examples.length > 0) parts.push(code(examples.map(exampleText).join("\n\n")));
  return parts.join("\n\n");
}

function gateRows(): string {
  const rows = Object.entries(GATE_FACTS).map(([id, { stage, earlier, stageSince, gone, module, ...fact }]) => {
    const before = earlier === undefined ? "" : `; ${earlier.join(", then ")} before ${stageSince}`;
    const end = gone === undefined ? "" : `; gone by ${gone}`;
    return `| \`${id}\` | \`${module}\` | ${stage} | ${describeSince(fact)}${before}${end} |`;
  });
  return ["| Gate | Module | Stage | Since |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function compare(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

function functionsPage(): string {
  const all = allFunctions().toSorted((a, b) => compare(a.name, b.name));
  const of = (kind: FunctionDefinition["kind"]): FunctionDefinition[] => all.filter((each) => each.kind === kind);
  const section = (title: string, members: readonly FunctionDefinition[]): string[] => [
    `## ${title} (${members.length})`,
    ...members.map(functionSection),
  ];
  return `${[
    WRITTEN,
    "# Functions",
    "Every function of the dialect `collector`. “Since” names the oldest release of Collector contrib found to have it, and the module that had it then; “or earlier” stands where no release right before that one was there to be looked at. An argument without such a note came with its function. `before` and `after` are attributes, or metrics and spans as OTLP/JSON, where `+` stands before what is appended. Every example that shows a result runs as a test.",
    ...section("Editors", of("editor")),
    ...section("Converters", of("converter")),
    "## Feature gates",
    "The reference's own gates as it registers them, those that are gone included.",
    gateRows(),
  ].join("\n\n")}\n`;
}

const KEYS: Readonly<Record<KeyRule, string>> = {
  none: "",
  map: 'keys: `["key"]`, then any depth',
  value: "keys: a string or an int, then any depth",
  header: 'exactly one key: `["name"]`',
  metadata: 'keys: `["name"]`, then at most an index',
};

function pathRow(info: PathInfo, users: ReadonlySet<ContextName>): string {
  const { path, type, goType, nullable, settable, keys, enumPrefix, doc } = info;
  const facts = [
    settable ? "" : "read-only",
    nullable ? "may be nil" : "",
    KEYS[keys],
    enumPrefix ? `values: \`${enumPrefix}…\`` : "",
    isDeprecated(path, users) ? "deprecated" : "",
  ].filter((fact) => fact !== "");
  const since = describePathSince([...users], path) ?? "";
  const cells = [`\`${path}\``, `\`${goType ?? type}\``, plain(doc), facts.join("; "), since];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function isDeprecated(path: string, users: ReadonlySet<ContextName>): boolean {
  return [...users].some((context) => pathFact(context, path)?.stability === "deprecated");
}

function enumSection({ name, enums }: ContextDefinition): string[] {
  const symbols = [...enums.keys()];
  const since = new Set(symbols.map((symbol) => describePathSince([name], symbol)));
  const lines = [...enums].map(([symbol, value]) => {
    const own = since.size === 1 ? "" : ` (since ${describePathSince([name], symbol)})`;
    return `- \`${symbol}\` = ${value}${own}`;
  });
  return [`### ${name}`, ...(since.size === 1 ? [`Since: Collector ${[...since][0]}.`] : []), lines.join("\n")];
}

function pathsPage(): string {
  const contexts = Object.values(CONTEXTS);
  const byOwner = new Map<string, Map<string, PathInfo>>();
  const users = new Map<string, Set<ContextName>>();
  const usersOf = new Map<string, Set<ContextName>>();
  for (const { name, paths } of contexts) {
    for (const info of paths) {
      const owned = byOwner.get(info.context) ?? new Map<string, PathInfo>();
      byOwner.set(info.context, owned.set(info.path, owned.get(info.path) ?? info));
      users.set(info.context, (users.get(info.context) ?? new Set()).add(name));
      usersOf.set(info.path, (usersOf.get(info.path) ?? new Set()).add(name));
    }
  }
  const sections = [...byOwner].flatMap(([owner, paths]) => [
    `## ${owner}`,
    `For statements of: ${[...(users.get(owner) ?? [])].join(", ")}.`,
    ...(owner.startsWith("profile") ? ["Stability: development, as all that is about profiles."] : []),
    [
      "| Path | Type | What | Rules | Since |",
      "| --- | --- | --- | --- | --- |",
      ...[...paths.values()].map((info) => pathRow(info, usersOf.get(info.path) ?? new Set())),
    ].join("\n"),
  ]);
  const enums = contexts.filter(({ enums }) => enums.size > 0).flatMap(enumSection);
  return `${[
    WRITTEN,
    "# Paths",
    "What statements read and write, by the context that owns it. A path is settable unless it says read-only.",
    `“Since” names the oldest release of Collector contrib whose statements have the path; where contexts differ, each stands in brackets behind its release. “or earlier” stands where no release right before that one was there to be looked at. All are stable unless the rules or the section say otherwise. The name of a path's own context in front (\`log.body\` for \`body\`) is read since ${describeSince(PREFIX_FACTS.transform)} by the transform processor and since ${describeSince(PREFIX_FACTS.filter)} by the filter processor.`,
    ...sections,
    "## Enum symbols",
    ...enums,
  ].join("\n\n")}\n`;
}

function main(check: boolean): void {
  for (const pack of PACKS) registerFunctions(pack.functions);
  const pages = { "functions.md": functionsPage(), "paths.md": pathsPage() };
  for (const [name, text] of Object.entries(pages)) {
    const file = join(folder, name);
    if (!check) writeFileSync(file, text);
    else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
      console.error(`docs/${name} is out of date: run node scripts/reference-docs.ts`);
      process.exitCode = 1;
    }
  }
}

main(process.argv.includes("--check"));
