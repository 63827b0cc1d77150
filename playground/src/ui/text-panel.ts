import type { RunReport } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import { fill, h } from "./dom.ts";

/** More text makes the page slow. */
const MAX_SHOWN = 100_000;

/** The output as text, asked for when it is looked at; of a program that routes, each output. */
export class TextPanel {
  readonly element: HTMLElement;
  private readonly text = h("pre", { className: "raw", tabindex: "0", role: "region", "aria-label": t("tabOutput") });
  private readonly load: (route: string | undefined) => Promise<string | undefined>;
  private readonly outputs: HTMLSelectElement;
  private whole = "";

  constructor(load: (route: string | undefined) => Promise<string | undefined>) {
    this.load = load;
    const copy = h(
      "button",
      { type: "button", on: { click: () => void navigator.clipboard?.writeText(this.whole) } },
      t("copy"),
    );
    this.outputs = h("select", {
      "aria-label": t("outputs"),
      "data-testid": "outputs",
      hidden: true,
      on: { change: () => void this.show() },
    });
    this.element = h("div", { className: "text-panel" }, h("div", { className: "bar" }, this.outputs, copy), this.text);
  }

  /** Names the outputs of a run. */
  update(routes: RunReport["routes"]): void {
    const chosen = this.outputs.value;
    fill(
      this.outputs,
      h("option", { value: "" }, t("mainOutput")),
      ...routes.map(({ name, records }) => h("option", { value: `>${name}` }, `→ ${name} (${records})`)),
    );
    this.outputs.value = chosen;
    if (this.outputs.selectedIndex < 0) this.outputs.value = "";
    this.outputs.hidden = routes.length === 0;
  }

  async show(): Promise<void> {
    const { value } = this.outputs;
    this.whole = (await this.load(value === "" ? undefined : value.slice(1))) ?? "";
    const { whole } = this;
    fill(
      this.text,
      whole === "" ? t("noRecords") : whole.length > MAX_SHOWN ? `${whole.slice(0, MAX_SHOWN)}\n…` : whole,
    );
  }
}
