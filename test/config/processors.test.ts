import { describe, expect, test } from "vitest";
import { readFilterConfig } from "../../src/config/filter-config.ts";
import { fromValue } from "../../src/config/from-value.ts";
import { readTransformConfig } from "../../src/config/transform-config.ts";

const transformCodes = (config: unknown): string[] =>
  readTransformConfig(fromValue(config)).findings.map(({ code, path }) => `${code} ${path}`);
const filterCodes = (config: unknown): string[] =>
  readFilterConfig(fromValue(config)).findings.map(({ code, path }) => `${code} ${path}`);

/** Every row was measured on the reference: accepted (no findings) or refused. */
describe("the transform processor", () => {
  test.each<[unknown, string[]]>([
    [{ trace_statements: ["set(span.name, 1)"] }, []],
    [{ trace_statements: null }, ["OTTL3003 trace_statements"]],
    [{ trace_statements: {} }, ["OTTL3003 trace_statements"]],
    [{ trace_statements: [null] }, ["OTTL3004 trace_statements[0]"]],
    [{ trace_statements: [5, []] }, ["OTTL3003 trace_statements[0]", "OTTL3003 trace_statements[1]"]],
    [{ trace_statements: ["a", { statements: [] }] }, ["OTTL3005 trace_statements[1]"]],
    [{ trace_statements: [{ statements: [] }, "a"] }, []],
    [{ trace_statements: [{ statements: [5] }] }, ["OTTL3003 trace_statements[0].statements[0]"]],
    [{ trace_statements: [{ statements: {} }] }, ["OTTL3003 trace_statements[0].statements"]],
    [{ trace_statements: [{ context: "SPAN" }] }, []],
    [{ trace_statements: [{ context: "" }] }, ["OTTL3006 trace_statements[0].context"]],
    [{ trace_statements: [{ context: null }] }, ["OTTL3006 trace_statements[0].context"]],
    [{ trace_statements: [{ context: 5 }] }, ["OTTL3003 trace_statements[0].context"]],
    [{ trace_statements: [{ context: "log" }] }, ["OTTL3008 trace_statements[0].context"]],
    [{ trace_statements: [{ error_mode: "IGNORE" }] }, []],
    [{ error_mode: null }, ["OTTL3007 error_mode"]],
    [{ error_mode: "x" }, ["OTTL3007 error_mode"]],
    [{ trace_statements: [{ shared_cache: "true" }] }, ["OTTL3003 trace_statements[0].shared_cache"]],
    [{ trace_statements: [{ shared_cache: null }] }, []],
    [{ trace_statements: [{ Context: "span" }] }, ["OTTL3002 trace_statements[0].Context"]],
    [{ Trace_statements: [] }, ["OTTL3002 Trace_statements"]],
    [{ flatten: null }, []],
    [{ flatten: { log: null } }, []],
    [{ flatten: true }, ["OTTL3003 flatten"]],
    [{ flatten: { x: 1 } }, ["OTTL3002 flatten.x"]],
    [{ "flatten::log": false }, []],
    [null, []],
    [{ x: 1, error_mode: "y", flatten: [] }, ["OTTL3002 x", "OTTL3003 flatten", "OTTL3007 error_mode"]],
  ])("%j", (config, codes) => {
    expect(transformCodes(config)).toEqual(codes);
  });

  test("reads its groups", () => {
    const { config } = readTransformConfig(
      fromValue({
        error_mode: "Propagate",
        log_statements: [
          { context: "Log", conditions: "a,b", statements: ["x", null], error_mode: "silent", shared_cache: true },
          "y",
        ],
      }),
    );
    expect(config.errorMode).toBe("propagate");
    const [named, flat] = config.groups.logs;
    expect(named).toMatchObject({ context: "log", errorMode: "silent", sharedCache: true });
    expect(named.conditions.map(({ text, start }) => [text, start])).toEqual([
      ["a", 0],
      ["b", 2],
    ]);
    expect(named.statements.map(({ text }) => text)).toEqual(["x", ""]);
    expect(flat).toMatchObject({ context: undefined, errorMode: undefined, sharedCache: false });
    expect(flat.statements.map(({ text }) => text)).toEqual(["y"]);
  });

  test("says what was probably meant", () => {
    const { findings } = readTransformConfig(fromValue({ trace_statement: [] }));
    expect(findings[0].notes?.[0]).toBe("did you mean trace_statements?");
  });
});

describe("the filter processor", () => {
  test.each<[unknown, string[]]>([
    [{ trace_conditions: ["span.name == 1"] }, []],
    [{ trace_conditions: null }, ["OTTL3003 trace_conditions"]],
    [{ trace_conditions: [{ conditions: [] }, "a"] }, ["OTTL3005 trace_conditions[1]"]],
    [{ trace_conditions: ["a", { conditions: [] }] }, ["OTTL3005 trace_conditions[1]"]],
    [{ trace_conditions: [], traces: { span: ["a"] } }, ["OTTL3010 trace_conditions"]],
    [{ trace_conditions: ["a"], traces: { span: null } }, []],
    [{ trace_conditions: ["a"], traces: { span: [] } }, ["OTTL3010 trace_conditions"]],
    [{ trace_conditions: ["a"], logs: { log_record: ["b"] } }, []],
    [{ trace_conditions: [{ context: "exemplar" }] }, ["OTTL3006 trace_conditions[0].context"]],
    [{ trace_conditions: [{ shared_cache: true }] }, ["OTTL3002 trace_conditions[0].shared_cache"]],
    [{ traces: { scope: [] } }, ["OTTL3002 traces.scope"]],
    [{ "traces::span": ["a"] }, []],
    [{ spans: null }, []],
    [{ spans: { include: null } }, []],
    [{ profiles: { profile: [], resource: [] } }, []],
    [{ profiles: { include: null } }, ["OTTL3002 profiles.include"]],
    [{ metrics: { regexp: {} } }, ["OTTL3012 metrics.regexp"]],
    [{ spans: { include: {}, exclude: {} } }, ["OTTL3011 spans.include", "OTTL3011 spans.exclude"]],
  ])("%j", (config, codes) => {
    expect(filterCodes(config)).toEqual(codes);
  });

  test.each<[string, unknown, string]>([
    [
      "spans",
      {
        spans: {
          include: { match_type: "strict", services: ["a", "b"], attributes: [{ key: "k" }, { key: "n", value: 5 }] },
          exclude: {
            match_type: "regexp",
            span_names: ["^it's"],
            span_kinds: ["SERVER$"],
            libraries: [{ name: "l", version: "1" }],
          },
        },
      },
      [
        "trace_conditions:",
        `  - 'not ((resource.attributes["service.name"] == "a" or resource.attributes["service.name"] == "b") and span.attributes["k"] != nil and span.attributes["n"] == 5)'`,
        `  - 'IsMatch(span.name, "^it''s") and IsMatch(span.kind.deprecated_string, "SERVER$") and (IsMatch(scope.name, "l") and IsMatch(scope.version, "1"))'`,
      ].join("\n"),
    ],
    [
      "logs",
      {
        logs: {
          exclude: { match_type: "strict", bodies: ["x"], severity_number: { min: "warn", match_undefined: true } },
        },
      },
      [
        "log_conditions:",
        `  - 'log.body == "x" and (log.severity_number >= SEVERITY_NUMBER_WARN or log.severity_number == SEVERITY_NUMBER_UNSPECIFIED)'`,
      ].join("\n"),
    ],
    [
      "metrics",
      { metrics: { include: { match_type: "regexp", metric_names: ["^cpu"] } } },
      ["metric_conditions:", `  - 'not (IsMatch(metric.name, "^cpu"))'`].join("\n"),
    ],
  ])("gives the conditions for the older %s settings", (_, config, yaml) => {
    const { findings } = readFilterConfig(fromValue(config));
    expect(findings[0].notes).toEqual([`the same as conditions:\n${yaml}`]);
  });
});
