import type { ProfileReport, RunReport, TextReport } from "ottl/inspect";
import { bytes, milliseconds, number, t } from "../i18n/i18n.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h, svg } from "./dom.ts";

type Measure = "time" | "count" | "average";

const MEASURES: readonly (readonly [Measure, Parameters<typeof t>[0]])[] = [
  ["time", "profileTime"],
  ["count", "profileCount"],
  ["average", "profileAverage"],
];

/** Milliseconds after a run, and of measuring. */
const PATIENCE = 400;
const BUDGET = 300;

/** Where the time of a run went: in a line, and opened, by statement. */
export class ProfilerPanel {
  readonly element: HTMLDetailsElement;
  private readonly summary = h("span", { className: "profile-line" });
  private readonly body = h("div", { className: "profile-body" });
  private readonly measure: HTMLSelectElement;
  private readonly onReveal: (span: TextReport["span"]) => void;
  private report: RunReport | undefined;

  private readonly engine: EngineHost;
  private profile: ProfileReport | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: EngineHost, onReveal: (span: TextReport["span"]) => void) {
    this.engine = engine;
    this.onReveal = onReveal;
    this.measure = h(
      "select",
      { "aria-label": t("profileSort"), on: { change: () => this.draw() } },
      ...MEASURES.map(([value, key]) => h("option", { value }, t(key))),
    );
    this.element = h(
      "details",
      { className: "panel profiler", "data-testid": "profiler", on: { toggle: () => this.measureSoon(0) } },
      h("summary", {}, h("strong", {}, t("profiler")), " ", this.summary),
      this.body,
    );
  }

  update(report: RunReport | undefined): void {
    this.report = report;
    this.profile = undefined;
    this.draw();
    this.measureSoon(PATIENCE);
  }

  /** One run of a few records is too short for the clock: many runs are averaged, while somebody looks. */
  private measureSoon(delay: number): void {
    clearTimeout(this.timer);
    this.draw();
    const { report } = this;
    if (!this.element.open || report?.outcome !== "ok" || this.profile) return;
    this.timer = setTimeout(async () => {
      const profile = await this.engine.ask("profile", BUDGET);
      if (report !== this.report) return;
      this.profile = profile;
      this.draw();
    }, delay);
  }

  private draw(): void {
    const { report } = this;
    if (!report || (report.outcome !== "ok" && report.outcome !== "refused")) {
      this.summary.textContent = t("profileNone");
      fill(this.body);
      return;
    }
    const { times, counts } = report;
    const { profile } = this;
    const run = profile?.run ?? times.run;
    const size = profile?.bytes ?? report.bytes;
    const rate = run > 0 ? counts.input / (run / 1000) : 0;
    const texts = report.texts.map((text, i) => ({
      ...text,
      nanoseconds: profile?.nanoseconds[i] ?? text.nanoseconds,
    }));
    const facts: [Parameters<typeof t>[0], string][] = [
      ["profileCompile", milliseconds(times.compile)],
      ["profileRun", milliseconds(run)],
      ["profileRate", number(Math.round(rate))],
      ["profileBytes", bytes(size.input)],
      ...(profile ? [["profileOut", bytes(size.output)] as [Parameters<typeof t>[0], string]] : []),
    ];
    this.summary.textContent = facts.map(([key, value]) => `${t(key)} ${value}`).join(" · ");
    if (!this.element.open) return;
    fill(
      this.body,
      h("dl", { className: "facts" }, ...facts.flatMap(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)])),
      h("div", { className: "bar" }, this.measure),
      this.chart(texts),
      this.table(texts),
    );
  }

  private value(text: TextReport): number {
    const measure = this.measure.value as Measure;
    if (measure === "count") return text.evaluated;
    return measure === "time" ? text.nanoseconds / 1e6 : averageOf(text);
  }

  private label(value: number): string {
    return this.measure.value === "count" ? number(value) : milliseconds(value);
  }

  private chart(texts: readonly TextReport[]): SVGElement {
    const most = Math.max(1e-9, ...texts.map((text) => this.value(text)));
    const height = 26;
    const width = 600;
    const bars = texts.flatMap((text, i) => {
      const value = this.value(text);
      const length = Math.max(2, (value / most) * 330);
      const y = i * height;
      const rect = svg("rect", { x: 150, y: y + 4, width: length, height: height - 8, rx: 3, class: "chart-bar" });
      rect.append(svg("title", {}, document.createTextNode(text.source)));
      return [
        svg(
          "text",
          { x: 0, y: y + 17, class: "chart-name" },
          document.createTextNode(`${i + 1} ${shorten(text.source, 20)}`),
        ),
        rect,
        svg("text", { x: 158 + length, y: y + 17, class: "chart-value" }, document.createTextNode(this.label(value))),
      ];
    });
    const label = MEASURES.find(([measure]) => measure === this.measure.value)?.[1] ?? "profileTime";
    return svg(
      "svg",
      {
        viewBox: `0 0 ${width} ${Math.max(1, texts.length) * height}`,
        role: "img",
        "aria-label": `${t("profiler")}: ${t(label)}`,
        class: "chart",
      },
      ...bars,
    );
  }

  private table(texts: readonly TextReport[]): HTMLElement {
    const head = ["profileStatement", "profileTime", "profileCount", "profileAverage"] as const;
    return h(
      "table",
      { className: "profile" },
      h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col" }, t(key))))),
      h(
        "tbody",
        {},
        ...texts.map((text, i) =>
          h(
            "tr",
            {},
            h(
              "td",
              {},
              h(
                "button",
                { type: "button", className: "source", on: { click: () => this.onReveal(text.span) } },
                `${i + 1} ${shorten(text.source, 60)}`,
              ),
            ),
            h("td", {}, milliseconds(text.nanoseconds / 1e6)),
            h("td", {}, number(text.evaluated)),
            h("td", {}, milliseconds(averageOf(text))),
          ),
        ),
      ),
    );
  }
}

/** Milliseconds. */
function averageOf({ nanoseconds, evaluated }: TextReport): number {
  return evaluated === 0 ? 0 : nanoseconds / evaluated / 1e6;
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
