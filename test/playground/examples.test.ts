import { describe, expect, test } from "vitest";
import { EXAMPLES, stateOfExample } from "../../playground/examples/index.ts";
import { documentKind, rulesDocument } from "../../playground/src/state.ts";
import { InspectSession } from "../../src/inspect/index.ts";
import { createLanguageService } from "../../src/lsp/index.ts";

const CATEGORIES = ["pii", "sampling", "routing", "parsing", "metrics", "semconv", "cost"];

test.each(["collector", "v1"])("every category has an example in the dialect %s", (dialect) => {
  const examples = EXAMPLES.filter((example) => (example.dialect ?? "collector") === dialect);
  expect([...new Set(examples.map(({ category }) => category))].sort()).toEqual(CATEGORIES.toSorted());
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
    const { changed, dropped, routed } = report.counts;
    expect(changed + dropped + routed).toBeGreaterThan(0);
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
    const { dialect } = state;
    const kind = documentKind(state);
    const signal = session.telemetrySignal;
    const found = createLanguageService().diagnostics({
      kind,
      dialect,
      text: example.rules,
      ...(signal && { signal }),
    });
    expect(
      found.filter(({ severity }) => severity !== "hint" && severity !== "info").map(({ message }) => message),
    ).toEqual([]);
  });
});
