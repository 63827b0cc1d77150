import type { TextInfo } from "ottl/lsp";
import { t } from "../i18n/i18n.ts";
import { fill, h } from "./dom.ts";

/** What runs in which context, in order, and why there. */
export class PlanPanel {
  readonly element = h("div", { className: "plan" });

  update(texts: readonly TextInfo[], source: string, reveal: (span: TextInfo["span"]) => void): void {
    const head = ["planProcessor", "planContext", "planReason", "planText"] as const;
    fill(
      this.element,
      h("p", { className: "muted" }, t("planIntro")),
      h(
        "table",
        { className: "profile" },
        h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col" }, t(key))))),
        h(
          "tbody",
          {},
          ...texts.map(({ processor, signal, context, reason, span }) =>
            h(
              "tr",
              {},
              h("td", {}, processor),
              h("td", {}, h("strong", {}, context ?? "?"), ` (${signal})`),
              h("td", {}, reason ?? t("planGiven")),
              h(
                "td",
                {},
                h(
                  "button",
                  { type: "button", className: "source", on: { click: () => reveal(span) } },
                  source.slice(span.start, Math.min(span.end, span.start + 120)),
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }
}
