import { describe, expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { checkV1, compileV1, type V1Options, v1Errors } from "../../src/runtime/v1/index.ts";
import { run, spansOf, spansPayload } from "./run-v1.ts";

const zero = spansPayload([{ attributes: { zero: 0n, text: "t" } }]);

describe("errors come in four classes, each with line and column", () => {
  const compiled = (source: string) =>
    v1Errors(source, checkV1(source)).map(({ class: kind, line, column }) => [kind, line, column]);

  test.each([
    ["set(", "syntax", 1, 5],
    ['keep()\ndrop() where name = "a"', "syntax", 2, 19],
    ["keep()\n\n  drop() where (true", "syntax", 3, 21],
    ["keep()\ndrop() where 1 < 2 < 3", "syntax", 2, 20],
    ['keep()\nset(attr["x"], 1 + "a")', "type", 2, 20],
    ["drop() where\n  duration > 5", "type", 2, 3],
    ['set(attr["x"],\n  Upper("a"))', "type", 2, 3],
    ["set(nowhere, 1)", "type", 1, 5],
    ['set(attr["x"], duration / duration)', "type", 1, 16],
    ['set(attr["x"], start_time + 5)', "type", 1, 16],
    ['route() to ""', "type", 1, 12],
  ])("refused: %s", (source, kind, line, column) => {
    expect(compiled(source)).toEqual([[kind, line, column]]);
  });

  test("a statement that cannot be read hides no error of another one", () => {
    expect(compiled('drop() where name = "a"\nset(nowhere, 1)\ndrop() where 1 < 2 < 3\nfoo()')).toEqual([
      ["syntax", 1, 19],
      ["type", 2, 5],
      ["syntax", 3, 20],
      ["type", 4, 1],
    ]);
    expect(compiled('set(attr["x"], (1\n\nset(nowhere, 1)\ndrop() where (true')).toEqual([
      ["syntax", 1, 18],
      ["type", 3, 5],
      ["syntax", 4, 19],
    ]);
    expect(compileV1("drop(\nkeep()", { signal: "traces" }).program).toBeUndefined();
  });

  test("names that a path may stand for are told, of any signal", () => {
    const [{ notes }] = checkV1("drop() where value > 5");
    expect(notes).toEqual([expect.stringMatching(/`value_int`/)]);
  });

  test("an index behind a call is told what to do", () => {
    const [{ message }] = checkV1('set(attr["x"], Split(name, ",")[0])');
    expect(message).toContain("`[` does not fit here; only a path has an index, so store the value in a path");
    expect(checkV1('set(cache["x"], Split(name, ",")); set(attr["x"], cache["x"][0])')).toEqual([]);
  });

  test("a character that cannot be seen is told by its number", () => {
    const [{ message }] = checkV1("keep()\u00a0where true");
    expect(message).toBe("The character U+00A0 means nothing here.");
  });

  test.each([
    ['keep()\nset(attr["x"],\n  1 / attr["zero"])', "runtime", 3, 3],
    ['drop() where attr["text"]', "type", 1, 14],
    ['set(attr["x"], attr["text"] + 1)', "type", 1, 16],
    ['set(attr["x"], Format("{}"))', "runtime", 1, 16],
  ])("on data: %s", (source, kind, line, column) => {
    const { errors, failure, output } = run(source, zero);
    expect(errors.map((error) => [error.class, error.line, error.column])).toEqual([[kind, line, column]]);
    expect(failure).toBeUndefined();
    expect(spansOf(output)).toHaveLength(1);
  });

  test.each([
    ["records", "# limit_records: 1\nkeep()", {}],
    ["time", "# limit_time: 0s\nkeep()", {}],
    ["memory", "# limit_memory: 1KiB\nkeep()", { memoryInUse: () => 4096 }],
  ] satisfies [string, string, Partial<V1Options>][])("exceeded: %s", (_, source, options) => {
    const { failure, output } = run(source, spansPayload([{}, {}]), options);
    expect(failure).toMatchObject({ class: "resource", code: "OTTL6010", line: expect.any(Number) });
    expect(output).toBeUndefined();
  });

  test("exceeded: the time of a record, which keeps the record and ends its program", () => {
    const { errors, output } = run(
      '# item_timeout: 0s\nkeep()\nset(attr["x"], 1)\nset(attr["x"], 2)',
      spansPayload([{}]),
    );
    expect(errors).toMatchObject([{ class: "resource" }]);
    expect(spansOf(output)).toHaveLength(1);
  });
});

describe("what to write instead is told", () => {
  test.each([
    ['drop() where name = "a"', "OTTL1008", 'drop() where name == "a"'],
    ["drop() where name == 'a'", "OTTL1005", 'drop() where name == "a"'],
    ['drop() where name == "a" && kind == 1', "OTTL1007", 'drop() where name == "a" and kind == 1'],
    ['drop() where name == "a" || kind == 1', "OTTL1007", 'drop() where name == "a" or kind == 1'],
    ["drop() where !true", "OTTL1007", "drop() where not true"],
  ])("%s", (source, code, fixed) => {
    const [finding, ...more] = checkV1(source);
    expect([finding.code, more]).toEqual([code, []]);
    const [{ span, newText }] = finding.fixes?.[0]?.edits ?? [];
    expect(source.slice(0, span.start) + newText + source.slice(span.end)).toBe(fixed);
  });

  test.each([
    ["set(name, 1)", "traces"],
    ['set(kind, "x")', "traces"],
    ["set(start_time, 5)", "traces"],
    ["set(value_double, 1)", "metrics"],
    ["set(metric.is_monotonic, 1)", "metrics"],
    ['set(severity_number, "9")', "logs"],
  ] as const)("of a value that its path never takes: %s", (source, signal) => {
    const { program, diagnostics } = compileV1(source, { signal });
    expect(diagnostics).toMatchObject([{ code: "OTTL6017", severity: "warning" }]);
    expect(program).toBeDefined();
    const sum = { dataPoints: [{ asDouble: 1 }], isMonotonic: true };
    const data = {
      resourceSpans: [{ scopeSpans: [{ spans: [{}] }] }],
      resourceLogs: [{ scopeLogs: [{ logRecords: [{}] }] }],
      resourceMetrics: [{ scopeMetrics: [{ metrics: [{ sum }] }] }],
    };
    const key = { traces: "resourceSpans", logs: "resourceLogs", metrics: "resourceMetrics" }[
      signal
    ] as keyof typeof data;
    const bytes = new TextEncoder().encode(JSON.stringify({ [key]: data[key] }));
    expect(program?.process(bytes, { format: "json" }).errorCount).toBe(1);
  });

  test.each([
    ["set(name, trace_id)"],
    ["set(kind, 2)"],
    ["set(start_time, end_time)"],
    ["set(start_time_unix_nano, start_time)"],
    ['set(start_time_unix_nano, Duration("1s"))'],
    ['set(name, attr["x"])'],
    ["set(name, nil)"],
    ['set(body, 1); set(attr["x"], true)'],
    ["set(severity_number, 9)"],
  ])("of no value that its path takes: %s", (source) => {
    expect(checkV1(source)).toEqual([]);
  });

  test("keys stand in brackets", () => {
    expect(checkV1("set(attr.http.method, 1)")[0].notes).toEqual([
      'A key stands in brackets: `attributes["http.method"]`.',
    ]);
  });

  test("only clauses follow an action", () => {
    expect(checkV1("drop() if true")[0].message).toContain("`where`");
  });
});

describe("a program recovers from failing statements", () => {
  const source = 'set(attr["x"], 1 / attr["zero"])\nset(attr["y"], 1)';
  const recovered = (head: string, options: Partial<V1Options> = {}) => {
    const { output, errorCount } = run(head + source, zero, options);
    const { x, y } = spansOf(output)[0].attrs;
    return { x, y, errorCount };
  };
  const y = { intValue: "1" };

  test("skip: the statement is passed by, the next one runs", () => {
    expect(recovered("")).toEqual({ x: undefined, y, errorCount: 1 });
    expect(recovered("# on_error: skip\n")).toEqual({ x: undefined, y, errorCount: 1 });
  });

  test("fallback: its value is stored", () => {
    expect(recovered("# on_error: fallback -1.5\n").x).toEqual({ doubleValue: -1.5 });
    expect(recovered("# on_error: fallback 7\n")).toEqual({ x: { intValue: "7" }, y, errorCount: 1 });
    expect(recovered('# on_error: fallback "none"\n').x).toEqual({ stringValue: "none" });
    expect(recovered("# on_error: fallback nil\n").x).toBeUndefined();
  });

  test("retry: it is tried so many times more", () => {
    let clock = 0n;
    const environment = { ...standardEnvironment(), now: () => clock++ };
    const dividing = 'set(attr["x"], 10 / (UnixNano(Now()) - 2))';
    const tried = (head: string) => {
      clock = 1n;
      // The second reading of the clock is the one that divides by zero.
      run("keep() where UnixNano(Now()) > 0", zero, { environment });
      const { output, errorCount } = run(head + dividing, zero, { environment });
      return { x: spansOf(output)[0].attrs.x, errorCount };
    };
    expect(tried("# on_error: skip\n")).toEqual({ x: undefined, errorCount: 1 });
    expect(tried("# on_error: retry 1\n")).toEqual({ x: { intValue: "10" }, errorCount: 0 });
    expect(tried("# on_error: retry 0\n")).toEqual({ x: undefined, errorCount: 1 });
  });

  test("the library's policy goes before the head's", () => {
    expect(recovered("# on_error: fallback 7\n", { recovery: { kind: "skip" } }).x).toBeUndefined();
  });
});
