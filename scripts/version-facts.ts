/**
 * Writes src/functions/version-facts.ts and path-facts.ts: the oldest release of Collector contrib whose modules have each
 * function, argument, path and enum symbol, the stages of each feature gate, and what upstream promises of each. Needs Go
 * and its module proxy; reads Go sources as text and runs none. The proxy does not have every release, so a fact names the
 * newest older release known to lack the thing, where there is one. Reads some 200 versions: the first run takes minutes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { CONTEXTS } from "../src/contexts/index.ts";
import type { Stability } from "../src/functions/define.ts";
import { allFunctions, registerFunctions } from "../src/functions/function-set.ts";
import type { GateFact, VersionFact } from "../src/functions/version-fact.ts";
import { grokPack } from "../src/packs/grok/index.ts";
import { userAgentPack } from "../src/packs/user-agent/index.ts";
import { xmlPack } from "../src/packs/xml/index.ts";
import { contextsOf, knowsPath, type UpstreamContext } from "./upstream/contexts.ts";
import { experimentalBeforeGates, functionsOf, plainName, type UpstreamFunction } from "./upstream/functions.ts";
import { type GateStage, gatesOf } from "./upstream/gates.ts";
import { compareReleases, sourcesBelow, versionsOf } from "./upstream/modules.ts";

/** The filter processor's own functions stand in `internal/filter`, and stood in its own module. */
const MODULES = [
  "pkg/ottl",
  "pkg/ottl/xottl",
  "processor/transformprocessor",
  "processor/filterprocessor",
  "internal/filter",
];

interface Version {
  readonly module: string;
  readonly release: string;
  /** Whether it lets paths begin with the name of their own context. */
  readonly namesContexts: boolean;
  readonly functions: ReadonlyMap<string, UpstreamFunction>;
  readonly contexts: ReadonlyMap<string, UpstreamContext>;
  readonly gates: ReadonlyMap<string, { readonly stage: GateStage; readonly from: string | undefined }>;
}

interface Module {
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** What the newest version promises of a function, by its plain name. */
  readonly stability: ReadonlyMap<string, Stability>;
}

function readModule(module: string): Module {
  const found = versionsOf(module);
  const versions = found.map(({ release, folder }): Version => {
    const sources = sourcesBelow(folder);
    return {
      module,
      release,
      namesContexts: [...sources.values()].some((text) => text.includes(".EnablePathContextNames()")),
      functions: functionsOf(sources),
      contexts: contextsOf(sources, Object.keys(CONTEXTS)),
      gates: new Map(gatesOf(sources).map((gate) => [gate.id, gate])),
    };
  });
  const { folder } = found[found.length - 1];
  const older = experimentalBeforeGates(sourcesBelow(folder)).map((name) => [name, "experimental"] as const);
  const newest = [...versions[versions.length - 1].functions].map(
    ([name, { experimental, deprecated }]): [string, Stability] => [
      name,
      deprecated ? "deprecated" : experimental ? "experimental" : "stable",
    ],
  );
  return { versions, stability: new Map([...newest, ...older]) };
}

/** When something appeared in the module that had it first. */
function appeared(modules: readonly Module[], has: (version: Version) => boolean): VersionFact | undefined {
  const candidates = modules.flatMap(({ versions }) => {
    const index = versions.findIndex(has);
    if (index < 0) return [];
    const { release: since, module } = versions[index];
    return [index > 0 ? { since, module, lacks: versions[index - 1].release } : { since, module }];
  });
  return candidates.toSorted((a, b) => compareReleases(a.since, b.since))[0];
}

function functionFacts(modules: readonly Module[]): [string, VersionFact][] {
  const facts: [string, VersionFact][] = [];
  for (const { name, params } of allFunctions()) {
    const plain = plainName(name);
    const fact = appeared(modules, ({ functions }) => functions.has(plain));
    if (fact === undefined) throw new Error(`no module has ${name}`);
    const stability = modules.map((module) => module.stability.get(plain)).find((each) => each !== undefined);
    facts.push([name, { ...fact, stability }]);
    for (const [param, { optional }] of Object.entries(params)) {
      const argument = plainName(param);
      const own = appeared(modules, ({ functions }) => functions.get(plain)?.args.has(argument) === true);
      const spared =
        optional && appeared(modules, ({ functions }) => functions.get(plain)?.args.get(argument) === true);
      const optionalSince = spared && own && spared.since !== own.since ? spared.since : undefined;
      if (own && (own.since !== fact.since || optionalSince !== undefined))
        facts.push([`${name}.${param}`, optionalSince === undefined ? own : { ...own, optionalSince }]);
    }
  }
  return facts.toSorted(byKey);
}

function gateFacts(modules: readonly Module[]): [string, GateFact][] {
  const facts = new Map<string, GateFact>();
  for (const { versions } of modules) {
    for (const id of new Set(versions.flatMap(({ gates }) => [...gates.keys()]))) {
      const having = versions.filter(({ gates }) => gates.has(id));
      const stages = having.map(({ gates, release }) => ({ stage: gates.get(id)?.stage as GateStage, since: release }));
      const changes = stages.filter(({ stage }, i) => stage !== stages[i - 1]?.stage);
      const [first, newest] = [having[0], having[having.length - 1]];
      const index = versions.indexOf(first);
      const from = newest.gates.get(id)?.from;
      const fact: GateFact = {
        since: from ?? first.release,
        module: first.module,
        ...(from === undefined ? (index > 0 ? { lacks: versions[index - 1].release } : {}) : { declared: true }),
        stage: changes[changes.length - 1].stage,
        ...(changes.length > 1
          ? { earlier: changes.slice(0, -1).map(({ stage }) => stage), stageSince: changes[changes.length - 1].since }
          : {}),
      };
      const gone = versions[versions.indexOf(newest) + 1]?.release;
      facts.set(id, gone === undefined ? fact : { ...fact, gone });
    }
  }
  return [...facts].toSorted(byKey);
}

/** By fact, as JSON, the names of paths and enum symbols by context. */
function pathFacts(modules: readonly Module[]): [string, Map<string, string[]>][] {
  const byFact = new Map<string, Map<string, string[]>>();
  const add = (context: string, name: string, fact: VersionFact | undefined): void => {
    if (fact === undefined) throw new Error(`no version has ${name} in ${context}`);
    const stability = stabilityOf(context, name);
    const key = literal({ ...fact, stability });
    const names = byFact.get(key) ?? new Map<string, string[]>();
    byFact.set(key, names.set(context, [...(names.get(context) ?? []), name]));
  };
  for (const { name: context, paths, enums } of Object.values(CONTEXTS)) {
    for (const { path } of paths)
      add(
        context,
        path,
        appeared(modules, ({ contexts }) => knows(contexts.get(context), context, path)),
      );
    for (const symbol of enums.keys())
      add(
        context,
        symbol,
        appeared(modules, ({ contexts }) => contexts.get(context)?.enums.has(symbol) === true),
      );
  }
  return [...byFact].toSorted(([a], [b]) => compareReleases(a, b));
}

/** Since when a processor lets paths begin with the name of their own context. */
function prefixFacts(modules: readonly Module[]): [string, VersionFact][] {
  return (["transform", "filter"] as const).map((host) => {
    const own = modules.filter(({ versions }) => versions[0].module === `processor/${host}processor`);
    const fact = appeared(own, ({ namesContexts }) => namesContexts);
    if (fact === undefined) throw new Error(`no version of the ${host} processor lets paths begin with their context`);
    return [host, fact];
  });
}

function knows(known: UpstreamContext | undefined, context: string, path: string): boolean {
  return known !== undefined && knowsPath(known, context, path);
}

/** Source: metadata.yaml of pkg/ottl (signals), and contexts/ottlspan/README.md, which announces that the path will go. */
function stabilityOf(context: string, name: string): Stability {
  if (name === "span.kind.deprecated_string") return "deprecated";
  return context.startsWith("profile") ? "development" : "stable";
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A flat object as TypeScript. */
function literal(value: object): string {
  const properties = Object.entries(value).map(([name, each]) => `${name}: ${JSON.stringify(each)}`);
  return `{ ${properties.join(", ")} }`;
}

function tableOf(facts: readonly (readonly [string, object])[]): string {
  return facts.map(([key, fact]) => `  ${JSON.stringify(key)}: ${literal(fact)},\n`).join("");
}

/** Replaces what stands between the line that begins a table and the one that ends it. */
function replaceTable(text: string, name: string, end: string, rows: string): string {
  const open = text.indexOf("\n", text.indexOf(`const ${name}: `)) + 1;
  return text.slice(0, open) + rows + text.slice(text.indexOf(end, open - 1) + 1);
}

function update(file: string, change: (text: string) => string): void {
  const target = new URL(`../src/functions/${file}`, import.meta.url);
  writeFileSync(target, change(readFileSync(target, "utf8")));
}

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);
const modules = MODULES.map(readModule);
update("version-facts.ts", (text) => {
  const functions = replaceTable(text, "VERSION_FACTS", "\n};", tableOf(functionFacts(modules)));
  return replaceTable(functions, "GATE_FACTS", "\n};", tableOf(gateFacts(modules)));
});
update("path-facts.ts", (text) => {
  const rows = pathFacts(modules).map(([fact, contexts]) => {
    const lines = [...contexts].map(([context, names]) => `    ${context}: ${JSON.stringify(names.join(" "))},\n`);
    return `  [${fact}, {\n${lines.join("")}  }],\n`;
  });
  const paths = replaceTable(text, "TABLE", "\n];", rows.join(""));
  return replaceTable(paths, "PREFIX_FACTS", "\n};", tableOf(prefixFacts(modules)));
});
