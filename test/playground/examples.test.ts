import { InspectSession } from "ottl/inspect";
import { createLanguageService } from "ottl/lsp";
import { describe, expect, test } from "vitest";
import { EXAMPLES, stateOfExample } from "../../playground/examples/index.ts";
import { documentKind, rulesDocument } from "../../playground/src/state.ts";

const CATEGORIES = ["pii", "sampling", "routing", "parsing", "metrics", "semconv", "cost"];

test("every category has an example", () => {
  expect([...new Set(EXAMPLES.map(({ category }) => category))].sort()).toEqual(CATEGORIES.toSorted());
});

describe.each(EXAMPLES.map((example) => [example.id, example] as const))("%s", (_id, example) => {
  const state = stateOfExample(example);
  const session = new InspectSession();
  const telemetry = state.telemetry.kind === "text" ? state.telemetry.text : "";
  session.load(new TextEncoder().encode(telemetry));
  const report = session.run(rulesDocument(state), state.limits);

  test("runs without errors", () => {
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report.outcome).toBe("ok");
    expect(report.errors).toEqual([]);
    expect(report.counts.changed + report.counts.dropped).toBeGreaterThan(0);
  });

  test("does something with every rule", () => {
    expect(report.texts.filter(({ matched }) => matched === 0).map(({ source }) => source)).toEqual([]);
  });

  test("its assertions hold", () => {
    expect(report.counts.output).toBe(example.tests.count);
    for (const { quantifier, condition } of example.tests.assertions) {
      const { evaluated, matched, failed, diagnostics } = session.check(condition);
      expect(diagnostics, condition).toEqual([]);
      expect(failed, condition).toBe(0);
      expect(evaluated, condition).toBeGreaterThan(0);
      if (quantifier === "all") expect(matched, condition).toBe(evaluated);
      else if (quantifier === "any") expect(matched, condition).toBeGreaterThan(0);
      else expect(matched, condition).toBe(0);
    }
  });

  test("has nothing that lint warns of", () => {
    const kind = documentKind(state);
    const found = createLanguageService().diagnostics({ kind, text: example.rules });
    expect(
      found.filter(({ severity }) => severity !== "hint" && severity !== "info").map(({ message }) => message),
    ).toEqual([]);
  });
});
