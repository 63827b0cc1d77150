import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONTEXTS } from "../../src/contexts/index.ts";
import { allFunctions, registerFunctions } from "../../src/functions/function-set.ts";
import {
  argumentFact,
  describePathSince,
  describeSince,
  GATE_FACTS,
  pathFact,
  VERSION_FACTS,
} from "../../src/functions/version-facts.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { userAgentPack } from "../../src/packs/user-agent/index.ts";
import { xmlPack } from "../../src/packs/xml/index.ts";

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);

test("there is a fact about every function and argument", () => {
  const unknown = allFunctions().flatMap(({ name, params }) =>
    [VERSION_FACTS[name]?.stability, ...Object.keys(params).map((param) => argumentFact(name, param))].includes(
      undefined,
    )
      ? name
      : [],
  );
  expect(unknown).toEqual([]);
});

test("there is a fact about every path and enum symbol of each context", () => {
  const names = Object.values(CONTEXTS).flatMap(({ name, paths, enums }) =>
    [...paths.map(({ path }) => path), ...enums.keys()].map((each) => [name, each] as const),
  );
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter(([context, name]) => pathFact(context, name) === undefined)).toEqual([]);
});

test("every fact is about a function or an argument", () => {
  const known = new Set(allFunctions().flatMap(({ name, params }) => [name, ...keysOf(name, params)]));
  expect(Object.keys(VERSION_FACTS).filter((key) => !known.has(key))).toEqual([]);
});

test("paths came with their context or later, each context for itself", () => {
  expect(describePathSince(["span"], "span.flags")).toBe("0.145.0");
  expect(describePathSince(["log"], "log.event_name")).toBe("0.128.0");
  expect(describePathSince(["spanevent"], "spanevent.event_index")).toBe("0.121.0");
  expect(describePathSince(["log", "span", "exemplar"], "otelcol.client.addr")).toBe(
    "0.147.0 (log, span), 0.154.0 (exemplar)",
  );
  expect(describePathSince(["span"], "SPAN_KIND_SERVER")).toBe("0.61.0 or earlier");
  expect(describePathSince(["log"], "span.name")).toBeUndefined();
  expect(pathFact("profile", "profile.attributes")?.stability).toBe("development");
  expect(pathFact("span", "span.kind.deprecated_string")?.stability).toBe("deprecated");
});

test("functions have the release that brought them", () => {
  for (const name of ["Filter", "Find", "All", "MapEach", "When"]) expect(VERSION_FACTS[name].since).toBe("0.157.0");
  expect(VERSION_FACTS.ToValidUTF8).toMatchObject({ since: "0.165.0", module: "pkg/ottl/xottl" });
  expect(VERSION_FACTS.SliceToMap.since).toBe("0.113.0");
  expect(argumentFact("SliceToMap", "key_path")?.optionalSince).toBe("0.131.0");
  expect(VERSION_FACTS.set).toMatchObject({ since: "0.61.0", stability: "stable" });
});

test("gates have their stages, and those that are gone say so", () => {
  expect(GATE_FACTS["pkg.ottl.functions.enableDynamicSliceArguments"]).toMatchObject({
    since: "0.163.0",
    stage: "beta",
  });
  expect(GATE_FACTS["ottl.set.allowNil"]).toMatchObject({
    since: "0.158.0",
    stage: "stable",
    earlier: ["alpha", "beta"],
  });
  expect(GATE_FACTS["ottl.set.allowNil"].gone).toBeDefined();
});

function keysOf(name: string, params: object): string[] {
  return Object.keys(params).map((param) => `${name}.${param}`);
}

test("what the catalogue says of stability is what upstream says", () => {
  const differing = allFunctions().filter(
    ({ name, stability }) => (stability ?? "stable") !== (VERSION_FACTS[name]?.stability ?? "stable"),
  );
  expect(differing.map(({ name }) => name)).toEqual([]);
});

test("a gate that a function needs is a known gate", () => {
  const gates = allFunctions().flatMap(({ gate }) => gate ?? []);
  expect(gates.length).toBeGreaterThan(0);
  for (const gate of gates) expect(GATE_FACTS[gate]?.declared).toBe(true);
});

test("only a version right after one that lacks the thing is told as certain", () => {
  expect(describeSince({ since: "0.157.0", lacks: "0.156.0" })).toBe("0.157.0");
  expect(describeSince({ since: "0.165.0", lacks: "0.164.1" })).toBe("0.165.0");
  expect(describeSince({ since: "0.144.0", lacks: "0.124.1" })).toBe("0.144.0 or earlier, after 0.124.1");
  expect(describeSince({ since: "1.3.0", lacks: "0.163.0" })).toBe("1.3.0 or earlier, after 0.163.0");
  expect(describeSince({ since: "0.113.0" })).toBe("0.113.0 or earlier");
  expect(describeSince({ since: "0.155.0", declared: true })).toBe("0.155.0");
});

test("only the editor and the rules about versions carry the facts", () => {
  const src = new URL("../../src/", import.meta.url);
  const importers = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => /from "[^"]*(version|path)-facts\.ts"/.test(readFileSync(new URL(file, src), "utf8")));
  expect(importers.filter((file) => !file.startsWith("lsp/")).toSorted()).toEqual([
    "analysis/versions/uses.ts",
    "functions/version-facts.ts",
  ]);
});
