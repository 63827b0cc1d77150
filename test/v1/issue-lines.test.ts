import { describe, expect, test } from "vitest";
import { attributesAfter, evaluate, keyValues, run, spansOf, spansPayload } from "./run-v1.ts";

const TRACE = "0123456789abcdef0123456789abcdef";

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
    ['Lowercase("AbC")', { stringValue: "abc" }],
    ['Substring("hello", 1, 3)', { stringValue: "ell" }],
    ['Substring("hello", 3, 99)', { stringValue: "lo" }],
    ['Format("{} {} {{}}", "a", 1)', { stringValue: "a 1 {}" }],
    ['Format(start_time, "%Y-%m-%d")', { stringValue: "1970-01-01" }],
    ['Format(start_time, "2006-01-02T15")', { stringValue: "1970-01-01T00" }],
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
