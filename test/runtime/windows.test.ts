import { expect, test } from "vitest";
import { encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { decodeProto } from "../../src/otlp/wire/codec.ts";
import { WireWriter } from "../../src/otlp/wire/writer.ts";
import { compileYaml } from "../../src/runtime/engine.ts";
import { Program } from "../../src/runtime/program.ts";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { Random } from "../differential/random.ts";

/** One resource can be most of a payload; it is worked on in windows of its records then. */
const STATEMENTS = [
  `set(resource.attributes["seen"], "yes")`,
  `set(resource.attributes["name"], "renamed") where resource.attributes["name"] == "r1"`,
  `delete_key(resource.attributes, "name")`,
  `set(scope.name, "scope") where scope.name == ""`,
  `set(metric.unit, "s") where metric.name == "m1"`,
  `set(metric.description, "long enough to change lengths ${"x".repeat(120)}") where metric.name == "m2"`,
  `delete_key(datapoint.attributes, "a")`,
  `set(datapoint.attributes["b"], "new")`,
  `set(datapoint.attributes["c"], metric.name) where datapoint.attributes["a"] == "x"`,
  `set(datapoint.attributes["unit"], metric.unit)`,
  `set(datapoint.attributes["seen"], resource.attributes["seen"])`,
  `set(datapoint.value_double, 1.5) where datapoint.attributes["b"] == "y"`,
];
const CONDITIONS = [
  `datapoint.attributes["a"] == "x"`,
  `datapoint.attributes["b"] != nil`,
  `metric.name == "m1"`,
  `resource.attributes["name"] == "r2"`,
  `datapoint.value_double > 2`,
  `metric.name != "none"`,
];

type Write = (writer: WireWriter) => void;

/** Fields in any order, as protobuf allows. */
function message(random: Random, tag: number, fields: readonly Write[]): Write {
  const shuffled = random.chance(0.5)
    ? fields
        .map((field) => ({ field, at: random.next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ field }) => field)
    : fields;
  return (writer) => {
    const mark = writer.size;
    for (const field of shuffled) field(writer);
    writer.close(tag, mark);
  };
}

const text =
  (tag: number, value: string): Write =>
  (writer) =>
    writer.stringField(tag, value);

function attribute(random: Random, tag: number, key: string, value: string): Write {
  return message(random, tag, [message(random, 0x12, [text(0x0a, value)]), text(0x0a, key)]);
}

function some(random: Random, most: number, make: (i: number) => Write): Write[] {
  return Array.from({ length: random.below(most + 1) }, (_, i) => make(i));
}

function point(random: Random): Write {
  const attributes = ["a", "b", "c"]
    .filter(() => random.chance(0.6))
    .map((key) => attribute(random, 0x3a, key, random.pick(["x", "y", ""])));
  const value: Write = (writer) => {
    writer.double(random.below(5));
    writer.tag(0x21);
  };
  return message(random, 0x0a, [...attributes, value]);
}

function payload(random: Random): Uint8Array {
  const metric = (): Write =>
    message(random, 0x12, [
      text(0x0a, random.pick(["m1", "m2", "m3"])),
      text(0x1a, random.pick(["", "ms"])),
      ...(random.chance(0.9)
        ? [
            message(
              random,
              random.pick([0x2a, 0x3a]),
              some(random, 6, () => point(random)),
            ),
          ]
        : []),
    ]);
  const scope = (): Write =>
    message(random, 0x12, [
      ...(random.chance(0.7) ? [message(random, 0x0a, [text(0x0a, random.pick(["", "s"]))])] : []),
      ...some(random, 3, metric),
      text(0x1a, random.pick(["", "scope schema"])),
    ]);
  const resource = (): Write =>
    message(random, 0x0a, [
      ...(random.chance(0.8)
        ? [message(random, 0x0a, [attribute(random, 0x0a, "name", random.pick(["r1", "r2"]))])]
        : []),
      ...some(random, 3, scope),
      text(0x1a, random.pick(["", "resource schema"])),
    ]);
  const writer = new WireWriter();
  for (const write of some(random, 3, resource)) write(writer);
  return writer.output().slice();
}

function program(text: string, batchBytes: number | undefined): Program {
  const environment = { ...standardEnvironment(), batchBytes };
  const { pipeline, findings } = compileYaml(text, "metrics", { environment });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!pipeline) throw new Error("no pipeline");
  return new Program(pipeline, batchBytes === undefined ? "scalar" : "batch");
}

function asJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  return JSON.parse(
    new TextDecoder().decode(encodeTelemetry("metrics", "json", decodeProto("metrics", bytes) as never)),
  );
}

const list = (texts: readonly string[]): string => texts.map((each) => `      - ${JSON.stringify(each)}\n`).join("");

/** A group of statements, of its own or one more: each is a pass over all records. */
const group = (texts: readonly string[]): string =>
  texts.length === 0 ? "" : `      - context: datapoint\n        statements: ${JSON.stringify(texts)}\n`;

test.each(["transform", "filter"])(
  "%s: windows of any size give what one record after the other gives",
  (kind) => {
    const random = new Random(kind.length * 1009);
    let over = 0;
    for (let round = 0; round < 150; round++) {
      const pick = (texts: readonly string[]): string[] => texts.filter(() => random.chance(0.25));
      const chosen = pick(kind === "filter" ? CONDITIONS : STATEMENTS);
      if (chosen.length === 0) continue;
      const text =
        kind === "filter"
          ? `processors:\n  filter:\n    metric_conditions:\n${list(chosen)}`
          : `processors:\n  transform:\n    metric_statements:\n${group(chosen)}${group(pick(STATEMENTS))}`;
      const scalar = program(text, undefined);
      const sizes = [1, 60, 200, 1 << 18].map((size) => program(text, size));
      if (sizes[0].hasBatchForm) over++;
      for (let n = 0; n < 4; n++) {
        const bytes = payload(random);
        const expected = scalar.process(bytes);
        for (const each of sizes) {
          const { output, failure } = each.process(bytes);
          expect(failure, chosen.join("\n")).toEqual(expected.failure);
          expect(asJson(output), chosen.join("\n")).toEqual(asJson(expected.output));
        }
      }
    }
    expect(over).toBeGreaterThan(50);
  },
  60_000,
);
