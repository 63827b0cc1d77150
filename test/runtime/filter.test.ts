import { describe, expect, test } from "vitest";
import { Metric, Payload, ResourceGroup, ScopeGroup } from "../../src/otlp/model.ts";
import { Profile, ProfilesPayload } from "../../src/otlp/profiles.ts";
import { logs, metrics, process, traces } from "./run.ts";

const names = (payload: Payload<{ readonly name: string }>): string[] =>
  payload.resources.flatMap(({ scopes }) => scopes.flatMap(({ records }) => records.map(({ name }) => name)));

describe("what is dropped", () => {
  test("records of which a condition holds", () => {
    const payload = traces(["a", "b", "c"]);
    process("filter", "traces", payload, { trace_conditions: ['span.name == "a"', 'span.name == "c"'] });
    expect(names(payload)).toEqual(["b"]);
  });

  test("scopes and resources with their last record", () => {
    const payload = traces(["a"]);
    process("filter", "traces", payload, { traces: { span: ['name == "a"'] } });
    expect(payload.resources).toEqual([]);
  });

  test("whole resources and scopes", () => {
    for (const condition of ["resource.dropped_attributes_count == 0", 'scope.name == ""']) {
      const payload = logs(["a"]);
      process("filter", "logs", payload, { log_conditions: [condition] });
      expect(payload.resources).toEqual([]);
    }
  });

  test("a span stays when its events go", () => {
    const payload = traces(["a"]);
    process("filter", "traces", payload, { trace_conditions: ['spanevent.name == "a"'] });
    expect(payload.resources[0].scopes[0].records[0].events).toEqual([]);
  });

  test("a metric goes with its last data point, and stays while it has one", () => {
    const payload = metrics(["a", "b"]);
    process("filter", "metrics", payload, {
      metrics: { datapoint: ["value_int == 1", 'metric.name == "b"'] },
    });
    expect(names(payload)).toEqual(["a"]);
    expect(payload.resources[0].scopes[0].records[0].data?.dataPoints.length).toBe(1);
  });

  test("a metric without a type is no data point's", () => {
    const payload = metrics([]);
    payload.resources[0].scopes[0].records.push(new Metric());
    process("filter", "metrics", payload, { metric_conditions: ["datapoint.flags == 0"] });
    expect(names(payload)).toEqual([""]);
  });

  test("what was empty before, but only where something is configured for the signal", () => {
    const empty = (): Payload<never> => {
      const payload = new Payload<never>();
      const resource = new ResourceGroup<never>();
      resource.scopes.push(new ScopeGroup());
      payload.resources.push(resource);
      return payload;
    };
    const left = (config: object): number => {
      const payload = empty();
      process("filter", "logs", payload, config);
      return payload.resources.length;
    };
    expect(left({})).toBe(1);
    expect(left({ log_conditions: [] })).toBe(1);
    expect(left({ logs: { log_record: [] } })).toBe(0);
    expect(left({ log_conditions: ["false and log.body == nil"] })).toBe(0);
    expect(left({ log_conditions: [{ context: "resource", conditions: ["false"] }] })).toBe(1);
  });

  test("profiles", () => {
    const payload = new ProfilesPayload();
    const resource = new ResourceGroup<Profile>();
    const scope = new ScopeGroup<Profile>();
    scope.records.push(new Profile(), Object.assign(new Profile(), { droppedAttributesCount: 3 }));
    resource.scopes.push(scope);
    payload.resources.push(resource);
    process("filter", "profiles", payload, { profile_conditions: ["profile.dropped_attributes_count == 3"] });
    expect(scope.records.map(({ droppedAttributesCount }) => droppedAttributesCount)).toEqual([0]);
    process("filter", "profiles", payload, { profiles: { profile: ["true"] } });
    expect(payload.resources).toEqual([]);
  });
});

describe("errors in conditions", () => {
  const config = (error_mode: string): object => ({
    error_mode,
    log_conditions: ["Int(log.body) / 0 == 1", 'log.body == "1"'],
  });

  test("ignore: the condition is skipped, the next one decides", () => {
    const payload = logs(["1", "2"]);
    const { log, error } = process("filter", "logs", payload, config("ignore"));
    expect(payload.resources[0].scopes[0].records.map(({ body }) => body)).toEqual(["2"]);
    expect([log.count, error]).toEqual([2, undefined]);
  });

  test("propagate: the record stays, the others are looked at, the payload is refused", () => {
    const { error } = process("filter", "logs", logs(["1", "2"]), config("propagate"));
    expect(error?.errors.length).toBe(2);
    expect(error?.message).toMatch(/^failed to eval condition: Int\(log.body\) \/ 0 == 1, .*; failed to eval/);
  });

  test("a payload that another group empties is not refused", () => {
    const payload = logs(["1"]);
    const { error } = process("filter", "logs", payload, {
      error_mode: "propagate",
      log_conditions: [{ conditions: ["Int(log.body) / 0 == 1"] }, { context: "resource", conditions: ["true"] }],
    });
    expect([error, payload.resources.length]).toEqual([undefined, 0]);
  });
});
