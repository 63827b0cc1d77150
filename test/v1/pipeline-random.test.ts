import { expect, test } from "vitest";
import { compileV1, loadPipeline } from "../../src/runtime/v1/index.ts";
import { randomPayload } from "../differential/payloads.ts";
import { Random } from "../differential/random.ts";
import { ProgramWriter } from "./random-programs.ts";

const COUNT = 300;

/** What records share is written by a program record by record, by stages one after the other. */
const WRITES_SHARED = /^\w+\((?:resource|scope|metric|cache)\b/;

test("random programs come to the same when they are cut into stages", () => {
  const random = new Random(20_260_101);
  const writer = new ProgramWriter(random);
  let cases = 0;
  let staged = 0;
  let routed = 0;
  let failing = 0;
  while (cases < COUNT) {
    const lines = writer.program().split("\n");
    const head = lines.filter((line) => line.startsWith("#"));
    const statements = lines.slice(head.length);
    if (statements.some((line) => WRITES_SHARED.test(line))) continue;
    const signal = random.pick(["traces", "logs"] as const);
    const { program } = compileV1(lines.join("\n"), { signal });
    if (!program) continue;
    cases++;
    const stages: { name: string; program: string }[] = [];
    while (statements.length > 0) {
      const part = statements.splice(0, 1 + random.below(3));
      stages.push({ name: `s${stages.length}`, program: [...head, ...part].join("\n") });
    }
    if (stages.length > 1) staged++;
    const { pipeline } = loadPipeline(JSON.stringify({ dialect: "v1", stages }), { signals: [] });
    const cut = pipeline?.compile({ signal }).program;
    const bytes = new TextEncoder().encode(JSON.stringify(randomPayload(random, signal)));
    const expected = program.process(bytes, { format: "json" });
    const actual = cut?.process(bytes, { format: "json" });
    const context = `${signal}\n${lines.join("\n")}`;
    const text = (payload: Uint8Array | undefined): string => new TextDecoder().decode(payload);
    expect(text(actual?.output), context).toBe(text(expected.output));
    expect([actual?.counts, actual?.errorCount], context).toEqual([expected.counts, expected.errorCount]);
    expect(actual?.errors.map(({ message }) => message).sort(), context).toEqual(
      expected.errors.map(({ message }) => message).sort(),
    );
    expect([...(actual?.routes.keys() ?? [])].sort(), context).toEqual([...expected.routes.keys()].sort());
    for (const [name, payload] of expected.routes) {
      // Two statements send to one output record by record, two stages one after the other.
      const senders = lines.filter((line) => line.includes(`to ${JSON.stringify(name)}`)).length;
      if (senders > 1) continue;
      expect(text(actual?.routes.get(name)), context).toBe(text(payload));
      routed++;
    }
    failing += expected.errorCount > 0 ? 1 : 0;
  }
  // The cases say something.
  expect(staged).toBeGreaterThan(COUNT / 2);
  expect(routed).toBeGreaterThan(10);
  expect(failing).toBeGreaterThan(10);
});
