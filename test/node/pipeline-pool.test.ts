import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPipelinePool, openPipelineOutputs, type PipelinePool } from "../../node/index.ts";
import { loadPipeline, type PipelineDefinition, reportMetrics } from "../../src/runtime/v1/index.ts";

const root = resolve(import.meta.dirname, "../..");
const traces = new Uint8Array(readFileSync(resolve(root, "examples/traces.pb")));
const json = new Uint8Array(readFileSync(resolve(root, "examples/traces.json")));
const logs = new Uint8Array(readFileSync(resolve(root, "examples/logs.pb")));

const folder = mkdtempSync(join(tmpdir(), "ottl-pipeline-"));
afterAll(() => rmSync(folder, { recursive: true }));

const STAGES = `stages:
  - name: sample
    workers: 2
    statements:
      - drop() where Hash(span_id) % 5 == 0
      - set(attr["share"], 1 / (kind - 2)) where kind == 2 or kind == 3
      - route() to "slow" where duration > Duration("500ms")
  - name: here
    statements:
      - set(resource.attributes["seen"], "yes")
  - name: mark
    workers: 2
    statements:
      - set(attr["name"], Concat(name, "!"))
      - route() to "slow" where kind == 3
      - route() to "rest" where Hash(span_id) % 7 == 0
`;

function definition(text: string, outputTypes: readonly string[] = []): PipelineDefinition {
  const { pipeline, reports } = loadPipeline(`dialect: v1\n${text}`, { name: "p.yaml", outputTypes, signals: [] });
  expect(reports.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([]);
  return pipeline!;
}

interface Payload {
  readonly bytes: Uint8Array;
}

/** All there is to say of a run, and how it ended. */
async function collect(
  pool: PipelinePool,
  payloads: AsyncIterable<Payload> | Iterable<Payload>,
): Promise<{ readonly seen: readonly unknown[]; readonly thrown: unknown }> {
  const seen: unknown[] = [];
  try {
    for await (const { result, signal } of pool.processAll(payloads)) {
      const { output, routes, errors, failure, ...rest } = result;
      const encode = (bytes: Uint8Array | undefined): string | undefined =>
        bytes && Buffer.from(bytes).toString("base64");
      const told = errors.map(({ source, ...error }) => error);
      const ended = failure && { message: failure.message, line: "line" in failure ? failure.line : undefined };
      const encoded = [...routes].map(([name, each]) => [name, encode(each)]);
      seen.push({ signal, output: encode(output), routes: encoded, told, ended, ...rest });
      if (failure) break;
    }
    return { seen, thrown: undefined };
  } catch (thrown) {
    return { seen, thrown };
  }
}

function repeat(bytes: Uint8Array, count: number): Uint8Array {
  return Buffer.concat(new Array(count).fill(bytes));
}

describe("workers change nothing", () => {
  let alone: PipelinePool;
  let shared: PipelinePool;
  beforeAll(async () => {
    alone = await createPipelinePool(definition(STAGES), { workers: 1 });
    shared = await createPipelinePool(definition(STAGES), { splitFrom: 1, readAhead: traces.length * 4 });
  });
  afterAll(async () => {
    await alone.close();
    await shared.close();
  });

  test("of a stream with several signals and formats, split or not", async () => {
    const bytes = [traces, json, repeat(traces, 3), logs];
    const payloads = Array.from({ length: 24 }, (_, i) => ({ bytes: bytes[i % 4] }));
    const [one, two] = [await collect(alone, payloads), await collect(shared, payloads)];
    expect(one.seen).toHaveLength(24);
    expect(one.seen[0]).toMatchObject({ signal: "traces", ended: undefined });
    expect((one.seen[0] as { readonly told: readonly unknown[] }).told).toHaveLength(100);
    expect(two).toEqual(one);
  });

  test("of the payload at which bad data end it", async () => {
    const payloads = [traces, traces, traces.subarray(0, 1000), traces].map((bytes) => ({ bytes }));
    const [one, two] = [await collect(alone, payloads), await collect(shared, payloads)];
    expect(one.seen).toHaveLength(3);
    expect(one.seen[2]).toMatchObject({ ended: { message: expect.stringContaining("byte") } });
    expect(two).toEqual(one);
  });

  test("of an error of the source, which comes at its turn", async () => {
    async function* source(): AsyncGenerator<Payload> {
      yield { bytes: traces };
      yield { bytes: json };
      throw new Error("no more");
    }
    for (const pool of [alone, shared]) {
      const { seen, thrown } = await collect(pool, source());
      expect(seen).toHaveLength(2);
      expect(thrown).toEqual(new Error("no more"));
    }
  });

  test("of the payload at which a limit ends it, and of the metrics", async () => {
    const limited = definition(`limits: { records: 1000 }\n${STAGES.replace("workers: 2", "workers: 1")}`);
    const payloads = Array.from({ length: 10 }, () => ({ bytes: traces }));
    const [one, two] = await Promise.all(
      [{ workers: 1 }, {}].map(async (options) => {
        await using pool = await createPipelinePool(limited, { ...options, metrics: true });
        const ended = await collect(pool, payloads.slice(0, 3));
        const counted = reportMetrics([await pool.metrics()], "prometheus", { start: 0n, end: 1n });
        const lines = new TextDecoder().decode(counted).split("\n");
        const counters = lines
          .filter((line) => /^ottl_(?:execution|deprecated_function_calls)_total/.test(line))
          .sort();
        return { ended, counters, rest: await collect(pool, payloads) };
      }),
    );
    expect(one.rest.seen[0]).toMatchObject({
      output: undefined,
      ended: { message: "the run has more than 1000 records", line: 2 },
    });
    expect(one.counters.some((line) => line.startsWith('ottl_execution_total{statement="here:1"'))).toBe(true);
    expect(one.counters.some((line) => line.includes('{function="Concat"}'))).toBe(true);
    expect(two).toEqual(one);
  });
});

test("reads ahead by a bounded number of bytes", async () => {
  const text = STAGES.replace("workers: 2", "workers: 1");
  await using pool = await createPipelinePool(definition(text), { readAhead: traces.length * 3 });
  let given = 0;
  function* source(): Generator<Payload> {
    for (; given < 40; given++) yield { bytes: traces };
  }
  let taken = 0;
  for await (const _ of pool.processAll(source())) {
    taken++;
    // Dropped records make payloads of later stages smaller.
    expect(given - taken).toBeLessThanOrEqual(20);
  }
  expect(taken).toBe(40);
});

test("gives the findings of programs that are refused", async () => {
  await using pool = await createPipelinePool(definition("statements: ['drop() where duration > 5']"));
  for await (const { compiled, result } of pool.processAll([{ bytes: traces }])) {
    expect([compiled?.program, result.output]).toEqual([undefined, undefined]);
    expect(compiled?.reports[0].findings[0].code).toBe("OTTL6001");
  }
});

describe("outputs", () => {
  const OUTPUTS = `outputs:
  slow: ${folder}/slow.jsonl
  rest: { type: memory, size: 3, names: [a, b] }
  left: { path: ${folder}/left.bin, format: pb }
  unused: ${folder}/unused.json
default_output: left
${STAGES}`;

  test("are files and what the library registers", async () => {
    const pipeline = definition(OUTPUTS, ["memory"]);
    const written: Uint8Array[] = [];
    const events: unknown[] = [];
    const outputs = await openPipelineOutputs(pipeline, {
      types: {
        memory(name, settings) {
          events.push([name, settings]);
          return {
            write: (payload, signal) => {
              events.push(signal);
              written.push(payload);
            },
            commit: () => void events.push("commit"),
          };
        },
      },
    });
    const one = definition(STAGES).compile({ signal: "traces" }).program!.process(traces, { format: "proto" });
    await using pool = await createPipelinePool(pipeline, { workers: 1 });
    for await (const { result, signal } of pool.processAll([{ bytes: traces }], {
      outputFormat: outputs.payloadFormat,
    })) {
      await outputs.write(result, { signal: signal!, format: outputs.payloadFormat, isPart: false });
    }
    // Nothing is there before the end.
    expect(readdirSync(folder).filter((name) => !name.startsWith("."))).toEqual([]);
    await outputs.commit();
    expect(events).toEqual([["rest", { type: "memory", size: 3, names: ["a", "b"] }], "traces", "commit"]);
    expect(Buffer.compare(written[0], one.routes.get("rest")!)).toBe(0);
    expect(Buffer.compare(readFileSync(join(folder, "left.bin")), one.output!)).toBe(0);
    const slow = readFileSync(join(folder, "slow.jsonl"), "utf8");
    expect(slow.match(/"spanId"/g)).toHaveLength(one.counts.routed - count(written[0]));
    expect(readdirSync(folder).sort()).toEqual(["left.bin", "slow.jsonl"]);
  });

  test("are checked before anything runs, and leave nothing when discarded", async () => {
    const lost = definition(`outputs: { slow: ${folder}/nowhere/slow.json }\n${STAGES.replace('"rest"', '"slow"')}`);
    await expect(openPipelineOutputs(lost)).rejects.toThrow(/nowhere\/slow.json: there is no folder/);
    const fine = definition(`outputs: { slow: ${folder}/other.json }\n${STAGES.replace('"rest"', '"slow"')}`);
    const before = readdirSync(folder).sort();
    const outputs = await openPipelineOutputs(fine, { main: join(folder, "main.json") });
    outputs.discard();
    expect(readdirSync(folder).sort()).toEqual(before);
    const unknown = definition(OUTPUTS, ["memory"]);
    await expect(openPipelineOutputs(unknown)).rejects.toThrow(
      "the output rest is of the type memory, which nobody registered",
    );
  });
});

/** Spans of a payload. */
function count(bytes: Uint8Array): number {
  const program = definition("statements: [keep()]").compile({ signal: "traces" }).program!;
  return program.process(bytes, { format: "proto" }).counts.records;
}
