import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allFunctions, registerFunctions } from "../../src/functions/function-set.ts";
import { describeSince, VERSION_FACTS } from "../../src/functions/version-facts.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { userAgentPack } from "../../src/packs/user-agent/index.ts";
import { xmlPack } from "../../src/packs/xml/index.ts";

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);

test("there is a fact about every function", () => {
  const unknown = allFunctions().filter(({ name }) => VERSION_FACTS[name] === undefined);
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test("every fact is about a function, a parameter or a gate", () => {
  const known = new Set(allFunctions().flatMap(({ name, params }) => [name, ...keysOf(name, params)]));
  const stray = Object.entries(VERSION_FACTS).filter(([key, { declared }]) => !declared && !known.has(key));
  expect(stray).toEqual([]);
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
  for (const gate of gates) expect(VERSION_FACTS[gate]?.declared).toBe(true);
});

test("only a version right after one that lacks the thing is told as certain", () => {
  const module = "pkg/ottl";
  expect(describeSince({ since: "0.157.0", lacks: "0.156.0", module })).toBe("0.157.0");
  expect(describeSince({ since: "0.165.0", lacks: "0.164.1", module })).toBe("0.165.0");
  expect(describeSince({ since: "0.144.0", lacks: "0.124.1", module })).toBe("0.144.0 or earlier, after 0.124.1");
  expect(describeSince({ since: "1.3.0", lacks: "0.163.0", module })).toBe("1.3.0 or earlier, after 0.163.0");
  expect(describeSince({ since: "0.113.0", module })).toBe("0.113.0 or earlier");
  expect(describeSince({ since: "0.155.0", declared: true, module })).toBe("0.155.0");
});

test("nothing of the engine carries the facts", () => {
  const src = new URL("../../src/", import.meta.url);
  const importers = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => /from "[^"]*version-facts\.ts"/.test(readFileSync(new URL(file, src), "utf8")));
  expect(importers.filter((file) => !file.startsWith("lsp/"))).toEqual([]);
});
