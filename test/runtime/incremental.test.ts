import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConfigNode } from "../../src/config/config-node.ts";
import { fromValue } from "../../src/config/from-value.ts";
import { toUpperCase } from "../../src/functions/collector/to-upper-case.ts";
import { PURE } from "../../src/functions/define.ts";
import { required } from "../../src/functions/params.ts";
import { defineStrict } from "../../src/functions/strict.ts";
import {
  compileConfiguration,
  compileConfigurationTree,
  createCompiler,
  parseYaml,
  registerFunctions,
  summarize,
} from "../../src/index.ts";

const logs = new Uint8Array(readFileSync(resolve(import.meta.dirname, "../../examples/logs.pb")));

/** Good and bad ones, of several contexts, some twice. */
const STATEMENTS = [
  'set(log.attributes["a"], 1)',
  'set(log.attributes["a"], 1) where log.severity_number > 9',
  'set(log.attributes["b"], Concat([log.body, "x"], "-")) where resource.attributes["service.name"] != nil',
  'set(log.cache["c"], log.body)',
  'set(log.attributes["d"], log.cache["c"])',
  'delete_key(resource.attributes, "host.name")',
  'set(scope.name, "s")',
  'set(log.attributes["n"], Int(log.body) + 1)',
  'set(attributes["bare"], true)',
  "set(log.nothing, 1)",
  "set(log.attributes[",
  "keep_keys(log.attributes, Nothing())",
  'set(log.severity_text, ToUpperCase("x")) where false',
  'set(log.attributes["l"], Any([1, 2], (x) => x == 2))',
];
const CONDITIONS = [
  "log.severity_number >= 9",
  'IsMatch(log.body, "o")',
  "log.body == nil",
  "severity_number > 1",
  "log.x == 1",
];

const statements = fc.array(fc.constantFrom(...STATEMENTS), { maxLength: 8 });
const conditions = fc.array(fc.constantFrom(...CONDITIONS), { maxLength: 2 });
const group = fc.record({
  context: fc.constantFrom("log", "resource", undefined),
  error_mode: fc.constantFrom("ignore", "silent", undefined),
  conditions,
  statements,
});
const settings = fc.record({
  transform: fc.record({ log_statements: fc.oneof(statements, fc.array(group, { minLength: 1, maxLength: 3 })) }),
  filter: fc.record({
    log_conditions: fc.oneof(conditions, fc.array(fc.record({ conditions }), { minLength: 1, maxLength: 2 })),
  }),
});

/** The tree, with the parts of the one before that are equal: an editor that keeps its tree. */
function sharing(next: ConfigNode, before: ConfigNode | undefined): ConfigNode {
  if (before === undefined || before.kind !== next.kind || before.path !== next.path) return next;
  if (JSON.stringify(before) === JSON.stringify(next)) return before;
  if (next.kind === "list" && before.kind === "list") {
    return { ...next, items: next.items.map((item, i) => sharing(item, before.items[i])) };
  }
  if (next.kind !== "map" || before.kind !== "map") return next;
  const old = (key: string): ConfigNode | undefined => before.entries.find((entry) => entry.key === key)?.value;
  return { ...next, entries: next.entries.map((entry) => ({ ...entry, value: sharing(entry.value, old(entry.key)) })) };
}

function behaviour({ program, findings }: ReturnType<typeof compileConfigurationTree>): unknown {
  const result = program?.process(logs, { errorLimit: 1000 });
  return {
    findings,
    output: result?.output && Buffer.from(result.output).toString("base64"),
    ...(result && summarize(result)),
  };
}

test("after any edits, findings and behaviour are those of a compilation from nothing", () => {
  fc.assert(
    fc.property(
      fc.array(settings, { minLength: 2, maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      (versions, keepsTree, isBatch) => {
        const options = { signal: "logs", tier: isBatch ? "batch" : "scalar" } as const;
        const compiler = createCompiler(options);
        let tree: ConfigNode | undefined;
        for (const processors of versions) {
          const next = fromValue(JSON.parse(JSON.stringify({ processors })));
          tree = keepsTree ? sharing(next, tree) : next;
          expect(behaviour(compiler.compileTree(tree))).toEqual(behaviour(compileConfigurationTree(next, options)));
        }
      },
    ),
    { numRuns: 60, seed: 5 },
  );
});

test("findings stand where the texts stand now", () => {
  const compiler = createCompiler({ signal: "logs" });
  const text = (lead: string): string =>
    `processors:\n  transform:\n    log_statements:\n${lead}      - set(log.body, 1)\n      - set(log.nothing, 1)\n`;
  for (const lead of ["", "      - set(log.body, 2)\n", "      # a remark\n\n", ""]) {
    const { findings } = compiler.compile(text(lead));
    expect(findings).toEqual(compileConfiguration(text(lead), { signal: "logs" }).findings);
    expect(text(lead).slice(findings[0].span.start, findings[0].span.end)).toBe("log.nothing".slice(4));
  }
});

test("an edit that changes the group's context binds all of it again", () => {
  const compiler = createCompiler({ signal: "logs" });
  const text = (last: string): string =>
    `processors: {transform: {log_statements: ['set(resource.attributes["a"], 1)', '${last}']}}`;
  for (const last of [
    'set(scope.name, "x")',
    'set(log.body, "x")',
    'set(span.name, "x")',
    'set(resource.schema_url, "x")',
  ]) {
    expect(behaviour(compiler.compile(text(last)))).toEqual(
      behaviour(compileConfiguration(text(last), { signal: "logs" })),
    );
  }
});

test("functions that are registered later count", () => {
  const compiler = createCompiler({ signal: "logs" });
  const text = "processors: {transform: {log_statements: ['set(log.body, LaterUpperCase(log.body))']}}";
  expect(compiler.compile(text).program).toBeUndefined();
  registerFunctions([{ ...toUpperCase, name: "LaterUpperCase" } as never]);
  expect(compiler.compile(text).findings).toEqual([]);
});

test("of many texts with one changed, only that one is bound", () => {
  let bound = 0;
  const counted = defineStrict({
    name: "CountedUpperCase",
    params: { target: required("string", "The text.") },
    returns: "string",
    effects: PURE,
    summary: "Counts how often it is bound.",
    reference: "",
    examples: [],
    bind: () => {
      bound++;
      return (target: string) => target;
    },
  });
  registerFunctions([counted as never]);
  const list = Array.from({ length: 200 }, (_, i) => `set(log.attributes["k${i}"], CountedUpperCase(log.body))`);
  const compiler = createCompiler({ signal: "logs", tier: "scalar" });
  const text = (): string =>
    `processors:\n  transform:\n    log_statements:\n${list.map((each) => `      - ${each}\n`).join("")}`;
  compiler.compile(text());
  const first = bound;
  expect(first).toBeGreaterThanOrEqual(200);
  list.splice(70, 0, 'set(log.attributes["new"], CountedUpperCase(log.body))');
  expect(compiler.compile(text()).program).toBeDefined();
  expect(bound - first).toBe(first / 200);
  const { root } = parseYaml(text());
  expect(compiler.compileTree(root).program).toBeDefined();
  expect(bound - first).toBe(first / 200);
});
