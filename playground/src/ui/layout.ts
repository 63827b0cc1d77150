import { t } from "../i18n/i18n.ts";
import { h } from "./dom.ts";
import type { Tabs } from "./tabs.ts";

interface Parts {
  readonly toolbar: HTMLElement;
  readonly rulesBar: HTMLElement;
  readonly telemetryBar: HTMLElement;
  readonly telemetryNote: HTMLElement;
  /** What shows the telemetry as records in the editor's place. */
  readonly inputView: HTMLElement;
  readonly limits: HTMLElement;
  readonly status: HTMLElement;
  readonly steps: HTMLElement;
  readonly tabs: Tabs;
  readonly profiler: HTMLElement;
  readonly problems: HTMLElement;
  readonly toast: HTMLElement;
}

export interface Layout {
  readonly element: HTMLElement;
  readonly statements: HTMLElement;
  readonly telemetry: HTMLElement;
}

/** Puts the page together: editors at the left, what came of them at the right. */
export function buildLayout(parts: Parts): Layout {
  const statements = h("div", { className: "editor", "data-testid": "statements" });
  const telemetry = h("div", { className: "editor", "data-testid": "telemetry" });
  const element = h(
    "div",
    { className: "page" },
    parts.toolbar,
    parts.toast,
    h(
      "main",
      { className: "columns" },
      h(
        "div",
        { className: "column left" },
        h(
          "section",
          { className: "panel rules", id: "rules", "aria-label": t("statements") },
          h("div", { className: "head" }, h("h2", {}, t("statements")), parts.rulesBar),
          statements,
        ),
        parts.problems,
        h(
          "section",
          { className: "panel input", "aria-label": t("telemetry") },
          h("div", { className: "head" }, h("h2", {}, t("telemetry")), parts.telemetryBar),
          parts.telemetryNote,
          telemetry,
          parts.inputView,
        ),
      ),
      h(
        "div",
        { className: "column right" },
        h(
          "section",
          { className: "panel outcome", "data-testid": "result", "aria-label": t("result") },
          h("div", { className: "head" }, parts.tabs.list, parts.steps),
          parts.tabs.panels,
        ),
        parts.profiler,
      ),
    ),
    h("footer", { className: "foot" }, parts.status, parts.limits),
  );
  return { element, statements, telemetry };
}
