import type { RunLimits, RunReport } from "ottl/inspect";
import { milliseconds, number, t } from "../i18n/i18n.ts";
import { h } from "./dom.ts";

/** A run shorter than this is not announced: the text would only flicker. */
const PATIENCE = 120;

/** How the last run ended, or that one is running. */
export class StatusBar {
  readonly element: HTMLElement;
  private readonly text = h(
    "output",
    { className: "run-status", "data-testid": "run-status", "aria-live": "polite" },
    t("starting"),
  );
  private readonly note = h("span", { className: "warning", role: "note" });
  private readonly stop: HTMLButtonElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onStop: () => void) {
    this.stop = h(
      "button",
      {
        type: "button",
        className: "stop",
        "data-testid": "stop",
        title: t("stopTitle"),
        disabled: true,
        on: { click: onStop },
      },
      t("stop"),
    );
    this.element = h("div", { className: "status-bar" }, this.text, this.note, this.stop);
    this.text.dataset.state = "starting";
  }

  running(): void {
    this.stop.disabled = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set("running", t("running")), PATIENCE);
  }

  /** The worker was ended. */
  ended(message: string): void {
    this.set("stopped", message);
    this.note.textContent = "";
  }

  show(report: RunReport, limits: RunLimits, telemetryError: string | undefined): void {
    const { outcome, message, counts, limit } = report;
    this.note.textContent = counts.leftOut > 0 ? t("leftOut", { limit: limits.records, count: counts.leftOut }) : "";
    switch (outcome) {
      case "ok":
        this.set("ok", okText(report));
        break;
      case "refused":
        this.set("refused", t("statusRefused", { message: message ?? "" }));
        break;
      case "stopped":
        this.set(
          "stopped",
          limit === "memory"
            ? t("statusMemory", { megabytes: limits.memory / 1_000_000 })
            : t("statusStopped", { seconds: limits.time / 1000 }),
        );
        break;
      case "invalid": {
        const count = report.diagnostics.filter(({ severity }) => severity === "error").length;
        this.set("invalid", message ?? (count === 1 ? t("statusInvalidOne") : t("statusInvalid", { count })));
        break;
      }
      case "empty":
        this.set(
          "empty",
          telemetryError === undefined ? t("statusEmpty") : t("statusBadTelemetry", { message: telemetryError }),
        );
        break;
    }
  }

  /** Something changed: what the page shows is of an older run. */
  pending(): void {
    this.text.dataset.settled = "no";
  }

  /** Everything that belongs to the newest run is on the page. */
  settled(): void {
    this.text.dataset.settled = "yes";
  }

  private set(state: string, text: string): void {
    clearTimeout(this.timer);
    this.stop.disabled = state !== "running";
    this.text.dataset.state = state;
    this.text.textContent = text;
  }
}

function okText({ counts, signal, times }: RunReport): string {
  const { input, output, changed, dropped, routed, added, failed } = counts;
  return t("statusOk", {
    input,
    output,
    changed,
    dropped,
    signal: t(signal),
    routed: routed > 0 ? t("statusRouted", { count: number(routed) }) : "",
    added: added > 0 ? t("statusAdded", { count: number(added) }) : "",
    failed: failed > 0 ? t("statusFailed", { count: number(failed) }) : "",
    time: milliseconds(times.compile + times.run),
  });
}
