import type { RecordDetail, RecordRow, RecordStatus, RunReport } from "ottl/inspect";
import { number, t } from "../i18n/i18n.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h } from "./dom.ts";
import { type DiffView, diffView } from "./field-views.ts";
import { VirtualList } from "./virtual-list.ts";

type Filter = RecordStatus | "failed" | "all";

const FILTERS: readonly (readonly [Filter, Parameters<typeof t>[0]])[] = [
  ["all", "filterAll"],
  ["changed", "filterChanged"],
  ["dropped", "filterDropped"],
  ["routed", "filterRouted"],
  ["added", "filterAdded"],
  ["failed", "filterFailed"],
  ["unchanged", "filterUnchanged"],
];

const VIEWS: readonly (readonly [DiffView, Parameters<typeof t>[0]])[] = [
  ["terms", "viewTerms"],
  ["side", "viewSide"],
  ["inline", "viewInline"],
  ["tree", "viewTree"],
];

interface Options {
  readonly engine: EngineHost;
  readonly onSelect: (record: number) => void;
  readonly onReveal: (span: { readonly start: number; readonly end: number }) => void;
}

/** The records with what became of each, and one of them in detail. */
export class ResultsPanel {
  readonly element: HTMLElement;
  private readonly options: Options;
  private readonly list: VirtualList<RecordRow>;
  private readonly detail = h("div", { className: "detail", tabindex: "0", role: "region", "aria-label": t("result") });
  private readonly note = h("p", { className: "stale-note", hidden: true }, t("staleResults"));
  private readonly filters: HTMLElement;
  private filter: Filter = "all";
  private view: DiffView = "terms";
  private showAll = false;
  private indexes: Int32Array = new Int32Array();
  private record = 0;
  private report: RunReport | undefined;
  private generation = 0;

  constructor(options: Options) {
    this.options = options;
    this.list = new VirtualList<RecordRow>({
      rowHeight: 30,
      label: t("records"),
      load: async (start, end) => options.engine.ask("rows", [...this.indexes.subarray(start, end)]),
      render: recordRow,
      onSelect: (position) => this.choose(this.indexes[position]),
    });
    this.filters = h("div", { className: "chips", role: "group", "aria-label": t("recordStatus") });
    const views = h(
      "select",
      {
        "aria-label": t("diffView"),
        on: {
          change: () => {
            this.view = views.value as DiffView;
            void this.show();
          },
        },
      },
      ...VIEWS.map(([value, key]) => h("option", { value }, t(key))),
    );
    const all = h("input", {
      type: "checkbox",
      on: {
        change: () => {
          this.showAll = all.checked;
          void this.show();
        },
      },
    });
    this.element = h(
      "div",
      { className: "results" },
      h("div", { className: "bar" }, this.filters, views, h("label", { className: "check" }, all, t("showAllFields"))),
      this.note,
      this.list.element,
      this.detail,
    );
  }

  /** The record that is shown. */
  get current(): number {
    return this.record;
  }

  /** Shows a new run. */
  async update(report: RunReport | undefined): Promise<void> {
    // While a rule is being written it is refused most of the time: the results before it are worth more than none.
    const isStale = this.hasRun && report?.outcome === "invalid" && report.hasOlder;
    this.note.hidden = !isStale;
    if (isStale) return;
    this.report = report;
    this.element.classList.toggle("idle", !this.hasRun);
    this.drawFilters();
    await this.refill();
  }

  private get hasRun(): boolean {
    return this.report?.outcome === "ok" || this.report?.outcome === "refused";
  }

  async choose(record: number): Promise<void> {
    if (record === undefined) return;
    this.record = record;
    this.options.onSelect(record);
    await this.show();
  }

  private drawFilters(): void {
    const counts = this.report?.counts;
    const countOf = (filter: Filter): number | undefined => {
      if (!counts) return undefined;
      if (filter === "all") return counts.input + counts.added;
      if (filter === "unchanged") return counts.input - counts.changed - counts.dropped - counts.routed;
      return counts[filter];
    };
    if (this.filter !== "all" && (countOf(this.filter) ?? 0) === 0) this.filter = "all";
    fill(
      this.filters,
      ...FILTERS.map(([filter, key]) =>
        h(
          "button",
          {
            type: "button",
            className: `chip ${filter}`,
            "aria-pressed": String(filter === this.filter),
            hidden: filter !== "all" && (countOf(filter) ?? 0) === 0,
            on: {
              click: () => {
                this.filter = filter;
                this.drawFilters();
                void this.refill();
              },
            },
          },
          this.hasRun ? `${t(key)} ${number(countOf(filter) ?? 0)}` : t(key),
        ),
      ),
    );
  }

  private async refill(): Promise<void> {
    const generation = ++this.generation;
    const indexes = await this.options.engine.ask("select", this.filter);
    if (!indexes || generation !== this.generation) return;
    this.indexes = indexes;
    let position = indexes.indexOf(this.record);
    if (position < 0) {
      position = 0;
      this.record = indexes[0] ?? 0;
    }
    this.list.reset(indexes.length, position);
    this.options.onSelect(this.record);
    await this.show();
  }

  private async show(): Promise<void> {
    const { record } = this;
    if (this.indexes.length === 0) {
      fill(this.detail, h("p", { className: "muted" }, t("noRecords")));
      return;
    }
    const detail = await this.options.engine.ask("record", record);
    if (!detail || record !== this.record) return;
    fill(this.detail, ...this.describe(detail));
  }

  private describe(detail: RecordDetail): HTMLElement[] {
    const { onReveal } = this.options;
    const source = (span: { readonly start: number; readonly end: number }, text: string): HTMLElement =>
      h("button", { type: "button", className: "source", on: { click: () => onReveal(span) } }, text);
    const parts: HTMLElement[] = [
      h(
        "h3",
        {},
        `#${detail.index + 1} `,
        h("span", { className: `status ${detail.status}` }, t(detail.status)),
        ` ${detail.title}`,
      ),
    ];
    for (const { message, span, source: text } of detail.failures) {
      parts.push(h("p", { className: "failure", role: "note" }, message, " ", source(span, text)));
    }
    if (detail.droppedBy) {
      parts.push(
        h(
          "p",
          { className: "dropped-by" },
          `${detail.routedTo === undefined ? t("droppedBy") : t("routedTo", { output: detail.routedTo })}: `,
          source(detail.droppedBy.span, detail.droppedBy.source),
        ),
      );
    }
    const isGone = detail.status === "dropped" || detail.status === "routed";
    const isQuiet = detail.changes.length === 0 && !isGone;
    if (isQuiet) parts.push(h("p", { className: "muted" }, t(this.hasRun ? "noChange" : "notRun")));
    const view = this.view === "terms" && detail.changes.length === 0 ? "tree" : this.view;
    parts.push(diffView(view, detail, this.showAll));
    return parts;
  }
}

function recordRow({ index, status, title, resource, differences, errors }: RecordRow): HTMLElement {
  return h(
    "div",
    { className: `record ${status}` },
    h("span", { className: "index" }, String(index + 1)),
    h("span", { className: `status ${status}` }, t(status)),
    h("span", { className: "title" }, title || "—"),
    h("span", { className: "resource" }, resource),
    errors > 0 && h("span", { className: "errors" }, t("errorsShort", { count: errors })),
    differences > 0 && h("span", { className: "count" }, `±${differences}`),
  );
}
