import type { Plan, PlannedGroup, PlannedText, RulesDocument } from "ottl/inspect";
import { number, t } from "../i18n/i18n.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h } from "./dom.ts";

interface Options {
  readonly engine: EngineHost;
  readonly rules: () => RulesDocument;
  readonly onReveal: (span: PlannedText["span"]) => void;
}

const SEARCHES = {
  text: "searchText",
  fixed: "searchFixed",
  literal: "searchLiteral",
  start: "searchStart",
  automaton: "searchAutomaton",
} as const;

const TIERS = { batch: "tierBatch", mixed: "tierMixed", scalar: "tierScalar" } as const;

/** What runs in which context, in order, how, and why so. */
export class PlanPanel {
  readonly element = h("div", { className: "plan", tabindex: "0", role: "region", "aria-label": t("tabPlan") });
  private readonly options: Options;
  private generation = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** Plans the newest rules; called only while somebody looks. */
  async show(): Promise<void> {
    const generation = ++this.generation;
    const plan = await this.options.engine.ask("plan", this.options.rules());
    if (plan && generation === this.generation) this.draw(plan);
  }

  private draw({ groups, signal, diagnostics, promotion }: Plan): void {
    const isBroken = groups.length === 0 && diagnostics.some(({ severity }) => severity === "error");
    const waits = promotion && Math.min(promotion.executions, promotion.batchSize) > 0;
    fill(
      this.element,
      h("p", { className: "muted" }, isBroken ? t("planBroken") : t("planIntro", { signal: t(signal) })),
      waits &&
        h(
          "p",
          { className: "muted" },
          t("planPromotion", { records: number(promotion.executions), batch: number(promotion.batchSize) }),
        ),
      ...groups.map((group) => this.group(group)),
      !isBroken && groups.length === 0 && h("p", {}, t("planEmpty", { signal: t(signal) })),
    );
  }

  private group({ processor, context, contextReason, errorMode, conditions, statements }: PlannedGroup): HTMLElement {
    const facts: [Parameters<typeof t>[0], string][] = [
      ["planContext", context],
      ["planReason", contextReason ?? t("planGiven")],
      ["planErrorMode", errorMode],
    ];
    return h(
      "section",
      { className: "plan-group" },
      h("h3", {}, processor),
      h(
        "dl",
        { className: "plan-facts" },
        ...facts.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value))),
      ),
      h(
        "ol",
        { className: "plan-texts" },
        ...conditions.map((text) => this.text(text)),
        ...statements.map((text) => this.text(text)),
      ),
    );
  }

  private text({ source, span, tier, why, reads, writes, patterns, cost }: PlannedText): HTMLElement {
    const list = (key: Parameters<typeof t>[0], paths: readonly string[]): HTMLElement | false =>
      paths.length > 0 &&
      h(
        "div",
        { className: "plan-line" },
        h("span", { className: "muted" }, t(key)),
        ...paths.map((path) => h("code", {}, path)),
      );
    return h(
      "li",
      {},
      h("button", { type: "button", className: "source", on: { click: () => this.options.onReveal(span) } }, source),
      h(
        "div",
        { className: "plan-line" },
        h("span", { className: `badge tier ${tier}` }, t(TIERS[tier])),
        why !== undefined && h("span", {}, why),
        h("span", { className: "muted" }, t("planCost", { cost: number(Number(cost.toPrecision(2))) })),
      ),
      list("planReads", reads),
      list("planWrites", writes),
      ...patterns.map(({ pattern, search, literal }) =>
        h(
          "div",
          { className: "plan-line" },
          h("span", { className: "muted" }, t("planPattern")),
          h("code", {}, pattern),
          h("span", {}, t(SEARCHES[search], { literal: JSON.stringify(literal ?? "") })),
        ),
      ),
    );
  }
}
