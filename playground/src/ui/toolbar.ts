import { EXAMPLES } from "../../examples/index.ts";
import type { ExportKind } from "../export.ts";
import { language, t } from "../i18n/i18n.ts";
import type { Preferences } from "../preferences.ts";
import type { PageState } from "../state.ts";
import { CATEGORY_NAMES } from "./category-names.ts";
import { fill, h } from "./dom.ts";

interface Options {
  readonly state: PageState;
  readonly preferences: Preferences;
  readonly onExample: (id: string) => void;
  readonly onDialect: (dialect: PageState["dialect"]) => void;
  readonly onShare: () => void;
  /** The keys of the page are asked for. */
  readonly onKeys: () => void;
  readonly onExport: (what: ExportKind) => void;
  readonly onPreferences: (preferences: Preferences) => void;
}

/** What stands at the top of the page. */
export function toolbar(options: Options): {
  readonly element: HTMLElement;
  readonly update: (state: PageState) => void;
} {
  const { preferences, onPreferences } = options;
  const examples = exampleMenu(options.onExample);
  const dialect = h(
    "select",
    {
      "data-testid": "dialect",
      "aria-label": t("dialect"),
      title: t("dialect"),
      on: { change: () => options.onDialect(dialect.value as PageState["dialect"]) },
    },
    h("option", { value: "collector" }, t("dialectCollector")),
    h("option", { value: "v1" }, t("dialectV1")),
  );
  const update = (state: PageState): void => {
    dialect.value = state.dialect;
    examples.update(state.dialect);
  };
  update(options.state);
  const theme = choice(
    "theme",
    preferences.theme,
    [
      ["auto", t("themeAuto")],
      ["light", t("themeLight")],
      ["dark", t("themeDark")],
    ],
    (value) => onPreferences({ ...preferences, theme: value as Preferences["theme"] }),
  );
  const languages = choice(
    "language",
    preferences.language,
    [
      ["en", "English"],
      ["zh", "中文"],
    ],
    (value) => onPreferences({ ...preferences, language: value as Preferences["language"] }),
  );
  const element = h(
    "header",
    { className: "toolbar" },
    h("a", { className: "skip", href: "#rules" }, t("skip")),
    h(
      "h1",
      { title: t("subtitle") },
      h("span", { className: "logo", "aria-hidden": "true" }, "ottl"),
      h("span", { className: "wide" }, t("title")),
    ),
    dialect,
    examples.element,
    h("span", { className: "grow" }),
    exportMenu(options.onExport),
    h(
      "button",
      {
        type: "button",
        className: "primary",
        "data-testid": "share",
        title: t("shareTitle"),
        on: { click: options.onShare },
      },
      t("share"),
    ),
    theme,
    languages,
    h(
      "button",
      { type: "button", className: "wide", title: t("keyboardHelp"), on: { click: options.onKeys } },
      t("keys"),
    ),
  );
  return { element, update };
}

function choice(
  key: Parameters<typeof t>[0],
  value: string,
  values: readonly (readonly [string, string])[],
  onChange: (value: string) => void,
): HTMLSelectElement {
  const select = h(
    "select",
    { "aria-label": t(key), title: t(key), "data-testid": key, on: { change: () => onChange(select.value) } },
    ...values.map(([name, label]) => h("option", { value: name }, label)),
  );
  select.value = value;
  return select;
}

/** The examples of a dialect, by category. */
function exampleMenu(onExample: (id: string) => void): {
  readonly element: HTMLSelectElement;
  readonly update: (dialect: PageState["dialect"]) => void;
} {
  let shown: PageState["dialect"] | undefined;
  const select = h("select", {
    "data-testid": "examples",
    "aria-label": t("examples"),
    on: {
      change: () => {
        if (select.value !== "") onExample(select.value);
        select.value = "";
      },
    },
  });
  const update = (dialect: PageState["dialect"]): void => {
    if (dialect === shown) return;
    shown = dialect;
    const examples = EXAMPLES.filter((example) => (example.dialect ?? "collector") === dialect);
    const categories = [...new Set(examples.map(({ category }) => category))];
    fill(
      select,
      h("option", { value: "" }, t("chooseExample")),
      ...categories.map((category) =>
        h(
          "optgroup",
          { label: CATEGORY_NAMES[category][language()] },
          ...examples
            .filter((example) => example.category === category)
            .map(({ id, title }) => h("option", { value: id }, title[language()])),
        ),
      ),
    );
  };
  return { element: select, update };
}

function exportMenu(onExport: (what: ExportKind) => void): HTMLSelectElement {
  const select = h(
    "select",
    {
      "data-testid": "export",
      "aria-label": t("exportMenu"),
      on: {
        change: () => {
          if (select.value !== "") onExport(select.value as ExportKind);
          select.value = "";
        },
      },
    },
    h("option", { value: "" }, `${t("exportMenu")}…`),
    h("option", { value: "program" }, t("exportProgram")),
    h("option", { value: "config" }, t("exportConfig")),
    h("option", { value: "test" }, t("exportTest")),
    h("option", { value: "json" }, t("exportOutput")),
    h("option", { value: "proto" }, t("exportProto")),
  );
  return select;
}
