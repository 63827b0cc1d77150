import type { RunReport } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import { type Assertion, NO_TESTS, type PageTests } from "../state.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h } from "./dom.ts";
import { icon } from "./icons.ts";

interface Options {
  readonly engine: EngineHost;
  readonly onChange: (tests: PageTests) => void;
}

interface Verdict {
  readonly passed: boolean;
  readonly message: string;
}

/** Assertions about the output, checked with every run. */
export class TestsPanel {
  readonly element: HTMLElement;
  private readonly options: Options;
  private readonly summary = h("output", {
    className: "tests-summary",
    "data-testid": "tests-summary",
    "aria-live": "polite",
  });
  private readonly coverage = h("p", { className: "muted", "data-testid": "coverage" });
  private readonly list = h("div", { className: "assertions" });
  private readonly rest = h("div", { className: "assertion-rest" });
  private verdicts: HTMLElement[] = [];
  private restVerdicts: { count?: HTMLElement; expected?: HTMLElement } = {};
  private tests: PageTests = NO_TESTS;

  constructor(options: Options) {
    this.options = options;
    const add = h(
      "button",
      {
        type: "button",
        "data-testid": "add-test",
        on: {
          click: () => {
            this.change(
              { ...this.tests, assertions: [...this.tests.assertions, { quantifier: "all", condition: "" }] },
              true,
            );
            this.list.querySelector<HTMLInputElement>(".assertion:last-child input")?.focus();
          },
        },
      },
      t("addTest"),
    );
    this.element = h(
      "div",
      { className: "tests" },
      h("p", { className: "muted" }, t("testsIntro")),
      this.summary,
      this.coverage,
      this.list,
      h("div", { className: "bar" }, add),
      this.rest,
    );
  }

  update(tests: PageTests): void {
    this.tests = tests;
    this.draw();
  }

  private change(tests: PageTests, redraw: boolean): void {
    this.tests = tests;
    if (redraw) this.draw();
    this.options.onChange(tests);
  }

  private draw(): void {
    this.verdicts = this.tests.assertions.map(() => h("span", { className: "verdict" }));
    fill(this.list, ...this.tests.assertions.map((assertion, i) => this.row(assertion, i)));
    const count = h("input", {
      type: "number",
      min: "0",
      value: this.tests.count === undefined ? "" : String(this.tests.count),
      placeholder: t("testCountHint"),
      on: {
        change: () => {
          const { count: _old, ...others } = this.tests;
          this.change(count.value === "" ? others : { ...others, count: Number(count.value) }, false);
        },
      },
    });
    this.restVerdicts = {
      count: h("span", { className: "verdict" }),
      ...(this.tests.expected === undefined ? {} : { expected: h("span", { className: "verdict" }) }),
    };
    const expected =
      this.tests.expected === undefined
        ? h("button", { type: "button", on: { click: () => void this.expect() } }, t("expectOutput"))
        : h(
            "button",
            {
              type: "button",
              on: {
                click: () => {
                  const { expected: _old, ...others } = this.tests;
                  this.change(others, true);
                },
              },
            },
            t("dropExpected"),
          );
    fill(
      this.rest,
      h("label", {}, `${t("testCount")} `, count, " ", this.restVerdicts.count),
      h("div", {}, expected, " ", this.restVerdicts.expected),
    );
  }

  private row(assertion: Assertion, index: number): HTMLElement {
    const replace = (change: Partial<Assertion>): void => {
      const assertions = this.tests.assertions.map((each, i) => (i === index ? { ...each, ...change } : each));
      this.change({ ...this.tests, assertions }, false);
    };
    const quantifier = h(
      "select",
      {
        "aria-label": t("testQuantifier"),
        on: { change: () => replace({ quantifier: quantifier.value as Assertion["quantifier"] }) },
      },
      h("option", { value: "all" }, t("testAll")),
      h("option", { value: "any" }, t("testAny")),
      h("option", { value: "none" }, t("testNone")),
    );
    quantifier.value = assertion.quantifier;
    const condition = h("input", {
      type: "text",
      value: assertion.condition,
      spellcheck: "false",
      "aria-label": t("testCondition"),
      placeholder: 'span.attributes["key"] == nil',
      on: { input: () => replace({ condition: condition.value }) },
    });
    const remove = h(
      "button",
      {
        type: "button",
        className: "icon",
        "aria-label": t("remove"),
        on: {
          click: () =>
            this.change({ ...this.tests, assertions: this.tests.assertions.filter((_, i) => i !== index) }, true),
        },
      },
      icon("close"),
    );
    return h("div", { className: "assertion" }, quantifier, condition, remove, this.verdicts[index]);
  }

  private async expect(): Promise<void> {
    const expected = await this.options.engine.ask("encode", "output", "json");
    if (typeof expected === "string")
      this.change({ ...this.tests, expected: JSON.stringify(JSON.parse(expected)) }, true);
  }

  /** Checks the output of a run. */
  async run(report: RunReport | undefined): Promise<void> {
    this.drawCoverage(report);
    const { assertions, count, expected } = this.tests;
    if (report?.outcome !== "ok") {
      this.summary.textContent = "";
      for (const verdict of this.verdicts) show(verdict, undefined);
      return;
    }
    const { verdicts, restVerdicts } = this;
    const results: Verdict[] = [];
    for (const [i, assertion] of assertions.entries()) {
      const verdict = assertion.condition.trim() === "" ? undefined : await this.check(assertion);
      if (verdict) results.push(verdict);
      if (verdicts[i]) show(verdicts[i], verdict);
    }
    if (count !== undefined) {
      const verdict = { passed: report.counts.output === count, message: String(report.counts.output) };
      results.push(verdict);
      if (restVerdicts.count) show(restVerdicts.count, verdict);
    } else if (restVerdicts.count) show(restVerdicts.count, undefined);
    if (expected !== undefined) {
      const output = (await this.options.engine.ask("encode", "output", "json")) as string | undefined;
      const isSame = output !== undefined && JSON.stringify(JSON.parse(output)) === expected;
      const verdict = { passed: isSame, message: t(isSame ? "expectedSame" : "expectedDiffers") };
      results.push(verdict);
      if (restVerdicts.expected) show(restVerdicts.expected, verdict);
    }
    const passed = results.filter((verdict) => verdict.passed).length;
    this.summary.textContent = results.length === 0 ? "" : t("testsPassed", { passed, total: results.length });
    this.summary.className = `tests-summary ${passed === results.length ? "pass" : "fail"}`;
  }

  private async check({ quantifier, condition }: Assertion): Promise<Verdict | undefined> {
    const report = await this.options.engine.ask("check", condition);
    if (!report) return undefined;
    const [problem] = report.diagnostics.filter(({ severity }) => severity === "error");
    if (problem) return { passed: false, message: problem.message };
    const { evaluated, matched, failed } = report;
    const holds = { all: matched === evaluated, any: matched > 0, none: matched === 0 }[quantifier];
    return { passed: holds && failed === 0, message: t("lensMatched", { matched, evaluated }) };
  }

  private drawCoverage(report: RunReport | undefined): void {
    const texts = report?.texts ?? [];
    const covered = texts.filter(({ evaluated }) => evaluated > 0).length;
    const matched = texts.filter((text) => text.matched > 0).length;
    this.coverage.textContent = texts.length === 0 ? "" : t("coverage", { covered, matched, total: texts.length });
  }
}

function show(element: HTMLElement, verdict: Verdict | undefined): void {
  element.className = `verdict ${verdict === undefined ? "" : verdict.passed ? "pass" : "fail"}`;
  element.textContent =
    verdict === undefined ? "" : `${verdict.passed ? `✓ ${t("passed")}` : `✗ ${t("failed")}`} · ${verdict.message}`;
}
