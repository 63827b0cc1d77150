import { t } from "../i18n/i18n.ts";
import { fill, h } from "./dom.ts";
import { icon } from "./icons.ts";

const TIME = 6_000;

/** A message that goes away by itself, with something to copy where that helps. */
export class Toast {
  readonly element = h("div", { className: "toast", role: "status", "aria-live": "polite" });
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(message: string, link?: string): void {
    clearTimeout(this.timer);
    fill(
      this.element,
      h("span", {}, message),
      link !== undefined &&
        h("input", {
          type: "text",
          readonly: true,
          value: link,
          "aria-label": t("share"),
          "data-testid": "share-link",
        }),
      h(
        "button",
        { type: "button", className: "icon", "aria-label": t("close"), on: { click: () => this.hide() } },
        icon("close"),
      ),
    );
    this.timer = setTimeout(() => this.hide(), link === undefined ? TIME : 5 * TIME);
  }

  hide(): void {
    fill(this.element);
  }
}
