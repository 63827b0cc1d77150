import { t } from "../i18n/i18n.ts";
import { fill, h } from "./dom.ts";

/** More text makes the page slow. */
const MAX_SHOWN = 100_000;

/** Text that is asked for when it is looked at. */
export class TextPanel {
  readonly element: HTMLElement;
  private readonly text = h("pre", { className: "raw", tabindex: "0", role: "region", "aria-label": t("tabOutput") });
  private readonly load: () => Promise<string | undefined>;
  private whole = "";

  constructor(load: () => Promise<string | undefined>) {
    this.load = load;
    const copy = h(
      "button",
      { type: "button", on: { click: () => void navigator.clipboard?.writeText(this.whole) } },
      t("copy"),
    );
    this.element = h("div", { className: "text-panel" }, h("div", { className: "bar" }, copy), this.text);
  }

  async show(): Promise<void> {
    this.whole = (await this.load()) ?? "";
    const { whole } = this;
    fill(
      this.text,
      whole === "" ? t("noRecords") : whole.length > MAX_SHOWN ? `${whole.slice(0, MAX_SHOWN)}\n…` : whole,
    );
  }
}
