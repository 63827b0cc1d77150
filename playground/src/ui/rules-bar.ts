import type { RulesDocument } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import type { PageState, RulesKind } from "../state.ts";
import { h } from "./dom.ts";

const CONTEXTS = ["resource", "scope", "span", "spanevent", "metric", "datapoint", "exemplar", "log", "profile"];

/** What the rules are and where they run. */
export function rulesBar(
  state: PageState,
  onChange: (change: Partial<PageState>) => void,
  onFormat: () => void,
  chooser: HTMLElement,
): {
  readonly element: HTMLElement;
  readonly update: (state: PageState) => void;
  readonly showKind: (kind: RulesDocument["kind"], dialect: PageState["dialect"]) => void;
} {
  const auto = h("option", { value: "auto" }, t("kindAuto"));
  const kind = h(
    "select",
    { "aria-label": t("kind"), title: t("kind"), on: { change: () => onChange({ kind: kind.value as RulesKind }) } },
    auto,
    h("option", { value: "statements" }, t("kindStatements")),
    h("option", { value: "conditions" }, t("kindConditions")),
    h("option", { value: "config" }, t("kindConfig")),
  );
  const context = h(
    "select",
    { "aria-label": t("context"), title: t("context"), on: { change: () => onChange({ context: context.value }) } },
    h("option", { value: "" }, `${t("context")}: ${t("contextAuto")}`),
    ...CONTEXTS.map((name) => h("option", { value: name }, name)),
  );
  const format = h("button", { type: "button", title: t("formatTitle"), on: { click: onFormat } }, t("format"));
  const update = (next: PageState): void => {
    kind.value = next.kind;
    context.value = next.context;
  };
  update(state);
  return {
    element: h("span", { className: "rules-bar" }, chooser, kind, context, format),
    update,
    showKind(shown, dialect) {
      auto.textContent = `${t(shown === "config" ? "kindConfig" : "kindStatements")} (${t("kindAuto")})`;
      kind.hidden = dialect === "v1";
      context.hidden = shown === "config" || dialect === "v1";
    },
  };
}
