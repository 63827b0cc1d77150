import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPool, type Pool, PoolError } from "../../node/index.ts";
import { compileConfiguration, compileStatements, summarize } from "../../src/index.ts";

const root = resolve(import.meta.dirname, "../..");
const logs = new Uint8Array(readFileSync(resolve(root, "examples/logs.pb")));
const json = new Uint8Array(readFileSync(resolve(root, "examples/logs.json")));
/** Splits whatever has more than one resource. */
const splitFrom = 1;

const CONFIG = `processors:
  transform:
    error_mode: ignore
    log_statements:
      - set(log.attributes["length"], Len(log.body))
      - set(log.attributes["number"], Int(log.body) + 1)
      - delete_key(resource.attributes, "host.name")
  filter:
    log_conditions: ['log.severity_number < 9']
`;

/** A payload again and again, as one: protobuf messages can be joined. */
function repeat(bytes: Uint8Array, count: number): Uint8Array {
  const out = new Uint8Array(bytes.length * count);
  for (let i = 0; i < count; i++) out.set(bytes, i * bytes.length);
  return out;
}

function alone(config: string, bytes: Uint8Array, tier?: "scalar"): { output: Uint8Array | undefined; rest: object } {
  const { program } = compileConfiguration(config, { signal: "logs", tier });
  const result = program!.process(bytes);
  return { output: result.output, rest: summarize(result) };
}

describe("a pool", () => {
  let one: Pool;
  let two: Pool;
  beforeAll(async () => {
    [one, two] = await Promise.all([
      createPool({ config: CONFIG, workers: 1 }),
      createPool({ config: CONFIG, workers: 2, splitFrom }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
  });

  test("answers what one thread does, split or not", async () => {
    const payload = repeat(logs, 5);
    const { output, rest } = alone(CONFIG, payload);
    for (const pool of [one, two]) {
      const { output: bytes, ...summary } = await pool.process(payload);
      expect(Buffer.compare(bytes!, output!)).toBe(0);
      expect(summary).toEqual(rest);
      expect(summary.failed[0].count).toBe(summary.before);
    }
  });

  test("uses the memory of results again that were given back, and no other", async () => {
    const payloads = Array.from({ length: 40 }, (_, i) => ({ bytes: repeat(logs, 1 + (i % 5)) }));
    const kept: { readonly size: number; readonly output: Uint8Array }[] = [];
    const seen = new Set<ArrayBufferLike>();
    let given = 0;
    for await (const { payload, result } of one.processAll(payloads)) {
      const expected = alone(CONFIG, payload.bytes).output!;
      expect(Buffer.compare(result.output!, expected)).toBe(0);
      if (given % 4 === 0) kept.push({ size: payload.bytes.length, output: result.output! });
      else {
        seen.add(result.output!.buffer);
        one.release(result);
      }
      given++;
    }
    expect(seen.size).toBeLessThan(given - kept.length);
    for (const { size, output } of kept) {
      expect(Buffer.compare(output, alone(CONFIG, repeat(logs, size / logs.length)).output!)).toBe(0);
    }
  });

  test("keeps the order of a stream, and what each payload comes to", async () => {
    const payloads = Array.from({ length: 60 }, (_, i) => ({
      bytes: i % 3 === 0 ? json : repeat(logs, 1 + (i % 4)),
      i,
    }));
    const runs = await Promise.all(
      [one, two].map(async (pool) => {
        const seen: unknown[] = [];
        for await (const { payload, result } of pool.processAll(payloads)) {
          expect(payload).toBe(payloads[seen.length]);
          seen.push([result.before, result.after, Buffer.from(result.output!).toString("base64")]);
        }
        return seen;
      }),
    );
    expect(runs[0]).toHaveLength(60);
    expect(runs[1]).toEqual(runs[0]);
  });

  test("reads ahead by a bounded number of bytes", async () => {
    const pool = await createPool({ statements: [], workers: 1, readAhead: logs.length * 3 });
    let given = 0;
    function* source(): Generator<{ bytes: Uint8Array }> {
      for (; given < 50; given++) yield { bytes: logs };
    }
    let taken = 0;
    for await (const _ of pool.processAll(source(), { signal: "logs" })) {
      taken++;
      expect(given - taken).toBeLessThanOrEqual(4);
    }
    expect(taken).toBe(50);
    await pool.close();
  });

  test("takes a buffer over when told to", async () => {
    const bytes = logs.slice();
    const result = await two.process(bytes, { transfer: true, outputFormat: "json" });
    expect(bytes.length).toBe(0);
    expect(Buffer.from(result.output!).toString()).toContain("resourceLogs");
  });

  test("tells refusals as results", async () => {
    const cut = repeat(logs, 3).subarray(0, logs.length * 2 + 100);
    const { rest } = alone(CONFIG, cut);
    for (const pool of [one, two]) {
      const { output, ...summary } = await pool.process(cut);
      expect(output).toBeUndefined();
      expect(summary).toEqual(rest);
      expect(summary.refusal).toMatchObject({ kind: "telemetry", code: "malformed" });
      const unknown = await pool.process(new TextEncoder().encode("{}"));
      expect(unknown.refusal).toMatchObject({ kind: "telemetry", code: "unknown-signal" });
    }
  });
});

describe("what may not be split is processed in one piece", () => {
  test.each([
    ["a shared cache", "shared_cache: true", 'set(log.attributes["n"], Len(log.cache))', "set(log.cache[log.body], 1)"],
    ["errors that propagate", "error_mode: propagate", 'set(log.attributes["n"], Int(log.severity_number))', ""],
  ])("%s", async (_, setting, ...statements) => {
    const list = statements.filter((statement) => statement !== "").map((statement) => `'${statement}'`);
    const config = `processors: {transform: {log_statements: [{context: log, ${setting}, statements: [${list}]}]}}`;
    expect(compileConfiguration(config, { signal: "logs" }).program?.canSplit).toBe(false);
    const payload = repeat(logs, 4);
    await using pool = await createPool({ config, workers: 2, splitFrom });
    const { output } = await pool.process(payload);
    expect(Buffer.compare(output!, alone(config, payload).output!)).toBe(0);
  });

  test("a payload of which the batch tier would take some parts and not others", async () => {
    const config = "processors: {transform: {log_statements: ['set(log.attributes[\"a\"], 1)']}}";
    // A resource that stands twice in its group: protobuf merges them, which is left to the scalar tier.
    const twice = Uint8Array.of(0x0a, 0x04, 0x0a, 0x00, 0x0a, 0x00);
    const payload = new Uint8Array([...repeat(logs, 3), ...twice, ...repeat(logs, 3)]);
    await using pool = await createPool({ config, workers: 2, splitFrom });
    expect((await pool.process(logs)).tiers).toEqual(["batch"]);
    const { output, tiers } = await pool.process(payload, { signal: "logs" });
    expect(tiers).toEqual(["scalar"]);
    expect(Buffer.compare(output!, alone(config, payload).output!)).toBe(0);
  });

  test("other configurations may be", () => {
    expect(compileConfiguration(CONFIG, { signal: "logs" }).program?.canSplit).toBe(true);
    expect(compileStatements([], { signal: "profiles" }).program?.canSplit).toBe(false);
  });
});

describe("a pool that cannot go on", () => {
  test("says which rules are refused", async () => {
    await using pool = await createPool({
      config: "processors: {transform: {log_statements: ['set(log.x, 1)']}}",
      workers: 1,
    });
    const { refusal, output } = await pool.process(logs);
    expect(output).toBeUndefined();
    expect(refusal?.kind === "rules" && refusal.findings[0].message).toBe("there is no path log.x");
  });

  test("tells what a worker died of, to all who wait and who come later", async () => {
    const code = `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3));`;
    const pool = await createPool({
      statements: [],
      workers: 2,
      modules: [`data:text/javascript,${encodeURIComponent(code)}`],
    });
    const waiting = await Promise.allSettled(Array.from({ length: 8 }, () => pool.process(logs)));
    for (const { status } of waiting) expect(status).toBe("rejected");
    await expect(pool.process(logs)).rejects.toThrow(/^worker [12] of the pool died: it ended with exit code 3$/);
    await expect(pool.process(logs)).rejects.toBeInstanceOf(PoolError);
    await pool.close();
  });

  test("does not start with a module that fails", async () => {
    const modules = ["data:text/javascript,throw new Error('no such thing')"];
    await expect(createPool({ statements: [], workers: 1, modules })).rejects.toThrow(/worker 1 .*no such thing/);
  });

  test("rejects what is under way when it is closed", async () => {
    const pool = await createPool({ statements: [], workers: 1 });
    const waiting = Promise.allSettled([pool.process(logs), pool.process(logs)]);
    await pool.close();
    for (const each of await waiting) expect(each).toMatchObject({ status: "rejected" });
    await expect(pool.process(logs)).rejects.toThrow("the pool is closed");
  });
});
