import { h } from "./dom.ts";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly panel: HTMLElement;
  /** Called each time the tab is shown. */
  readonly onShow?: () => void;
}

/** A list of tabs, worked with arrow keys as the ARIA pattern says. */
export class Tabs {
  readonly list: HTMLElement;
  readonly panels: HTMLElement;
  private readonly tabs: readonly Tab[];
  private readonly buttons: readonly HTMLButtonElement[];
  current: string;

  constructor(label: string, tabs: readonly Tab[]) {
    this.tabs = tabs;
    this.current = tabs[0].id;
    this.buttons = tabs.map(({ id, label: name }) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${id}`,
          "data-testid": `tab-${id}`,
          "aria-controls": `panel-${id}`,
          on: { click: () => this.show(id) },
        },
        name,
      ),
    );
    this.list = h(
      "div",
      {
        role: "tablist",
        className: "tabs",
        "aria-label": label,
        on: { keydown: (event: KeyboardEvent) => this.key(event) },
      },
      ...this.buttons,
    );
    this.panels = h(
      "div",
      { className: "tab-panels" },
      ...tabs.map(({ id, panel }) =>
        h(
          "div",
          { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, className: "tab-panel" },
          panel,
        ),
      ),
    );
    this.show(this.current);
  }

  show(id: string): void {
    this.current = id;
    this.tabs.forEach((tab, i) => {
      const isShown = tab.id === id;
      this.buttons[i].setAttribute("aria-selected", String(isShown));
      this.buttons[i].tabIndex = isShown ? 0 : -1;
      (this.panels.children[i] as HTMLElement).hidden = !isShown;
      if (isShown) tab.onShow?.();
    });
  }

  private key(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ id }) => id === this.current);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: this.tabs.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey) return;
    event.preventDefault();
    const index = (next + this.tabs.length) % this.tabs.length;
    this.show(this.tabs[index].id);
    this.buttons[index].focus();
  }
}
