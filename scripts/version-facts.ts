/**
 * Writes src/functions/version-facts.ts: the oldest published version of its upstream module that has each function
 * and argument, what a gate's registration says of itself, and what upstream promises of each. Needs Go and its module
 * proxy; reads Go sources as text and runs none. A version that the proxy does not list is not looked at, so a fact names
 * the newest older version known to lack the thing, where there is one.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allFunctions, registerFunctions } from "../src/functions/function-set.ts";
import type { VersionFact } from "../src/functions/version-facts.ts";
import { grokPack } from "../src/packs/grok/index.ts";
import { userAgentPack } from "../src/packs/user-agent/index.ts";
import { xmlPack } from "../src/packs/xml/index.ts";

const HOST = "github.com/open-telemetry/opentelemetry-collector-contrib";
/** `internal/filter` defines the filter processor's own functions. */
const MODULES = ["pkg/ottl", "pkg/ottl/xottl", "processor/transformprocessor", "internal/filter"];
const target = new URL("../src/functions/version-facts.ts", import.meta.url);

/** What one version of a module defines: normalised argument names by function name. */
interface Version {
  readonly version: string;
  readonly functions: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Module {
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** Of the newest version. */
  readonly stability: ReadonlyMap<string, NonNullable<VersionFact["stability"]>>;
  readonly gates: ReadonlyMap<string, VersionFact>;
}

function go(...args: readonly string[]): string {
  return execFileSync("go", args, { encoding: "utf8", maxBuffer: 64 << 20 });
}

/** The folders of all listed versions, oldest first; downloads what is not there. */
function download(module: string): { readonly version: string; readonly folder: string }[] {
  const path = `${HOST}/${module}`;
  const listed = go("list", "-m", "-versions", path).trim().split(" ").slice(1);
  const text = go("mod", "download", "-json", ...listed.map((version) => `${path}@${version}`));
  const downloads = JSON.parse(`[${text.replaceAll("}\n{", "},{")}]`) as { Version: string; Dir: string }[];
  const folders = new Map(downloads.map(({ Version, Dir }) => [Version, Dir]));
  return listed.map((version) => ({ version: version.slice(1), folder: folders.get(version) as string }));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".go") && !file.endsWith("_test.go"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

interface Factory {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  readonly experimental: boolean;
  readonly deprecated: boolean;
}

/** The factories that a Go file defines. Names are literals or constants of the file. */
function factoriesOf(text: string): Factory[] {
  const found: Factory[] = [];
  for (const call of text.matchAll(/\bNewFactory(?:\[[^\]]*\])?\(\s*("?)(\w+)"?,\s*(?:&(\w+))?(.*)/g)) {
    const [, quote, word, struct, rest] = call;
    const name = quote ? word : new RegExp(`\\b${word}\\s*=\\s*"(\\w+)"`).exec(text)?.[1];
    if (name === undefined) continue;
    const comment = /((?:^\/\/.*\n)*)^func [^\n]*\n[^}]*$/m.exec(text.slice(0, call.index))?.[1] ?? "";
    found.push({
      name,
      fields: fieldsOf(text, struct),
      experimental: rest.includes("WithExperimental"),
      deprecated: comment.includes("Deprecated:"),
    });
  }
  return found;
}

function fieldsOf(text: string, struct: string | undefined): Set<string> {
  const body = struct && new RegExp(`\\btype ${struct}(?:\\[[^\\]]*\\])? struct \\{([^}]*)\\}`).exec(text)?.[1];
  return new Set([...(body || "").matchAll(/^\s*([A-Z]\w*)\s+\S/gm)].map((match) => normal(match[1])));
}

/** `ReplacementFormat` and `replacement_format` are one name. */
function normal(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** Experimental functions that are older than the gate for such, some of them in modules that are not published. */
function experimentalBeforeGates(text: string): string[] {
  const table = /legacyExperimentalFuncGates = [^{]*\{([^}]*)\n\}/.exec(text)?.[1] ?? "";
  return [...table.matchAll(/"(\w+)":/g)].map(([, name]) => name);
}

function gatesOf(module: string, text: string): [string, VersionFact][] {
  return [...text.matchAll(/MustRegister\(\s*"([^"]+)",\s*featuregate\.Stage(\w+)([\s\S]*?)\n\)/g)].flatMap(
    ([, id, stage, options]): [string, VersionFact][] => {
      const since = /WithRegisterFromVersion\("v([^"]+)"\)/.exec(options)?.[1];
      return since === undefined
        ? []
        : [[id, { since, module, declared: true, stability: stage.toLowerCase() as "alpha" | "beta" }]];
    },
  );
}

function readModule(name: string): Module {
  const folders = download(name);
  const versions = folders.map(({ version, folder }) => ({
    version,
    functions: new Map(
      sources(folder)
        .flatMap(factoriesOf)
        .map((factory) => [factory.name, factory.fields]),
    ),
  }));
  const newest = folders[folders.length - 1].folder;
  const texts = sources(newest);
  const readmes = readdirSync(newest, { recursive: true, encoding: "utf8" }).filter((file) => /README\.md$/.test(file));
  const frozen = readmes.some((file) => readFileSync(join(newest, file), "utf8").includes("are **frozen**"));
  const older = texts.flatMap(experimentalBeforeGates).map((each) => [each, "experimental"] as const);
  const stability = texts.flatMap(factoriesOf).flatMap(({ name: each, experimental, deprecated }) => {
    const level = deprecated ? "deprecated" : experimental ? "experimental" : frozen ? "stable" : undefined;
    return level === undefined ? [] : ([[each, level]] as [string, "deprecated" | "experimental" | "stable"][]);
  });
  return {
    name,
    versions,
    stability: new Map([...stability, ...older]),
    gates: new Map(texts.flatMap((text) => gatesOf(name, text))),
  };
}

/** When something appeared in the module that had it first. */
function appeared(modules: readonly Module[], has: (version: Version) => boolean): VersionFact | undefined {
  const candidates = modules.flatMap(({ name, versions }) => {
    const index = versions.findIndex(has);
    if (index < 0) return [];
    const fact: VersionFact = { since: versions[index].version, module: name };
    return [index > 0 ? { ...fact, lacks: versions[index - 1].version } : fact];
  });
  return candidates.sort((a, b) => a.since.localeCompare(b.since, "en", { numeric: true }))[0];
}

function collect(modules: readonly Module[]): [string, VersionFact][] {
  const facts: [string, VersionFact][] = [];
  for (const { name, params } of allFunctions()) {
    const fact = appeared(modules, ({ functions }) => functions.has(name));
    if (fact === undefined) continue;
    const stability = modules.map((module) => module.stability.get(name)).find((each) => each !== undefined);
    facts.push([name, stability === undefined ? fact : { ...fact, stability }]);
    for (const param of Object.keys(params)) {
      const own = appeared(modules, ({ functions }) => functions.get(name)?.has(normal(param)) === true);
      if (own && (own.since !== fact.since || own.module !== fact.module)) facts.push([`${name}.${param}`, own]);
    }
  }
  for (const module of modules) facts.push(...module.gates);
  return facts.sort(([a], [b]) => (a < b ? -1 : 1));
}

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);
const lines = collect(MODULES.map(readModule)).map(([key, fact]) => {
  const properties = Object.entries(fact).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `  ${JSON.stringify(key)}: { ${properties.join(", ")} },`;
});
const marker = ">> = {\n";
const current = readFileSync(target, "utf8");
const head = current.slice(0, current.indexOf(marker) + marker.length);
writeFileSync(target, `${head}${lines.join("\n")}\n};\n`);
