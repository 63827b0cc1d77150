import type { RunReport, StepDetail, StepFilter } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h } from "./dom.ts";
import { termsView, treeView } from "./field-views.ts";
import { icon } from "./icons.ts";

type StopAt = "every" | "matched" | "changed" | "breakpoints";

interface Options {
  readonly engine: EngineHost;
  /** The record that the results show. */
  readonly record: () => number;
  /** Offsets of the rules with a breakpoint. */
  readonly breakpoints: () => readonly number[];
  /** A step is shown; undefined: none any more. */
  readonly onStep: (step: StepDetail | undefined) => void;
}

/** Goes through a run forwards and backwards. */
export class StepperPanel {
  /** Always in view. */
  readonly controls: HTMLElement;
  readonly element: HTMLElement;
  private readonly options: Options;
  private readonly place = h("output", { className: "step-place", "aria-live": "polite" });
  private readonly slider = h("input", { type: "range", min: "1", max: "1", value: "1", className: "step-slider" });
  private readonly scope = h("select", { "aria-label": t("stepScope") });
  private readonly stops = h("select", { "aria-label": t("stepStop") });
  private readonly body = h("div", { className: "step-body" });
  private readonly buttons: HTMLButtonElement[];
  private total = 0;
  private index = -1;
  private isMoving = false;

  constructor(options: Options) {
    this.options = options;
    this.slider.setAttribute("aria-label", t("tabStepper"));
    this.slider.addEventListener("change", () => void this.go(Number(this.slider.value) - 1));
    this.scope.append(h("option", { value: "all" }, t("stepFollowAll")), h("option", { value: "record" }, ""));
    this.drawScope();
    for (const [value, key] of [
      ["every", "stopEvery"],
      ["matched", "stopMatched"],
      ["changed", "stopChanged"],
      ["breakpoints", "stopBreakpoints"],
    ] as const) {
      this.stops.append(h("option", { value }, t(key)));
    }
    const button = (
      testId: string,
      key: Parameters<typeof t>[0],
      picture: Parameters<typeof icon>[0],
      move: () => void,
    ): HTMLButtonElement =>
      h(
        "button",
        {
          type: "button",
          className: "icon",
          "data-testid": testId,
          "aria-label": t(key),
          title: t(key),
          on: { click: move },
        },
        icon(picture),
      );
    this.buttons = [
      button("step-first", "stepFirst", "first", () => void this.find(0, 1)),
      button("step-back", "stepBack", "back", () => this.back()),
      button("step-forward", "stepForward", "forward", () => this.forward()),
      button("step-last", "stepLast", "last", () => void this.find(this.total - 1, -1)),
    ];
    this.controls = h(
      "div",
      { className: "step-controls", role: "group", "aria-label": t("tabStepper") },
      ...this.buttons,
      this.place,
    );
    this.element = h(
      "div",
      { className: "stepper" },
      h("div", { className: "bar" }, this.scope, this.stops, this.slider),
      this.body,
    );
    this.draw(undefined);
  }

  /** A new run: its first step is where stepping begins. */
  update(report: RunReport | undefined): void {
    this.total = report && report.outcome !== "stopped" ? report.steps : 0;
    this.slider.max = String(Math.max(1, this.total));
    this.index = -1;
    this.draw(undefined);
    this.options.onStep(undefined);
  }

  forward(): void {
    void this.find(this.index + 1, 1);
  }

  back(): void {
    void this.find(this.index - 1, -1);
  }

  /** Names the record that the results show. */
  drawScope(): void {
    (this.scope.options[1] as HTMLOptionElement).textContent = t("stepFollow", { record: this.options.record() + 1 });
  }

  private filter(): StepFilter {
    const stop = this.stops.value as StopAt;
    return {
      ...(this.scope.value === "record" ? { record: this.options.record() } : {}),
      ...(stop === "matched" ? { matched: true } : {}),
      ...(stop === "changed" ? { changed: true } : {}),
    };
  }

  private async find(from: number, direction: 1 | -1): Promise<void> {
    if (this.isMoving || this.total === 0) return;
    this.isMoving = true;
    try {
      const { engine, breakpoints } = this.options;
      const filter = this.filter();
      let found: number;
      if (this.stops.value === "breakpoints") {
        const all = await Promise.all(
          breakpoints().map((offset) => engine.ask("findStep", from, direction, { ...filter, matched: true, offset })),
        );
        const hits = all.filter((index) => index !== undefined && index >= 0) as number[];
        found = hits.length === 0 ? -1 : direction > 0 ? Math.min(...hits) : Math.max(...hits);
      } else found = (await engine.ask("findStep", from, direction, filter)) ?? -1;
      if (found >= 0) await this.show(found);
    } finally {
      this.isMoving = false;
    }
  }

  private async go(index: number): Promise<void> {
    if (index >= 0 && index < this.total) await this.show(index);
  }

  private async show(index: number): Promise<void> {
    const step = await this.options.engine.ask("step", index);
    if (!step) return;
    this.index = index;
    this.draw(step);
    this.options.onStep(step);
  }

  private draw(step: StepDetail | undefined): void {
    for (const button of this.buttons) button.disabled = this.total === 0;
    this.slider.disabled = this.total === 0;
    this.slider.value = String(this.index + 1);
    this.place.textContent = step
      ? t("stepOf", { index: step.index + 1, total: step.total })
      : this.total > 0
        ? t("stepOf", { index: 0, total: this.total })
        : "";
    fill(
      this.body,
      ...(step ? describeStep(step) : [h("p", { className: "muted" }, t(this.total > 0 ? "stepHint" : "stepNone"))]),
    );
  }
}

function describeStep(step: StepDetail): HTMLElement[] {
  const { kind, matched, message, record, title, context, processor } = step;
  const outcome =
    message !== undefined
      ? "failedStep"
      : kind === "condition"
        ? matched
          ? "held"
          : "notHeld"
        : matched
          ? "matched"
          : "notMatched";
  const where = record < 0 ? t("aboveRecords") : t("record", { index: record + 1 });
  return [
    h(
      "h3",
      {},
      h(
        "span",
        { className: `status ${message !== undefined ? "failed" : matched ? "changed" : "unchanged"}` },
        t(outcome),
      ),
      ` ${where}${title ? ` “${title}”` : ""}`,
    ),
    h("p", { className: "muted" }, `${processor} · ${context}`),
    h("pre", { className: "statement" }, step.source),
    ...(message === undefined ? [] : [h("p", { className: "failure", role: "note" }, message)]),
    step.changes.length > 0 ? termsView(step.changes) : h("p", { className: "muted" }, t("noStepChange")),
    h("h4", {}, t("stateAfter")),
    treeView(step.after, step.changes),
  ];
}
