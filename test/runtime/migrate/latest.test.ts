import { describe, expect, test } from "vitest";
import { checkConfiguration } from "../../../src/runtime/check-configuration.ts";
import { migrateToLatest } from "../../../src/runtime/migrate/latest.ts";

function migrated(text: string): string {
  const { configuration, findings } = migrateToLatest(text);
  expect(findings).toEqual([]);
  expect(checkConfiguration(configuration ?? "").filter(({ severity }) => severity === "error")).toEqual([]);
  return configuration ?? "";
}

describe("from older OTTL to today's", () => {
  test("paths get their context, and the key goes; comments, anchors and quotes stay", () => {
    const text = `x-common: &skip 'attributes["health"] == true'
processors:
  transform/a:
    error_mode: ignore
    trace_statements:
      - context: span   # the spans
        conditions: [*skip]
        statements:
          # upper
          - set(attributes["a"], ConvertCase(name, "upper")) where kind == SPAN_KIND_SERVER
          - "set(status.message, resource.attributes[\\"x\\"])" # quoted
      - statements:
          - set(attributes["b"], Base64Decode(instrumentation_scope.name))
        context: span
`;
    expect(migrated(text)).toBe(`x-common: &skip 'span.attributes["health"] == true'
processors:
  transform/a:
    error_mode: ignore
    trace_statements:
      - # the spans
        conditions: [*skip]
        statements:
          # upper
          - set(span.attributes["a"], ConvertCase(span.name, "upper")) where span.kind == SPAN_KIND_SERVER
          - "set(span.status.message, resource.attributes[\\"x\\"])" # quoted
      - statements:
          - set(span.attributes["b"], Decode(scope.name, "base64"))
`);
  });

  test("a context that the paths do not tell stays", () => {
    const text = `transform:
  error_mode: ignore
  trace_statements:
    - context: span
      statements:
        - set(resource.attributes["a"], 1)
`;
    expect(migrated(`processors:\n${text.replace(/^/gm, "  ")}`)).toContain("- context: span");
  });

  test("lists of conditions by context become conditions", () => {
    const text = `processors:
  filter:
    error_mode: ignore
    traces: # spans
      # health
      span: # first
        - attributes["x"] == "a"
        - |-
          name == "/healthz"
          and kind == SPAN_KIND_SERVER
      spanevent:
        - name == "noise"
    logs:
      log_record: ['severity_number < 9']
    metrics:
      metric:
        - HasAttrKeyOnDatapoint("x")
      datapoint:
        - attributes["x"] == "y$$"
`;
    expect(migrated(text)).toBe(`processors:
  filter:
    error_mode: ignore
    trace_conditions: # spans
      # health
      # first
      - span.attributes["x"] == "a"
      - |-
        span.name == "/healthz"
        and span.kind == SPAN_KIND_SERVER
      - spanevent.name == "noise"
    log_conditions:
      - 'log.severity_number < 9'
    metric_conditions:
      - context: metric
        conditions:
          - HasAttrKeyOnDatapoint("x")
      - context: datapoint
        conditions:
          - datapoint.attributes["x"] == "y$$"
`);
  });

  test("include and exclude become conditions", () => {
    const text = `processors:
  filter:
    error_mode: ignore
    metrics:
      include:
        match_type: regexp # by pattern
        metric_names: [a.*, b]
`;
    expect(migrated(text)).toBe(`processors:
  filter:
    error_mode: ignore
    metric_conditions:
      # by pattern
      - 'not ((IsMatch(metric.name, "a.*") or IsMatch(metric.name, "b")))'
`);
  });

  test("what cannot be changed stays and is told with its place", () => {
    const { configuration, notes } = migrateToLatest(
      "processors:\n  filter:\n    error_mode: ignore\n    traces: { span: ['name == \"a\"'] }\n",
    );
    expect(configuration).toContain("span.name");
    expect(notes).toMatchObject([{ kind: "inexpressible", line: 4, column: 5, source: "traces" }]);
    expect(migrateToLatest("a: [").configuration).toBeUndefined();
  });

  test("functions that take more arguments today get them", () => {
    const text = `processors:
  transform:
    error_mode: ignore
    log_statements:
      - limit(log.attributes, 3) # few
      - replace_all_patterns(log.attributes, "a", "b")
      - limit(log.attributes, 3, ["a"])
`;
    expect(migrated(text)).toBe(`processors:
  transform:
    error_mode: ignore
    log_statements:
      - limit(log.attributes, 3, []) # few
      - replace_all_patterns(log.attributes, "value", "a", "b")
      - limit(log.attributes, 3, ["a"])
`);
  });

  test("what today's Collector refuses all the same is told at its place in the older file", () => {
    const { notes } = migrateToLatest(`processors:
  filter/a:
    error_mode: ignore
    metrics:
      include:
        match_type: strict
        metric_names: [a]
  transform:
    error_mode: ignore
    metric_statements:
      - context: datapoint
        statements:
          - set(attributes["a"], "b")
          - convert_sum_to_gauge() where metric.name == "a"
`);
    expect(notes).toMatchObject([{ kind: "inexpressible", line: 14, column: 13 }]);
    expect(notes[0].reason).toBe(
      "today's Collector refuses this: there is no function convert_sum_to_gauge in the datapoint context",
    );
  });

  test("a default that changed is told", () => {
    const { notes } = migrateToLatest("processors:\n  transform:\n    log_statements: []\n");
    expect(notes).toMatchObject([{ kind: "difference", line: 2, column: 3 }]);
  });
});
