import { describe, expect, test } from "vitest";
import { checkV1, compileV1, parseV1 } from "../../src/runtime/v1/index.ts";

describe("hostile programs give errors, not crashes", () => {
  const deep = (open: string, close: string) => `drop() where ${open.repeat(5000)}true${close.repeat(5000)}`;

  test.each([
    ["parentheses", deep("(", ")")],
    ["lists", `set(attr["x"], ${"[".repeat(5000)}${"]".repeat(5000)})`],
    ["calls", `set(attr["x"], ${"Uppercase(".repeat(5000)}"a"${")".repeat(5000)})`],
    ["not", deep("not ", "")],
    ["minus", `set(attr["x"], ${"-".repeat(5000)}1)`],
    ["and", deep("true and ", "")],
    ["plus", `set(attr["x"], 1${" + 1".repeat(20_000)})`],
  ])("nesting: %s", (_, source) => {
    const [finding] = checkV1(source);
    expect([finding.code, finding.severity]).toEqual(["OTTL1025", "error"]);
  });

  test("open brackets, quotes and bytes that mean nothing", () => {
    for (const source of [
      "(".repeat(1000),
      '"'.repeat(1001),
      "`",
      "\0\0\0",
      "\ud800",
      "set(\u0001)",
      "'a'",
      "]]]]",
      ";;;)",
    ]) {
      const { node, diagnostics } = parseV1(source);
      expect(node, source).toBeUndefined();
      for (const { span } of diagnostics) expect(span.end).toBeLessThanOrEqual(source.length);
    }
  });

  test("long programs compile", () => {
    const source = Array.from({ length: 2000 }, (_, i) => `set(attr["k${i}"], ${i})`).join("\n");
    const { program, diagnostics } = compileV1(source, { signal: "traces" });
    expect(diagnostics).toEqual([]);
    expect(program?.plan.statements).toHaveLength(2000);
  });

  test("many lines, blank ones and comments among them, parse in time", () => {
    const source = Array.from(
      { length: 20_000 },
      (_, i) => `set(attr["k"], ${i})\n\n\n${i % 50 === 0 ? "# so\n" : ""}`,
    );
    const start = performance.now();
    expect(parseV1(source.join("")).node?.statements).toHaveLength(20_000);
    // A second and less; looking through the rest of the program at each line took minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
