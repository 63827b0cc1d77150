import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Signal } from "../../src/index.ts";
import { compileV1, loadPipeline, type PipelineResult } from "../../src/runtime/v1/index.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const encoder = new TextEncoder();

function spans(...names: readonly string[]): Uint8Array {
  return encoder.encode(
    JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: names.map((name) => ({ name, kind: 1 })) }] }] }),
  );
}

/** The names of what a payload holds. */
function names(bytes: Uint8Array | undefined): string[] {
  return [...new TextDecoder().decode(bytes).matchAll(/"name":"([^"]*)"/g)].map((match) => match[1]);
}

function open(yaml: string, signal: Signal = "traces", memoryInUse?: () => number) {
  const { pipeline, reports } = loadPipeline(`dialect: v1\n${yaml}`, { name: "p.yaml" });
  expect(reports.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([]);
  return pipeline!.compile({ signal, ...(memoryInUse ? { memoryInUse } : {}) }).program!;
}

function run(yaml: string, ...payload: readonly string[]): PipelineResult {
  return open(yaml).process(spans(...payload), { format: "json" });
}

const STAGES = `stages:
  - name: first
    statements:
      - drop() where name == "a"
      - route() to "x" where name == "b"
      - set(name, Format("{}1", name))
  - name: second
    statements:
      - route() to "x" where name == "c1"
      - route() to "y" where name == "d1"
      - keep() where name != "e1"
      - set(name, Format("{}2", name))
`;

describe("stages", () => {
  test("run one after the other on what the ones before let through", () => {
    const { output, routes, counts, stages } = run(STAGES, "a", "b", "c", "d", "e", "f");
    expect(names(output)).toEqual(["f12"]);
    expect([...routes].map(([name, payload]) => [name, names(payload)])).toEqual([
      ["x", ["b", "c1"]],
      ["y", ["d1"]],
    ]);
    expect(stages).toEqual([
      { records: 6, kept: 4, dropped: 1, routed: 1 },
      { records: 4, kept: 1, dropped: 1, routed: 2 },
    ]);
    expect(counts).toEqual({ records: 6, kept: 1, dropped: 2, routed: 3 });
  });

  test("are not reached where nothing is left", () => {
    const { output, stages, counts, routes } = run(STAGES, "a", "b");
    expect(new TextDecoder().decode(output)).toBe("{}");
    expect(stages).toHaveLength(1);
    expect(counts).toEqual({ records: 2, kept: 0, dropped: 1, routed: 1 });
    expect([...routes.keys()]).toEqual(["x"]);
  });

  test("do what one program does, for each signal and format", () => {
    const statements = [
      'set(attributes["n"], 1)',
      'drop() where attributes["n"] != 1',
      'set(resource.attributes["r"], "s")',
    ];
    const yaml = `stages:\n${statements.map((each, i) => `  - { name: s${i}, statements: ['${each}'] }`).join("\n")}\n`;
    for (const signal of ["traces", "logs", "metrics"] as const) {
      for (const format of ["json", "proto"] as const) {
        const bytes = new Uint8Array(readFileSync(resolve(examples, `${signal}.${format === "json" ? "json" : "pb"}`)));
        const staged = open(yaml, signal).process(bytes, { format, outputFormat: "json" });
        const { program } = compileV1(statements.join("\n"), { signal });
        const whole = program!.process(bytes, { format, outputFormat: "json" });
        expect(staged.counts).toEqual(whole.counts);
        expect(new TextDecoder().decode(staged.output)).toBe(new TextDecoder().decode(whole.output));
      }
    }
  });

  test("join what they send to one output, profiles too", () => {
    const dictionary = {
      stringTable: ["", "k", "cpu"],
      attributeTable: [{}, { keyStrindex: 1, value: { stringValue: "v" } }],
    };
    const profiles = [1, 2, 3].map((i) => ({ profileId: `${i}`.repeat(32), attributeIndices: [1] }));
    const bytes = encoder.encode(JSON.stringify({ dictionary, resourceProfiles: [{ scopeProfiles: [{ profiles }] }] }));
    const id = (i: number): string => `profile_id.string == "${`${i}`.repeat(32)}"`;
    const program = open(
      `stages:\n  - { name: a, statements: ['route() to "x" where ${id(1)}'] }\n  - { name: b, statements: ['route() to "x" where ${id(3)}'] }\n`,
      "profiles",
    );
    const { routes, output } = program.process(bytes, { format: "json" });
    const ids = (payload: Uint8Array | undefined): string[] =>
      [...new TextDecoder().decode(payload).matchAll(/"profileId":"(.)/g)].map((m) => m[1]);
    expect([ids(routes.get("x")), ids(output)]).toEqual([["1", "3"], ["2"]]);
  });

  test("refuse what is not OTLP", () => {
    const { output, failure } = open(STAGES).process(encoder.encode('{"resourceSpans": 1}'), { format: "json" });
    expect([output, failure?.message]).toEqual([undefined, expect.stringContaining("resourceSpans")]);
  });
});

describe("recovery", () => {
  const statement = "'set(kind, Int(1 / 0))'";
  test("is told with stage and place, and the record goes on", () => {
    const { output, errors, errorCount } = run(`stages:\n  - { name: one, statements: [${statement}] }\n`, "a", "b");
    expect(names(output)).toEqual(["a", "b"]);
    expect(errorCount).toBe(2);
    expect(errors[0]).toMatchObject({ class: "runtime", stage: "one", line: 3, message: "attempted to divide by 0" });
    expect(errors[0].source.name).toBe("p.yaml");
  });

  test("of the stage before the program's head before the configuration's", () => {
    const program = (head: string, own: string): string =>
      `on_error: fallback "whole"\nstages:\n  - name: one\n${own}    program: |\n      ${head}\n      set(name, Format("{}", 1 / 0))\n`;
    expect(names(run(program("# nothing", ""), "a").output)).toEqual(["whole"]);
    expect(names(run(program('# on_error: fallback "head"', ""), "a").output)).toEqual(["head"]);
    const stage = "    on_error: { fallback: stage }\n";
    expect(names(run(program('# on_error: fallback "head"', stage), "a").output)).toEqual(["stage"]);
  });
});

describe("limits", () => {
  const limited = (limits: string, more = ""): string =>
    `limits: ${limits}\n${more}stages:\n  - name: one\n    statements: ['drop() where name == "a"']\n  - name: two\n    statements: ['set(name, "x")']\n`;

  test("of records count over payloads, at the first stage", () => {
    const program = open(limited("{ records: 3 }"));
    expect(names(program.process(spans("a", "b", "c"), { format: "json" }).output)).toEqual(["x", "x"]);
    const { output, routes, failure } = program.process(spans("d"), { format: "json" });
    expect([output, routes.size]).toEqual([undefined, 0]);
    expect(failure).toMatchObject({
      class: "resource",
      code: "OTTL6010",
      message: "the run has more than 3 records",
      limit: "records",
      line: 2,
      column: 20,
      stage: undefined,
    });
  });

  test("of one payload", () => {
    expect(run(limited("{ records: 2 }"), "a", "b", "c").failure).toMatchObject({ limit: "records", line: 2 });
    expect(run(limited("{ records: 2 }"), "a", "b").failure).toBeUndefined();
  });

  test("of time and memory", () => {
    expect(run(limited("{ time: 1ns }"), "b").failure).toMatchObject({
      limit: "time",
      message: "the run took longer than 1ns",
    });
    const program = open(limited("{ memory: 16MiB }"), "traces", () => 2 ** 30);
    expect(program.process(spans("b"), { format: "json" }).failure).toMatchObject({
      limit: "memory",
      message: "the run needs more than 16MiB of memory",
      line: 2,
    });
  });

  test("of a stage's own program", () => {
    const program = open(`stages:
  - { name: one, statements: ['drop() where name == "a"'] }
  - name: two
    program: |
      # limit_records: 2
      set(name, "x")
`);
    expect(program.process(spans("a", "a", "b", "c"), { format: "json" }).failure).toBeUndefined();
    const { failure } = program.process(spans("d"), { format: "json" });
    expect(failure).toMatchObject({
      class: "resource",
      line: 6,
      column: 7,
      message: "the run has more than 2 records",
    });
  });

  test("of a record end its program in that stage", () => {
    const { output, errors } = run(
      `item_timeout: 1ns\nstages:\n  - { name: one, statements: ['set(name, "x")', 'set(name, "y")'] }\n`,
      "a",
    );
    expect(names(output)).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      class: "resource",
      message: "the record took longer than the 1ns of item_timeout",
    });
  });
});
