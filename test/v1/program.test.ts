import { describe, expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { checkV1, compileV1, isV1Text, reportMetrics } from "../../src/runtime/v1/index.ts";
import { run, spansOf, spansPayload } from "./run-v1.ts";

const compileEnvironment = standardEnvironment();

describe("errors", () => {
  test.each([
    ["set(a", "OTTL1002"],
    ["foo()", "OTTL2001"],
    ['set(attr["x"], Upercase("a"))', "OTTL2001"],
    ['set(attr["x"], nam)', "OTTL2012"],
    ["drop() where duration > 5", "OTTL6001"],
    ['set(attr["x"], 1 + "a")', "OTTL6001"],
    ["set(duration, 1)", "OTTL6002"],
    ["set(events[*].name, 1)", "OTTL6002"],
    ['drop() to "x"', "OTTL6004"],
    ["route()", "OTTL6004"],
    ["drop(true)", "OTTL2002"],
    ['Uppercase("a")', "OTTL6005"],
    ['set(attr["x"], IsMatch("a", "("))', "OTTL2007"],
    ["# on_error: panic\ndrop()", "OTTL6006"],
    ['set(attr["x"], "\\q")', "OTTL1006"],
    [`drop() where ${"(".repeat(300)}true${")".repeat(300)}`, "OTTL1025"],
  ])("%s", (source, code) => {
    const findings = checkV1(source);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(compileV1(source, { signal: "traces" }).program).toBeUndefined();
  });

  test("every broken statement is told", () => {
    expect(checkV1('set(a 1)\nset(attr["x"], 1)\ndrop() where where').map(({ code }) => code)).toEqual([
      "OTTL1001",
      "OTTL1001",
    ]);
  });

  test("warnings: deprecated functions, and `not` before a comparison", () => {
    expect(checkV1('set(attr["x"], Concat("a", "b"))')).toMatchObject([{ code: "OTTL6007", severity: "warning" }]);
    expect(checkV1("drop() where not kind == 1").map(({ code }) => code)).toContain("OTTL6008");
    expect(checkV1("drop()", "v2.0")).toMatchObject([{ code: "OTTL6011" }]);
  });

  test("have a class and a place on data", () => {
    const result = run(
      'set(attr["a"], 1)\nset(attr["x"],\n  1 / attr["zero"])',
      spansPayload([{ attributes: { zero: 0n } }]),
    );
    expect(result.errors).toMatchObject([{ class: "runtime", line: 3, column: 3 }]);
    expect(spansOf(result.output)[0].attrs).toMatchObject({ a: { intValue: "1" } });
    expect(run('drop() where attr["x"]', spansPayload([{ attributes: { x: "text" } }])).errors).toMatchObject([
      { class: "type" },
    ]);
  });
});

describe("settings", () => {
  const failing = spansPayload([{ attributes: { zero: 0n } }]);

  test("a fallback value is stored", () => {
    const { output, errorCount } = run('# on_error: fallback "none"\nset(attr["x"], 1 / attr["zero"])', failing);
    expect(spansOf(output)[0].attrs.x).toEqual({ stringValue: "none" });
    expect(errorCount).toBe(1);
  });

  test("retry tries again and then skips", () => {
    let calls = 0n;
    const environment = { ...compileEnvironment, now: () => calls++ };
    const { output, errorCount } = run('# on_error: retry 3\nset(attr["x"], 1 / UnixNano(Now()))', failing, {
      environment,
    });
    expect(spansOf(output)[0].attrs.x).toEqual({ intValue: "1" });
    expect(errorCount).toBe(0);
  });

  test("limits end the run with a resource error", () => {
    const three = spansPayload([{}, {}, {}]);
    const limited = run("# limit_records: 2\nkeep()", three);
    expect(limited.failure).toMatchObject({ class: "resource" });
    expect(limited.output).toBeUndefined();
    expect(run("# limit_memory: 1KiB\nkeep()", three, { memoryInUse: () => 2048 }).failure).toMatchObject({
      class: "resource",
    });
    expect(run("# limit_records: 3\n# limit_time: 1h\nkeep()", three).failure).toBeUndefined();
  });

  test("the head names the dialect", () => {
    expect(isV1Text("\n# rules\n# dialect: v1\ndrop()")).toBe(true);
    expect(isV1Text("# Dialect: V1\ndrop()")).toBe(true);
    expect(isV1Text("drop()\n# dialect: v1")).toBe(false);
  });
});

describe("data of other signals", () => {
  const metrics = {
    resourceMetrics: [
      {
        scopeMetrics: [
          {
            metrics: [
              { name: "a", gauge: { dataPoints: [{ asInt: "1" }, { asInt: "5" }] } },
              { name: "b", sum: { dataPoints: [{ asInt: "9" }] } },
            ],
          },
        ],
      },
    ],
  };

  test("data points, with the metric's own paths behind them", () => {
    const result = run('drop() where value_int < 3\nroute() to "b" where name == "b"\nset(metric.unit, "s")', metrics, {
      signal: "metrics",
    });
    expect(result.counts).toEqual({ records: 3, kept: 1, dropped: 1, routed: 1 });
    expect(new TextDecoder().decode(result.output)).toContain('"unit":"s"');
    expect(new TextDecoder().decode(result.routes.get("b"))).toContain('"name":"b"');
  });

  test("a path that only another signal has is nil, and not written", () => {
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "x" } }] }] }] };
    const result = run('drop() where name == "x"\nset(kind, 2)\nset(attr["d"], duration)', logs, { signal: "logs" });
    expect(result.counts.kept).toBe(1);
    expect(result.errors).toEqual([]);
  });
});

test("metrics count executions and deprecated calls", () => {
  const { program } = compileV1('set(attr["x"], Concat("a", "b")) where kind == 2', {
    signal: "traces",
    metrics: true,
  });
  const payload = new TextEncoder().encode(JSON.stringify(spansPayload([{ kind: 2 }, { kind: 1 }])));
  program?.process(payload, { format: "json" });
  const text = program?.metricsText();
  expect(text).toContain('ottl_execution_total{statement="1",context="span",result="applied"} 1');
  expect(text).toContain('ottl_execution_total{statement="1",context="span",result="not_matched"} 1');
  expect(text).toContain('ottl_deprecated_function_calls_total{function="Concat"} 1');
  expect(text).toContain("ottl_compilation_duration_seconds ");
  expect(text).toContain('ottl_execution_duration_seconds_bucket{statement="1",context="span",le="+Inf"} 1');
  const otlp = JSON.parse(new TextDecoder().decode(reportMetrics([program!], "json", { start: 1n, end: 2n })));
  const [{ metrics }] = otlp.resourceMetrics[0].scopeMetrics;
  expect(metrics.map(({ name }: { name: string }) => name)).toEqual([
    "ottl_execution_total",
    "ottl_execution_duration_seconds",
    "ottl_compilation_duration_seconds",
    "ottl_deprecated_function_calls_total",
  ]);
  expect(metrics[0].sum.dataPoints).toHaveLength(2);
});
