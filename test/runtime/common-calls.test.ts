import { expect, test } from "vitest";
import { planOf } from "../../src/inspect/index.ts";
import { encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { decodeProto } from "../../src/otlp/wire/codec.ts";
import { WireWriter } from "../../src/otlp/wire/writer.ts";
import { compileYaml } from "../../src/runtime/engine.ts";
import { Program } from "../../src/runtime/program.ts";
import { Random } from "../differential/random.ts";

const PATHS = [`log.body`, `log.attributes["a"]`, `log.attributes["b"]`, `log.cache["c"]`];
const CALLS = [
  (path: string) => `ParseJSON(${path})["x"]`,
  (path: string) => `ParseJSON(${path})["y"]["z"]`,
  (path: string) => `ParseJSON(${path})`,
  (path: string) => `ToUpperCase(${path})`,
  (path: string) => `Concat([${path}, ToUpperCase(${path})], "-")`,
  (path: string) => `Len(${path})`,
];
const TESTS = [
  (path: string) => `IsMatch(${path}, "x.*[0-9]")`,
  (path: string) => `ToUpperCase(${path}) == "X1"`,
  (path: string) => `HasPrefix(${path}, "{")`,
  (path: string) => `not IsMatch(${path}, "x.*[0-9]")`,
  (path: string) => `Len(${path}) > 3 or IsMatch(${path}, "x.*[0-9]")`,
];
const TEXTS = [`{"x":1,"y":{"z":"deep"}}`, `{"x":"x1"}`, "x1", "", "no json", "[1]"];

function statement(random: Random): string {
  const where = random.chance(0.6) ? ` where ${random.pick(TESTS)(random.pick(PATHS))}` : "";
  return `set(${random.pick(PATHS)}, ${random.pick(CALLS)(random.pick(PATHS))})${where}`;
}

function payload(random: Random): Uint8Array {
  const writer = new WireWriter();
  const text = (tag: number): void => {
    const mark = writer.size;
    writer.string(0x0a, random.pick(TEXTS));
    writer.close(tag, mark);
  };
  const resource = writer.size;
  const scope = writer.size;
  for (let n = 8; n > 0; n--) {
    const record = writer.size;
    for (const key of ["a", "b"].filter(() => random.chance(0.8))) {
      const attribute = writer.size;
      text(0x12);
      writer.string(0x0a, key);
      writer.close(0x32, attribute);
    }
    text(0x2a);
    writer.close(0x12, record);
  }
  writer.close(0x12, scope);
  writer.close(0x0a, resource);
  return writer.output().slice();
}

function configuration(statements: readonly string[]): string {
  const lines = statements.map((text) => `      - ${JSON.stringify(text)}`).join("\n");
  return `processors:\n  transform:\n    error_mode: ignore\n    log_statements:\n${lines}\n`;
}

function run(text: string, tier: "scalar" | "batch", bytes: Uint8Array): unknown {
  const { pipeline } = compileYaml(text, "logs", {});
  if (!pipeline) throw new Error("no pipeline");
  const program = new Program(pipeline, tier);
  const result = program.process(bytes);
  return {
    json: encodeTelemetry("logs", "json", decodeProto("logs", result.output as Uint8Array) as never),
    errors: result.passedCount,
  };
}

/** By statement: the functions that it shares. */
function shared(statements: readonly string[]): (readonly string[])[] {
  const { groups } = planOf({ name: "c.yaml", text: configuration(statements), dialect: "collector" } as never, "logs");
  return groups.flatMap((group) => group.statements.map(({ common }) => common));
}

test("calls that repeat are computed once and come to the same", () => {
  const random = new Random(42);
  let repeated = 0;
  for (let round = 0; round < 300; round++) {
    const statements = Array.from({ length: 2 + random.below(6) }, () => statement(random));
    const text = configuration(statements);
    const bytes = payload(random);
    expect(run(text, "batch", bytes), statements.join("\n")).toEqual(run(text, "scalar", bytes));
    if (round < 50 && shared(statements).some((functions) => functions.length > 0)) repeated++;
  }
  expect(repeated).toBeGreaterThan(20);
});

test("a call is repeated only where nothing that it reads was written since", () => {
  const a = `set(log.attributes["a"], ParseJSON(log.body)["x"])`;
  const b = `set(log.attributes["b"], ParseJSON(log.body)["y"]) where IsMatch(log.body, "x")`;
  expect(shared([a, b])).toEqual([["ParseJSON"], ["ParseJSON"]]);
  expect(shared([a, `set(log.body, "other")`, b])).toEqual([[], [], []]);
  expect(shared([a, `set(log.attributes["c"], 1)`, b])).toEqual([["ParseJSON"], [], ["ParseJSON"]]);
  expect(
    shared([`set(log.cache["k"], Len(log.attributes["a"]))`, a, `set(log.body, Len(log.attributes["a"]))`]),
  ).toEqual([[], [], []]);
  expect(shared([`set(log.cache["k"], Now())`, `set(log.attributes["k"], Now())`])).toEqual([[], []]);
});

test("a statement whose where never holds costs nothing and does not force the scalar tier", () => {
  const text = configuration([
    `set(resource.attributes["n"], log.body) where 1 == 2`,
    `set(log.attributes["a"], 1) where false`,
    `set(log.attributes["b"], 2)`,
  ]);
  const { groups } = planOf({ name: "c.yaml", text, dialect: "collector" } as never, "logs");
  expect(groups[0].statements.map(({ tier, why }) => [tier, why])).toEqual([
    ["batch", "its where never holds, so it is left out"],
    ["batch", "its where never holds, so it is left out"],
    ["batch", undefined],
  ]);
  const bytes = payload(new Random(7));
  expect(run(text, "batch", bytes)).toEqual(run(text, "scalar", bytes));
});
