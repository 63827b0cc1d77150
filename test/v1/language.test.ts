import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkV1, V1_FUNCTIONS } from "../../src/runtime/v1/index.ts";
import { attributesAfter, evaluate, keyValues, run, spansOf, spansPayload } from "./run-v1.ts";

const TRACE = "0123456789abcdef0123456789abcdef";

/** The names of the spans that are left. */
const namesAfter = (source: string, names: readonly string[]): unknown[] => {
  const { output } = run(source, spansPayload(names.map((name) => ({ name }))));
  return spansOf(output).map(({ name }) => name);
};

describe("the form of a program", () => {
  test("statements end at semicolons and line breaks of any kind; comments are passed over", () => {
    const source = `# a comment; set(attr["no"], 1)
      set(attr["a"], 1); set(attr["b"], 2) # another one; drop()
      ;;
      set(attr["c"],
          3)\r\nset(attr["d"], 4)
          where true
      # the last`;
    expect(Object.keys(attributesAfter(source, {}))).toEqual(["a", "b", "c", "d"]);
    expect(run("", spansPayload([{}])).counts.kept).toBe(1);
    expect(run("\ufeff# dialect: v1\r\ndrop()", spansPayload([{}])).counts.dropped).toBe(1);
    expect(attributesAfter('set(attr["x"], "a # b; c")', {}).x).toEqual({ stringValue: "a # b; c" });
  });

  test("every action runs with and without a condition", () => {
    const names = ["a", "b"];
    expect(namesAfter("keep()", names)).toEqual(["a", "b"]);
    expect(namesAfter('keep() where name == "a"', names)).toEqual(["a"]);
    expect(namesAfter("drop()", names)).toEqual([]);
    expect(namesAfter('drop() where name == "a"', names)).toEqual(["b"]);
    expect(namesAfter('set(name, "c")', names)).toEqual(["c", "c"]);
    expect(namesAfter('set(name, "c") where name == "a"', names)).toEqual(["c", "b"]);
    expect(namesAfter('route() to "x"', names)).toEqual([]);
    expect(namesAfter('route() to "x" where name == "a"', names)).toEqual(["b"]);
    expect(namesAfter('replace_pattern(name, "a", "c")', names)).toEqual(["c", "b"]);
    expect(namesAfter('replace_pattern(name, ".", "c") where name == "a"', names)).toEqual(["c", "b"]);
  });

  test("strings stand in double quotes with escapes, or raw in backticks", () => {
    expect(evaluate('"a\\"\\n\\\\"')).toEqual({ stringValue: 'a"\n\\' });
    expect(evaluate('`a"\\n\\\\`')).toEqual({ stringValue: 'a"\\n\\\\' });
    expect(evaluate("`two\nlines`")).toEqual({ stringValue: "two\nlines" });
    expect(evaluate('"é😀"')).toEqual({ stringValue: "é😀" });
  });

  test("`where` of a route stands before or after `to`, and its argument is a condition too", () => {
    for (const source of [
      'route() where name == "a" to "x"',
      'route() to "x" where name == "a"',
      'route(name == "a") to "x"',
      'route(name != "b") where name != "c" to "x"',
    ]) {
      const { routes, output } = run(source, spansPayload([{ name: "a" }, { name: "b" }, { name: "c" }]));
      expect(
        spansOf(routes.get("x")).map(({ name }) => name),
        source,
      ).toEqual(["a"]);
      expect(
        spansOf(output).map(({ name }) => name),
        source,
      ).toEqual(["b", "c"]);
    }
  });
});

describe("expressions", () => {
  test.each([
    ["1 + 2 * 3", 7n],
    ["(1 + 2) * 3", 9n],
    ["10 - 4 - 3", 3n],
    ["100 / 10 / 5", 2n],
    ["-2 * -3", 6n],
    ["7 % 4 * 2", 6n],
    ["-7 % 4", -3n],
    ["7 % -4", 3n],
    ["-7 / 2", -3n],
    ["7 / 2", 3n],
    ["7 / 2.0", 3.5],
    ["1 + 1 == 2", true],
    ["1 < 2 and 2 < 3 or false", true],
    ["true or true and false", true],
    ["(true or true) and false", false],
    ["not false and true", true],
    ["not true or true", true],
    ["not (true or true)", false],
    ['"a" == "a"', true],
    ['"a" < "b"', true],
    ["1 == 1.0", true],
    ['1 == "1" or true', undefined],
    ["1 != 2", true],
    ["2 >= 2 and 2 <= 2", true],
  ])("%s", (source, value) => {
    if (value === undefined) {
      expect(checkV1(`set(attr["x"], ${source})`).map(({ code }) => code)).toEqual(["OTTL6001"]);
      return;
    }
    const kind = { bigint: "intValue", number: "doubleValue", boolean: "boolValue" }[typeof value as "bigint"];
    expect(evaluate(source)).toEqual({ [kind]: typeof value === "bigint" ? String(value) : value });
  });

  test("a missing value is nil, and nil makes arithmetic and comparisons nil", () => {
    const isNil = (source: string) => evaluate(`If((${source}) == nil, 1, 0)`);
    for (const source of [
      'attr["no"]',
      'attr["no"] + 1',
      '1 - attr["no"]',
      '-attr["no"]',
      'attr["no"] > 1',
      'attr["no"] == 1',
    ])
      expect(isNil(source), source).toEqual({ intValue: "1" });
    expect(evaluate('attr["no"] + 1')).toBeUndefined();
    expect(namesAfter('drop() where attr["no"] == 1', ["a"])).toEqual(["a"]);
    expect(namesAfter('drop() where attr["no"] != 1', ["a"])).toEqual(["a"]);
    expect(namesAfter('keep() where attr["no"] != 1', ["a"])).toEqual([]);
    expect(namesAfter('drop() where attr["no"] == nil', ["a"])).toEqual([]);
  });
});

describe("paths", () => {
  const span = {
    name: "n",
    kind: 2,
    traceId: TRACE,
    spanId: "0123456789abcdef",
    startTimeUnixNano: "1000",
    endTimeUnixNano: "3000",
    status: { code: 2, message: "m" },
    attributes: { "http.method": "GET", list: [1n, [2n, 3n]] },
  };

  test.each([
    ["name", { stringValue: "n" }],
    ["span.name", { stringValue: "n" }],
    ["duration", { intValue: "2000" }],
    ['duration == Duration("2us")', { boolValue: true }],
    ["end_time - start_time == duration", { boolValue: true }],
    ["trace_id", { stringValue: TRACE }],
    [`trace_id == "${TRACE}"`, { boolValue: true }],
    ["span_id", { stringValue: "0123456789abcdef" }],
    ["status.code", { intValue: "2" }],
    ["status.code == STATUS_CODE_ERROR", { boolValue: true }],
    ["status.message", { stringValue: "m" }],
    ["kind == SPAN_KIND_SERVER", { boolValue: true }],
    ['attr["http.method"]', { stringValue: "GET" }],
    ['attributes["http.method"]', { stringValue: "GET" }],
    ['attributes["list"][1][0]', { intValue: "2" }],
    ['attributes["list"][9]', undefined],
    ['attributes["http.method"]["x"]', undefined],
    ['resource.attributes["tenant"]', { stringValue: "A" }],
    ['resource.attr["tenant"]', { stringValue: "A" }],
    ['Len(resource.attributes["tenant"])', { intValue: "1" }],
    ["Len(attributes[*])", { intValue: "2" }],
    ['Sum(attributes["list"][1][*])', { intValue: "5" }],
  ])("%s", (path, value) => {
    expect(attributesAfter(`set(attr["result"], ${path})`, span, { tenant: "A" }).result).toEqual(value);
  });

  test("what only another signal has is nil, with its prefix too, and so is written nowhere", () => {
    const source =
      'set(attr["m"], metric.name); set(metric.unit, "s"); set(severity_text, "x"); set(attr["r"], resource.attributes["tenant"])';
    expect(attributesAfter(source, { name: "n" }, { tenant: "A" })).toEqual({ r: { stringValue: "A" } });
    expect(namesAfter("drop() where value_int > 1 or severity_number >= SEVERITY_NUMBER_WARN", ["a"])).toEqual(["a"]);
  });

  test("bare paths are those of the data's signal", () => {
    const log = {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "b" }, severityNumber: 9 }] }] }],
    };
    const logs = run(
      'set(attr["n"], severity_number); set(attr["b"], body); set(resource.attributes["r"], 1); set(attr["name"], name)',
      log,
      { signal: "logs" },
    );
    const [{ resource, scopeLogs }] = JSON.parse(new TextDecoder().decode(logs.output)).resourceLogs;
    expect(resource.attributes).toEqual([{ key: "r", value: { intValue: "1" } }]);
    expect(scopeLogs[0].logRecords[0].attributes).toEqual([
      { key: "n", value: { intValue: "9" } },
      { key: "b", value: { stringValue: "b" } },
    ]);
    const gauge = { name: "g", unit: "s", gauge: { dataPoints: [{ asInt: "7" }] } };
    const points = run(
      'set(attr["v"], value_int); set(attr["m"], metric.name); set(attr["u"], unit)',
      { resourceMetrics: [{ scopeMetrics: [{ metrics: [gauge] }] }] },
      { signal: "metrics" },
    );
    const [{ scopeMetrics }] = JSON.parse(new TextDecoder().decode(points.output)).resourceMetrics;
    expect(scopeMetrics[0].metrics[0].gauge.dataPoints[0].attributes).toEqual([
      { key: "v", value: { intValue: "7" } },
      { key: "m", value: { stringValue: "g" } },
      { key: "u", value: { stringValue: "s" } },
    ]);
  });
});

describe("what ends the program of a record", () => {
  // Dividing by zero tells that a statement was reached.
  const fails = '\nset(attr["x"], 1 / 0)';

  test("drop, keep where its condition does not hold, and route", () => {
    const errors = (source: string) => run(source + fails, spansPayload([{ name: "a" }, { name: "b" }])).errorCount;
    expect(errors("drop()")).toBe(0);
    expect(errors('drop() where name == "a"')).toBe(1);
    expect(errors('keep() where name == "a"')).toBe(1);
    expect(errors('keep() where name == "z"')).toBe(0);
    expect(errors("keep()")).toBe(2);
    expect(errors('route() to "x"')).toBe(0);
    expect(errors('route() where name == "a" to "x"')).toBe(1);
  });

  test("the first route takes a record, as earlier statements left it", () => {
    const source = 'set(name, Concat(name, "1")); route() to "x" where name == "a1"; set(name, "late"); route() to "y"';
    const { output, routes } = run(source, spansPayload([{ name: "a" }, { name: "b" }]));
    expect(new TextDecoder().decode(output)).toBe("{}");
    expect([...routes].map(([name, bytes]) => [name, spansOf(bytes).map((span) => span.name)])).toEqual([
      ["x", ["a1"]],
      ["y", ["late"]],
    ]);
  });
});

describe("programs that must run and mean what they say", () => {
  test("upper case", () => {
    const attrs = attributesAfter('set(attr["x"], Uppercase(attr["y"]))', { attributes: { y: "abc" } });
    expect(attrs.x).toEqual({ stringValue: "ABC" });
  });

  test("masking with a raw pattern", () => {
    const source = 'set(attr["masked"], ReplacePattern(attr["email"], `(.*)@(.*)`, "***@$2"))';
    expect(attributesAfter(source, { attributes: { email: "joe@example.com" } }).masked).toEqual({
      stringValue: "***@example.com",
    });
  });

  test("integer division truncates", () => {
    const source = 'set(attr["ms"], attr["ns"] / 1000000)';
    expect(attributesAfter(source, { attributes: { ns: 2_999_999n } }).ms).toEqual({ intValue: "2" });
    expect(attributesAfter(source, { attributes: { ns: -2_999_999n } }).ms).toEqual({ intValue: "-2" });
    expect(attributesAfter(source, { attributes: {} }).ms).toBeUndefined();
  });

  test("rounding", () => {
    const source = 'set(attr["rounded"], Round(attr["value"], 2))';
    expect(attributesAfter(source, { attributes: { value: 12.3456 } }).rounded).toEqual({ doubleValue: 12.35 });
    expect(attributesAfter(source, { attributes: { value: -1.005 } }).rounded).toEqual({ doubleValue: -1.01 });
  });

  test("drop and keep", () => {
    const spans = [{ name: "/healthz" }, { name: "a", status: { code: 2 } }, { name: "b", status: { code: 1 } }];
    const dropped = run('drop() where name == "/healthz"', spansPayload(spans));
    expect(spansOf(dropped.output).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(dropped.counts).toEqual({ records: 3, kept: 2, dropped: 1, routed: 0 });
    const kept = run("keep() where status.code == STATUS_CODE_ERROR", spansPayload(spans));
    expect(spansOf(kept.output).map(({ name }) => name)).toEqual(["a"]);
  });

  test("several keeps all apply, and nothing is kept of an empty scope", () => {
    const spans = [
      { name: "a", kind: 2 },
      { name: "b", kind: 2 },
      { name: "a", kind: 3 },
    ];
    const both = run('keep() where name == "a"; keep() where kind == SPAN_KIND_SERVER', spansPayload(spans));
    expect(both.counts.kept).toBe(1);
    const none = run('keep() where name == "z"', spansPayload(spans));
    expect(new TextDecoder().decode(none.output)).toBe("{}");
  });

  test("sampling by the hash of the trace", () => {
    const spans = Array.from({ length: 2000 }, (_, i) => ({ traceId: i.toString(16).padStart(32, "0") }));
    const first = run("drop() where Hash(trace_id) % 100 >= 10", spansPayload(spans));
    const again = run("drop() where Hash(trace_id) % 100 >= 10", spansPayload(spans.toReversed()));
    const ids = (bytes: Uint8Array | undefined) => spansOf(bytes).map(({ traceId }) => traceId);
    expect(ids(first.output)).toEqual(ids(again.output).toReversed());
    // 10 % of 2000 with three standard deviations of 13.4 each way.
    expect(Math.abs(first.counts.kept - 200)).toBeLessThan(41);
  });

  test("routing, with `where` on either side of `to`", () => {
    const source = 'route() where resource.attributes["tenant"] == "A" to "kafka_a"\nset(attr["seen"], true)';
    const mine = run(source, spansPayload([{ name: "x" }], { tenant: "A" }));
    expect(new TextDecoder().decode(mine.output)).toBe("{}");
    const [routed] = spansOf(mine.routes.get("kafka_a"));
    expect(routed.name).toBe("x");
    expect(routed.attrs).toEqual({});
    const other = run(source, spansPayload([{ name: "x" }], { tenant: "B" }));
    expect(other.routes.size).toBe(0);
    expect(spansOf(other.output)[0].attrs.seen).toEqual({ boolValue: true });
    const turned = run(
      'route() to "kafka_a" where resource.attributes["tenant"] == "A"',
      spansPayload([{}], { tenant: "A" }),
    );
    expect(turned.counts.routed).toBe(1);
    const argument = run('route(resource.attributes["tenant"] == "A") to "a"', spansPayload([{}], { tenant: "A" }));
    expect(argument.counts.routed).toBe(1);
  });

  test("a comparison is a value", () => {
    const source = 'set(attributes["is_slow"], duration > Duration("1s"))';
    const span = (nanos: bigint) => ({ startTimeUnixNano: "1000", endTimeUnixNano: String(1000n + nanos) });
    expect(attributesAfter(source, span(1_000_000_001n)).is_slow).toEqual({ boolValue: true });
    expect(attributesAfter(source, span(1_000_000_000n)).is_slow).toEqual({ boolValue: false });
  });

  test("wildcards fold", () => {
    const events = [
      { name: "a", attributes: keyValues({ bytes: 3n }) },
      { name: "b" },
      { attributes: keyValues({ bytes: 4n }) },
    ];
    const attrs = attributesAfter(
      'set(attr["sum"], Sum(events[*].attributes["bytes"])); set(attr["n"], Len(events)); set(attr["names"], Join(events[*].name, ","))',
      { events },
    );
    expect(attrs).toMatchObject({ sum: { intValue: "7" }, n: { intValue: "3" }, names: { stringValue: "a,b," } });
    expect(evaluate('Sum(attr["list"][*])', { list: [1n, 2n, 3n] })).toEqual({ intValue: "6" });
    expect(evaluate('Sum(attr["none"][*])')).toEqual({ intValue: "0" });
  });
});

describe("functions", () => {
  test.each([
    ['Uppercase("AbCé")', { stringValue: "ABCÉ" }],
    ['ReplacePattern("joe@x.org", `(.*)@(.*)`, "***@$2")', { stringValue: "***@x.org" }],
    ["Round(12.3456, 2)", { doubleValue: 12.35 }],
    ["Round(-2.5)", { doubleValue: -3 }],
    ['Len(Split("a,b,c", ","))', { intValue: "3" }],
    ['Coalesce(attr["no"], attr["none"], 3)', { intValue: "3" }],
    ['If(attr["no"] > 1, 1, 2)', { intValue: "2" }],
    ["If(false, 1)", undefined],
    ['Uppercase(attr["no"])', undefined],
    ['Lowercase("AbC")', { stringValue: "abc" }],
    ['Substring("hello", 1, 3)', { stringValue: "ell" }],
    ['Substring("hello", 3, 99)', { stringValue: "lo" }],
    ['Format("{} {} {{}}", "a", 1)', { stringValue: "a 1 {}" }],
    ['Format(start_time, "%Y-%m-%d")', { stringValue: "1970-01-01" }],
    ['Format(start_time, "2006-01-02T15")', { stringValue: "1970-01-01T00" }],
    ['Format(7200000000000, "%H")', { stringValue: "02" }],
    ['Split("a,b", ",")', { arrayValue: { values: [{ stringValue: "a" }, { stringValue: "b" }] } }],
    ['Join(Split("a,b", ","), "-")', { stringValue: "a-b" }],
    ['Trim("  a ")', { stringValue: "a" }],
    ['Contains("hello", "ell")', { boolValue: true }],
    ['Contains(["a", "b"], "b")', { boolValue: true }],
    ["Round(2.5)", { doubleValue: 3 }],
    ["Round(1250, -2)", { intValue: "1300" }],
    // The published test vector of 64-bit FNV-1a is 0x85944171f73967e8.
    ['Hash("foobar")', { intValue: String(0x85944171f73967e8n & 0x7fffffffffffffffn) }],
    [`Hash("${TRACE}") == Hash("${TRACE}")`, { boolValue: true }],
    ['MD5("hello")', { stringValue: "5d41402abc4b2a76b9719d911017c592" }],
    ['SHA256("hello")', { stringValue: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" }],
    ["Hour(3600000000000)", { intValue: "1" }],
    ["DayOfWeek(0)", { intValue: "4" }],
    ['Len("abc")', { intValue: "3" }],
    ['Concat("a", 1, true)', { stringValue: "a1true" }],
    ['ExtractPattern("id=42", `id=(\\d+)`)', { stringValue: "42" }],
    ['ExtractPattern("id=42", `\\d+`)', { stringValue: "42" }],
    ['Int("12")', { intValue: "12" }],
    ["Int(2.9)", { intValue: "2" }],
    ['Int("x")', undefined],
    ['Coalesce(attr["missing"], "d")', { stringValue: "d" }],
    ["If(1 < 2, 1 / 1, 1 / 0)", { intValue: "1" }],
    ["Sum([1, 2.5])", { doubleValue: 3.5 }],
    ["UnixNano(start_time)", { intValue: "0" }],
    ["Now() > start_time", { boolValue: true }],
    ['Duration("1m") / 60', { intValue: "1000000000" }],
    ['IsMatch("abc", "^a")', { boolValue: true }],
  ])("%s", (expression, value) => {
    expect(evaluate(expression)).toEqual(value);
  });

  test("each one is tried somewhere in this file", () => {
    const text = readFileSync(import.meta.filename, "utf8");
    expect([...V1_FUNCTIONS.keys()].filter((name) => !text.includes(`${name}(`))).toEqual([]);
  });

  test("editors", () => {
    const attributes = { a: 1n, b: 2n, secret_x: 3n, list: ["p"], text: "aXa" };
    const source = `
      delete_key(attributes, "a")
      delete_matching_keys(attributes, "^secret")
      append(attributes["list"], "q", 2)
      replace_pattern(attributes["text"], "X", "-")
      replace_pattern(attributes["b"], "2", "x")
      append(attributes["new"], 1)`;
    const { list, text, b, ...rest } = attributesAfter(source, { attributes });
    expect(list).toEqual({ arrayValue: { values: [{ stringValue: "p" }, { stringValue: "q" }, { intValue: "2" }] } });
    expect([text, b]).toEqual([{ stringValue: "a-a" }, { intValue: "2" }]);
    expect(rest).toEqual({ new: { arrayValue: { values: [{ intValue: "1" }] } } });
    expect(Object.keys(attributesAfter('keep_keys(attributes, ["b"])', { attributes }))).toEqual(["b"]);
  });
});
