import { describe, expect, test } from "vitest";
import { ErrorLog } from "../../src/runtime/outcome.ts";
import { attributesOf, load, logs, metrics, process, traces } from "./run.ts";

describe("groups", () => {
  test("each goes over the whole payload before the next", () => {
    const payload = logs(["a", "b"]);
    process("transform", "logs", payload, {
      log_statements: [
        { context: "log", statements: ['set(resource.attributes["last"], body)'] },
        { context: "log", statements: ['set(attributes["seen"], resource.attributes["last"])'] },
      ],
    });
    expect(payload.resources[0].scopes[0].records.map((record) => attributesOf(record).seen)).toEqual(["b", "b"]);
  });

  test("run only where one of their conditions holds", () => {
    const payload = logs(["a", "b", "c"]);
    process("transform", "logs", payload, {
      log_statements: [
        { conditions: ['log.body == "a"', 'log.body == "c"'], statements: ['set(log.attributes["x"], 1)'] },
      ],
    });
    expect(payload.resources[0].scopes[0].records.map((record) => attributesOf(record).x)).toEqual([1n, undefined, 1n]);
  });

  test("visit metrics that they append", () => {
    const payload = metrics(["a"]);
    process("transform", "metrics", payload, {
      metric_statements: ['copy_metric(name="b") where metric.name == "a"', 'set(metric.description, "seen")'],
    });
    expect(payload.resources[0].scopes[0].records.map(({ name, description }) => [name, description])).toEqual([
      ["a", "seen"],
      ["b", "seen"],
    ]);
  });

  test("reach resources and scopes once each", () => {
    const payload = traces(["x", "y"]);
    const statement = (context: string): string => `set(${context}.attributes["n"], Len(${context}.attributes) + 1)`;
    process("transform", "traces", payload, { trace_statements: [{ statements: [statement("resource")] }] });
    process("transform", "traces", payload, { trace_statements: [{ statements: [statement("scope")] }] });
    expect(attributesOf(payload.resources[0].resource).n).toBe(1n);
    expect(attributesOf(payload.resources[0].scopes[0].scope).n).toBe(1n);
  });
});

describe("the cache", () => {
  const statements = ['append(cache["seen"], body)', 'set(attributes["seen"], Len(cache["seen"]))'];

  test("is new for each record", () => {
    const payload = logs(["a", "b"]);
    process("transform", "logs", payload, { log_statements: [{ context: "log", statements }] });
    expect(payload.resources[0].scopes[0].records.map((record) => attributesOf(record).seen)).toEqual([1n, 1n]);
  });

  test("is shared by the groups of a context that ask for it, within one payload", () => {
    const config = {
      log_statements: [
        { context: "log", statements, shared_cache: true },
        { context: "log", statements, shared_cache: true },
        { context: "log", statements: ['set(attributes["own"], cache["seen"])'] },
      ],
    };
    for (const payload of [logs(["a", "b"]), logs(["c", "d"])]) {
      process("transform", "logs", payload, config);
      const records = payload.resources[0].scopes[0].records.map(attributesOf);
      expect(records.map(({ seen }) => seen)).toEqual([3n, 4n]);
      expect(records.map(({ own }) => own)).toEqual([null, null]);
    }
  });
});

describe("error modes", () => {
  const statements = ['set(attributes["a"], Int(body) / 0)', 'set(attributes["b"], 1)'];
  const run = (mode: string | undefined) => {
    const payload = logs(["5"]);
    const config = { ...(mode ? { error_mode: mode } : {}), log_statements: [{ context: "log", statements }] };
    const { log, error } = process("transform", "logs", payload, config);
    return { count: log.count, error: error?.message, b: attributesOf(payload.resources[0].scopes[0].records[0]).b };
  };

  test("ignore is the default: the error is logged, the next statement runs", () => {
    expect(run(undefined)).toEqual({ count: 1, error: undefined, b: 1n });
  });

  test("silent goes on without a word", () => {
    expect(run("silent")).toEqual({ count: 0, error: undefined, b: 1n });
  });

  test("propagate refuses the payload", () => {
    const { count, error, b } = run("propagate");
    expect({ count, b }).toEqual({ count: 0, b: undefined });
    expect(error).toMatch(/^failed to execute statement: set\(attributes\["a"\], Int\(body\) \/ 0\), .*divide by 0/);
  });

  test("a group's own mode comes first", () => {
    const { log, error } = process("transform", "logs", logs(["5"]), {
      error_mode: "propagate",
      log_statements: [{ context: "log", statements, error_mode: "ignore" }],
    });
    expect([log.count, error]).toEqual([1, undefined]);
  });

  test("all errors are counted, the first ones kept", () => {
    const log = new ErrorLog(2);
    process("transform", "logs", logs(["1", "2", "3"]), { log_statements: [{ context: "log", statements }] }, { log });
    expect([log.count, log.errors.length]).toEqual([3, 2]);
  });
});

describe("flatten.log", () => {
  test("needs its gate, and then gives each record a resource of its own", () => {
    const config = {
      flatten: { log: true },
      log_statements: [{ context: "log", statements: ['set(resource.attributes["r"], body)'] }],
    };
    expect(load("transform", config).findings.map(({ code }) => code)).toEqual(["OTTL3009"]);
    const payload = logs(["a", "b", "a"]);
    process("transform", "logs", payload, config, { gates: ["transform.flatten.logs"] });
    const groups = payload.resources.map(({ resource, scopes }) => [
      attributesOf(resource).r,
      scopes.map(({ records }) => records.map(({ body }) => body)),
    ]);
    expect(groups).toEqual([
      ["a", [["a", "a"]]],
      ["b", [["b"]]],
    ]);
  });
});
