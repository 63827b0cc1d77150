import type { DocumentSymbol } from "ottl/lsp";
import { t } from "../i18n/i18n.ts";
import type { PageState } from "../state.ts";
import { fill, h } from "./dom.ts";

interface Options {
  readonly onChange: (change: Pick<PageState, "pipeline" | "skipped">) => void;
  readonly onReveal: (span: DocumentSymbol["span"]) => void;
}

const RUNNABLE = /^(?:transform|filter)(?:\/|$)/;

/** Which pipeline of a Collector's configuration runs, and which of its processors, in order. */
export class PipelineChooser {
  readonly element: HTMLDetailsElement;
  private readonly summary = h("summary", { "data-testid": "pipeline" });
  private readonly body = h("div", { className: "popover-body" });
  private readonly options: Options;
  private outline: readonly DocumentSymbol[] = [];
  private pipelines: readonly string[] = [];
  private state: Pick<PageState, "pipeline" | "skipped"> = {};

  constructor(options: Options) {
    this.options = options;
    this.element = h("details", { className: "popover", hidden: true }, this.summary, this.body);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.element.open) return;
      this.element.open = false;
      this.summary.focus();
    });
    addEventListener("pointerdown", ({ target }) => {
      if (!this.element.contains(target as Node)) this.element.open = false;
    });
  }

  /** The newest configuration; an empty outline: the rules are none. */
  showOutline(outline: readonly DocumentSymbol[]): void {
    this.outline = outline;
    this.draw();
  }

  /** The pipelines of the telemetry's signal. */
  showPipelines(pipelines: readonly string[]): void {
    this.pipelines = pipelines;
    this.draw();
  }

  showState({ pipeline, skipped }: Pick<PageState, "pipeline" | "skipped">): void {
    this.state = { ...(pipeline === undefined ? {} : { pipeline }), ...(skipped ? { skipped } : {}) };
    this.draw();
  }

  private draw(): void {
    const { outline, pipelines } = this;
    const processors = outline.filter(({ kind }) => kind === "processor");
    this.element.hidden = processors.length === 0;
    if (processors.length === 0) return;
    const chosen = this.state.pipeline;
    const current = chosen !== undefined && pipelines.includes(chosen) ? chosen : pipelines[0];
    const pipeline = outline.find(({ kind, name }) => kind === "pipeline" && name === current);
    const names = (pipeline?.children ?? processors).map(({ name }) => name);
    const skipped = new Set(this.state.skipped);
    const running = names.filter((name) => RUNNABLE.test(name) && !skipped.has(name)).length;
    this.summary.textContent = t("pipelineSummary", {
      pipeline: current ?? t("allProcessors"),
      count: running,
      total: names.length,
    });
    const select = h(
      "select",
      {
        "aria-label": t("pipeline"),
        "data-testid": "pipeline-select",
        on: { change: () => this.options.onChange({ ...this.state, pipeline: select.value }) },
      },
      ...pipelines.map((name) => h("option", { value: name }, name)),
    );
    if (current !== undefined) select.value = current;
    fill(
      this.body,
      pipelines.length > 0
        ? h("label", { className: "check" }, `${t("pipeline")} `, select)
        : h("p", { className: "muted" }, t("noPipeline")),
      h("ol", { className: "processors" }, ...names.map((name) => this.processor(name, processors, skipped))),
    );
  }

  private processor(name: string, processors: readonly DocumentSymbol[], skipped: ReadonlySet<string>): HTMLElement {
    const isRunnable = RUNNABLE.test(name);
    const box = h("input", {
      type: "checkbox",
      disabled: !isRunnable,
      on: {
        change: () => {
          const others = [...skipped].filter((each) => each !== name);
          this.options.onChange({ ...this.state, skipped: box.checked ? others : [...others, name] });
        },
      },
    });
    box.checked = isRunnable && !skipped.has(name);
    const configured = processors.find((each) => each.name === name);
    return h(
      "li",
      {},
      h("label", { className: "check" }, box, name, !isRunnable && h("span", { className: "muted" }, t("passedBy"))),
      configured &&
        h(
          "button",
          {
            type: "button",
            className: "link",
            "aria-label": `${t("goTo")} ${name}`,
            on: {
              click: () => {
                this.element.open = false;
                this.options.onReveal({ start: configured.span.start, end: configured.span.start + name.length });
              },
            },
          },
          t("goTo"),
        ),
    );
  }
}
