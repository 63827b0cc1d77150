import { expect, test } from "vitest";
import { checkV1, compileV1, reportMetrics, V1_FUNCTIONS } from "../../src/runtime/v1/index.ts";
import { spansPayload } from "./run-v1.ts";

/**
 * Functions of v1.0, with how many arguments they take at least and at most. The dialect only grows: lines are added
 * with a version, and none is changed or taken away.
 */
const V1_0: Readonly<Record<string, readonly ["converter" | "editor", least: number, most: number]>> = {
  Coalesce: ["converter", 1, Number.POSITIVE_INFINITY],
  Concat: ["converter", 1, Number.POSITIVE_INFINITY],
  Contains: ["converter", 2, 2],
  DayOfWeek: ["converter", 1, 1],
  Duration: ["converter", 1, 1],
  ExtractPattern: ["converter", 2, 3],
  Format: ["converter", 1, Number.POSITIVE_INFINITY],
  Hash: ["converter", 1, 1],
  Hour: ["converter", 1, 1],
  If: ["converter", 2, 3],
  Int: ["converter", 1, 1],
  IsMatch: ["converter", 2, 2],
  Join: ["converter", 2, 2],
  Len: ["converter", 1, 1],
  Lowercase: ["converter", 1, 1],
  MD5: ["converter", 1, 1],
  Now: ["converter", 0, 0],
  ReplacePattern: ["converter", 3, 3],
  Round: ["converter", 1, 2],
  SHA256: ["converter", 1, 1],
  Split: ["converter", 2, 2],
  Substring: ["converter", 2, 3],
  Sum: ["converter", 1, 1],
  Trim: ["converter", 1, 2],
  UnixNano: ["converter", 1, 1],
  Uppercase: ["converter", 1, 1],
  append: ["editor", 2, Number.POSITIVE_INFINITY],
  delete_key: ["editor", 2, 2],
  delete_matching_keys: ["editor", 2, 2],
  keep_keys: ["editor", 2, 2],
  replace_pattern: ["editor", 3, 3],
};

test.each(Object.entries(V1_0))("%s takes what it took in v1.0", (name, [kind, least, most]) => {
  const found = V1_FUNCTIONS.get(name);
  expect(found?.kind).toBe(kind);
  const params = found?.params ?? [];
  expect(params.filter(({ optional }) => !optional).length).toBeLessThanOrEqual(least);
  expect(params.at(-1)?.variadic ? Number.POSITIVE_INFINITY : params.length).toBeGreaterThanOrEqual(most);
});

const EVERYTHING = `# dialect: v1
# on_error: fallback "x"
# limit_records: 1000000
# limit_time: 1h
# limit_memory: 4GiB
# item_timeout: 10s
# promote_after: 10
# promote_batch: 10
set(attr["a"], -1 + 2 * 3 / 4 % 5 - 6.5e1); set(attributes["b"], not true or false and 1 <= 2)
set(attr["c"][0], events[*].attributes["x"]) where name != nil and links[0].trace_id == \`raw\`
keep() where status.code == STATUS_CODE_ERROR or (kind > 1)
route(resource.attributes["t"] == "A") where scope.name == "s" to "out"
route() to "other" where duration >= Duration("1s")
drop() where Hash(trace_id) % 100 >= 10
append(attr["l"], "x", 1)`;

test("a program with everything that v1.0 has is accepted as v1.0", () => {
  for (const version of ["v1.0", "v1"]) expect(checkV1(EVERYTHING, version)).toEqual([]);
});

test("a deprecated function runs on, is told by lint with what to use, and is counted", () => {
  const source = 'set(attr["x"], Concat(name, Concat("a", "b")))\nset(attr["y"], Format("{}", name))';
  expect(checkV1(source).map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ["OTTL6007", "warning", "`Concat` is deprecated; use `Format`."],
    ["OTTL6007", "warning", "`Concat` is deprecated; use `Format`."],
  ]);
  for (const tier of ["scalar", "batch"] as const) {
    const { program } = compileV1(source, { signal: "traces", tier });
    const payload = new TextEncoder().encode(JSON.stringify(spansPayload([{ name: "n" }, { name: "m" }])));
    const { output } = program!.process(payload, { format: "json" });
    expect(new TextDecoder().decode(output)).toContain('"nab"');
    expect(program!.deprecatedCalls).toEqual(new Map([["Concat", 4]]));
    const period = { start: 1n, end: 2n };
    const text = new TextDecoder().decode(reportMetrics([program!], "prometheus", period));
    expect(text).toContain('ottl_deprecated_function_calls_total{function="Concat"} 4');
  }
});
