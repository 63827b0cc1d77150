import { expect, test } from "vitest";
import { encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { decodeProto } from "../../src/otlp/wire/codec.ts";
import { WireReader } from "../../src/otlp/wire/reader.ts";
import { WireWriter } from "../../src/otlp/wire/writer.ts";
import { compileYaml } from "../../src/runtime/engine.ts";
import { Program } from "../../src/runtime/program.ts";
import { Random } from "../differential/random.ts";

/** Protobuf lets fields stand in any order, and a repeated one be interrupted by others. */
const PROGRAMS = [
  `delete_key(log.attributes, "b")`,
  `set(log.attributes["b"], "longer than it was before")`,
  `set(log.attributes["new"], 7)`,
  `set(log.severity_text, "WARN") where log.attributes["b"] != nil`,
  `replace_pattern(log.body, "x+", "yy")`,
  `keep_keys(log.attributes, ["a", "c"])`,
  `limit(log.attributes, 2, ["c"])`,
  `truncate_all(log.attributes, 3)`,
];

function attribute(writer: WireWriter, key: string, value: string, isKeyFirst: boolean): void {
  const mark = writer.size;
  if (!isKeyFirst) writer.string(0x0a, key);
  const inner = writer.size;
  writer.string(0x0a, value);
  writer.close(0x12, inner);
  if (isKeyFirst) writer.string(0x0a, key);
  writer.close(0x32, mark);
}

/** A LogRecord whose fields stand in a random order. */
function record(random: Random): (writer: WireWriter) => void {
  const fields: ((writer: WireWriter) => void)[] = ["a", "b", "c", "d"]
    .filter(() => random.chance(0.8))
    .map((key) => {
      const value = random.pick(["", "x", "xxx", "a text that is long ".repeat(9)]);
      const isKeyFirst = random.chance(0.5);
      return (writer) => attribute(writer, key, value, isKeyFirst);
    });
  const body = random.pick(["", "ax", "xxbxx"]);
  fields.push((writer) => {
    const mark = writer.size;
    writer.string(0x0a, body);
    writer.close(0x2a, mark);
  });
  fields.push((writer) => writer.string(0x1a, random.pick(["INFO", "WARN"])));
  fields.push((writer) => writer.fixed64Field(0x09, 1_700_000_000_000_000_000n));
  const shuffled = fields.map((field) => ({ field, at: random.next() })).sort((a, b) => a.at - b.at);
  return (writer) => {
    for (const { field } of shuffled) field(writer);
  };
}

function payload(random: Random): Uint8Array {
  const writer = new WireWriter();
  for (let r = 1 + random.below(3); r > 0; r--) {
    const resource = writer.size;
    const scope = writer.size;
    for (let n = random.below(5); n > 0; n--) {
      const mark = writer.size;
      record(random)(writer);
      writer.close(0x12, mark);
    }
    writer.close(0x12, scope);
    writer.close(0x0a, resource);
  }
  return writer.output().slice();
}

function program(statements: readonly string[], tier: "scalar" | "batch"): Program {
  const lines = statements.map((statement) => `      - ${JSON.stringify(statement)}`).join("\n");
  const { pipeline, findings } = compileYaml(`processors:\n  transform:\n    log_statements:\n${lines}\n`, "logs", {});
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!pipeline) throw new Error("no pipeline");
  return new Program(pipeline, tier);
}

function asJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  const decoded = decodeProto("logs", bytes);
  return JSON.parse(new TextDecoder().decode(encodeTelemetry("logs", "json", decoded as never)));
}

test("fields in any order give what the scalar tier gives", () => {
  const random = new Random(20_261_124);
  for (let i = 0; i < 60; i++) {
    const statements = PROGRAMS.filter(() => random.chance(0.3));
    if (statements.length === 0) statements.push(random.pick(PROGRAMS));
    const scalar = program(statements, "scalar");
    const batch = program(statements, "batch");
    expect(batch.hasBatchForm).toBe(true);
    for (let n = 0; n < 20; n++) {
      const bytes = payload(random);
      const { output, failure } = batch.process(bytes);
      expect(failure).toBeUndefined();
      expect(asJson(output), statements.join("; ")).toEqual(asJson(scalar.process(bytes).output));
      // What the batch tier writes is well-formed down to the last field.
      const reader = new WireReader().reset(output as Uint8Array, 0, (output as Uint8Array).length);
      while (reader.pos < reader.end) reader.skipOther(reader.tag(), 0);
      expect(reader.error).toBeUndefined();
    }
  }
});
