import { expect, test } from "vitest";
import { encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { decodeProto } from "../../src/otlp/wire/codec.ts";
import { WireWriter } from "../../src/otlp/wire/writer.ts";
import { compileYaml } from "../../src/runtime/engine.ts";
import { Program } from "../../src/runtime/program.ts";
import { Random } from "../differential/random.ts";

const KEYS = ["a", "b", "c", "d", "e", ""];

/** Statements that leave holes, fill them, look into them and force all attributes to be listed. */
function statement(random: Random): string {
  const key = JSON.stringify(random.pick(KEYS));
  const other = JSON.stringify(random.pick(KEYS));
  return random.pick([
    `delete_key(span.attributes, ${key})`,
    `delete_key(span.attributes, ${key})`,
    `delete_key(span.attributes, ${key}) where span.attributes[${other}] == "x"`,
    `delete_key(span.attributes, ${key}) where span.attributes[${other}] == nil`,
    `set(span.attributes[${key}], "a new value")`,
    `set(span.attributes[${key}], span.attributes[${other}]) where span.attributes[${other}] != nil`,
    `set(span.name, "renamed") where span.attributes[${key}] == nil`,
    `set(span.attributes["text"], Concat(["x", span.name], "")) where Len(span.attributes) == 2`,
  ]);
}

function payload(random: Random): Uint8Array {
  const writer = new WireWriter();
  const resource = writer.size;
  const scope = writer.size;
  for (let n = 12; n > 0; n--) {
    const span = writer.size;
    const keys = KEYS.filter(() => random.chance(0.8));
    for (const key of keys.sort(() => random.next() - 0.5)) {
      const attribute = writer.size;
      const value = writer.size;
      writer.string(0x0a, random.pick(["", "x", "y".repeat(40), "z".repeat(200)]));
      writer.close(0x12, value);
      writer.string(0x0a, key);
      writer.close(0x4a, attribute);
    }
    // A name may stand before or behind the attributes of its neighbours: fields have no order of their own.
    writer.string(0x2a, "name");
    writer.close(0x12, span);
  }
  writer.close(0x12, scope);
  writer.close(0x0a, resource);
  return writer.output().slice();
}

function run(
  statements: readonly string[],
  tier: "scalar" | "batch",
  bytes: Uint8Array,
): { json: unknown; hasBatchForm: boolean } {
  const lines = statements.map((text) => `      - ${JSON.stringify(text)}`).join("\n");
  const { pipeline, findings } = compileYaml(
    `processors:\n  transform:\n    trace_statements:\n${lines}\n`,
    "traces",
    {},
  );
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!pipeline) throw new Error("no pipeline");
  const program = new Program(pipeline, tier);
  const { output } = program.process(bytes);
  if (!output) throw new Error("no output");
  return {
    json: encodeTelemetry("traces", "json", decodeProto("traces", output) as never),
    hasBatchForm: program.hasBatchForm,
  };
}

test("attributes are removed, one after the other and between other edits, as the scalar tier removes them", () => {
  const random = new Random(20261124);
  let forms = 0;
  for (let round = 0; round < 400; round++) {
    const statements = Array.from({ length: 1 + random.below(6) }, () => statement(random));
    const bytes = payload(random);
    const batch = run(statements, "batch", bytes);
    if (batch.hasBatchForm) forms++;
    expect(batch.json, statements.join("\n")).toEqual(run(statements, "scalar", bytes).json);
  }
  expect(forms).toBeGreaterThan(300);
});
