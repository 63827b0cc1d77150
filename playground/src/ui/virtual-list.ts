import { h } from "./dom.ts";

interface Options<T> {
  readonly rowHeight: number;
  readonly label: string;
  /** Asks for rows; the answer may come later. */
  readonly load: (start: number, end: number) => Promise<readonly T[] | undefined>;
  readonly render: (item: T, index: number) => HTMLElement;
  readonly onSelect: (index: number) => void;
}

/** A listbox of any length of which only what is seen is in the page. */
export class VirtualList<T> {
  readonly element: HTMLElement;
  private readonly spacer: HTMLElement;
  private readonly rows: HTMLElement;
  private readonly options: Options<T>;
  private length = 0;
  private selected = -1;
  private generation = 0;
  private frame = 0;

  constructor(options: Options<T>) {
    this.options = options;
    this.rows = h("div", { className: "rows", role: "presentation" });
    this.spacer = h("div", { className: "spacer", role: "presentation" }, this.rows);
    this.element = h(
      "div",
      {
        className: "virtual",
        role: "listbox",
        tabindex: "0",
        "aria-label": options.label,
        on: {
          scroll: () => this.draw(),
          keydown: (event: KeyboardEvent) => this.key(event),
          click: (event: MouseEvent) => this.click(event),
        },
      },
      this.spacer,
    );
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Shows a list of another length from its beginning, or the same one anew. */
  reset(length: number, selected: number): void {
    this.length = length;
    this.selected = selected;
    this.generation++;
    this.spacer.style.height = `${length * this.options.rowHeight}px`;
    this.draw();
  }

  select(index: number): void {
    this.selected = Math.max(0, Math.min(index, this.length - 1));
    const { rowHeight } = this.options;
    const top = this.selected * rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.element.scrollTop = top + rowHeight - clientHeight;
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.options.rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -1e9,
      End: 1e9,
    };
    const move = moves[event.key];
    if (move === undefined || this.length === 0 || event.altKey) return;
    event.preventDefault();
    this.select(this.selected + move);
    this.options.onSelect(this.selected);
  }

  private click(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>("[data-index]");
    if (!row) return;
    this.select(Number(row.dataset.index));
    this.options.onSelect(this.selected);
  }

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => void this.show());
  }

  private async show(): Promise<void> {
    const { rowHeight, load, render } = this.options;
    const { generation } = this;
    const start = Math.max(0, Math.floor(this.element.scrollTop / rowHeight) - 5);
    const end = Math.min(this.length, start + Math.ceil(this.element.clientHeight / rowHeight) + 10);
    const items = end > start ? await load(start, end) : [];
    if (!items || generation !== this.generation) return;
    this.rows.style.transform = `translateY(${start * rowHeight}px)`;
    this.rows.replaceChildren(
      ...items.map((item, i) => {
        const row = render(item, start + i);
        row.id = `row-${start + i}`;
        row.dataset.index = String(start + i);
        row.style.height = `${rowHeight}px`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", String(start + i === this.selected));
        return row;
      }),
    );
    const isSeen = this.selected >= start && this.selected < end;
    if (isSeen) this.element.setAttribute("aria-activedescendant", `row-${this.selected}`);
    else this.element.removeAttribute("aria-activedescendant");
  }
}
