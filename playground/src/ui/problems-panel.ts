import { t } from "../i18n/i18n.ts";
import { fill, h } from "./dom.ts";

/** A problem in one of the editors. */
export interface Problem {
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
  readonly code: string;
  readonly line: number;
  readonly notes: readonly string[];
  readonly reveal: () => void;
  readonly fixes: readonly { readonly title: string; readonly apply: () => void }[];
}

/** Problems of rules and telemetry; more than these help nobody. */
const MAX_SHOWN = 100;

export class ProblemsPanel {
  readonly element: HTMLDetailsElement;
  private readonly count = h("span", { className: "muted", role: "status" });
  private readonly list = h("ul", { className: "problem-list" });

  constructor() {
    this.element = h(
      "details",
      { className: "panel problems", "data-testid": "problems", open: true },
      h("summary", {}, h("strong", {}, t("problems")), " ", this.count),
      this.list,
    );
    this.update([]);
  }

  update(problems: readonly Problem[]): void {
    const { length } = problems;
    this.count.textContent =
      length === 0 ? t("noProblems") : length === 1 ? t("oneProblem") : t("problemCount", { count: length });
    fill(this.list, ...problems.slice(0, MAX_SHOWN).map(item));
  }
}

function item({ severity, message, code, line, notes, reveal, fixes }: Problem): HTMLElement {
  return h(
    "li",
    { className: severity },
    h(
      "button",
      { type: "button", className: "source", on: { click: reveal } },
      h("span", { className: "code" }, `${code} · ${t("line", { line })}`),
      ` ${message}`,
    ),
    ...notes.map((note) => h("div", { className: "note" }, note)),
    ...fixes.map(({ title, apply }) =>
      h("button", { type: "button", className: "fix", on: { click: apply } }, `${t("fix")}: ${title}`),
    ),
  );
}
