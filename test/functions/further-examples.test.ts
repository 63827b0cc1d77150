import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ConfigContext } from "../../src/config/signals.ts";
import { allFunctions, registerFunctions } from "../../src/functions/function-set.ts";
import { examplesOf, type FurtherExample } from "../../src/functions/further-examples.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { userAgentPack } from "../../src/packs/user-agent/index.ts";
import { xmlPack } from "../../src/packs/xml/index.ts";
import { compileStatements } from "../../src/runtime/compile.ts";
import { compileValueExpression } from "../../src/runtime/expression-program.ts";
import { plainValue } from "../../src/testing/plain-value.ts";
import type { Value } from "../../src/values/value.ts";

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);

/** A world in which nothing varies. */
const environment = {
  now: () => 1_748_779_200_123_456_789n,
  random: (bytes: Uint8Array) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = i * 37 + 11;
  },
};

type Tree = Record<string, Record<string, Record<string, unknown[]>[]>[]>;

/** A payload of one record, and where its records stand. */
function payload(context: ConfigContext, record: string) {
  const [signal, resources, scopes, records] =
    context === "span"
      ? (["traces", "resourceSpans", "scopeSpans", "spans"] as const)
      : context === "log"
        ? (["logs", "resourceLogs", "scopeLogs", "logRecords"] as const)
        : (["metrics", "resourceMetrics", "scopeMetrics", "metrics"] as const);
  const text = `{"${resources}":[{"resource":{},"${scopes}":[{"scope":{},"${records}":[${record}]}]}]}`;
  const recordsOf = (tree: Tree): unknown[] => tree[resources][0][scopes][0][records];
  return { signal, input: new TextEncoder().encode(text), recordsOf };
}

/** The records that a statement leaves of one. */
function leaves(source: string, context: ConfigContext, before: string): unknown[] {
  const { signal, input, recordsOf } = payload(context, before);
  const { program, findings } = compileStatements([source], { signal, context, errorMode: "propagate", environment });
  const result = program?.process(input);
  if (!result?.output || result.failure) throw new Error(`${source}: ${findings[0]?.message ?? result?.failure}`);
  return recordsOf(JSON.parse(new TextDecoder().decode(result.output)) as Tree).map(withoutEmpty);
}

/** Without the empty status that every span is written with. */
function withoutEmpty(record: unknown): unknown {
  return JSON.parse(JSON.stringify(record, (key, value) => (key === "status" ? undefined : value)));
}

function wanted({ before = "", after = "" }: FurtherExample): unknown {
  return JSON.parse(after.startsWith("+ ") ? `[${before},${after.slice(2)}]` : `[${after}]`);
}

const further = allFunctions().flatMap((definition) =>
  examplesOf(definition)
    .filter((example) => !definition.examples.includes(example))
    .map((example) => ({ definition, example, title: `${example.source} ${example.before ?? ""}` })),
);

test.each(further)("$title", ({ definition, example }) => {
  const context = (definition.contexts?.[0] ?? "log") as ConfigContext;
  const { source, before = "{}", value } = example;
  if (definition.kind === "editor") {
    expect(leaves(source, context, before)).toEqual(wanted(example));
    return;
  }
  const { signal, input } = payload(context, before);
  const results = compileValueExpression(source, { context, environment }).program?.evaluate(signal, input);
  const [, actual] = plainValue((results as readonly Value[])[0]);
  expect(typeof actual === "string" && value?.startsWith('"') ? JSON.stringify(actual) : String(actual)).toBe(value);
});

describe("docs/functions.md", () => {
  const page = readFileSync(new URL("../../docs/functions.md", import.meta.url), "utf8");
  const sections = page
    .split(/^## Feature gates/m)[0]
    .split(/^### /m)
    .slice(1);

  test("has a section for each function: the reference's 144, and ProfileID", () => {
    expect(sections.map((section) => section.split("\n")[0]).toSorted()).toEqual(
      allFunctions()
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(sections).toHaveLength(144 + 1);
  });

  test.each([
    ["a signature", /^```ottl\n\w+\(.*\)/m],
    ["contexts", /^- Contexts: \w+/m],
    ["processors", /^- Processors: \w+/m],
    ["the release that brought it", /^- Since: Collector \d+\.\d+\.\d+.* \(`[\w/]+`\)$/m],
    ["an example with its result", /```ottl\n(?:.*\n)*\/\/ (?:→|after:) .+\n(?:.*\n)*```/],
  ])("tells %s of each", (_, pattern) => {
    expect(sections.filter((section) => !pattern.test(section)).map((section) => section.split("\n")[0])).toEqual([]);
  });

  test("tells the stability of each function", () => {
    const silent = sections.filter((section) => !/^- Stability: (stable|experimental)$/m.test(section));
    expect(silent.map((section) => section.split("\n")[0])).toEqual([]);
  });
});
