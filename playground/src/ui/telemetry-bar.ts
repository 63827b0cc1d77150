import { t } from "../i18n/i18n.ts";
import type { SignalName } from "../state.ts";
import { h } from "./dom.ts";

const SIGNALS: readonly SignalName[] = ["traces", "logs", "metrics", "profiles"];
const COUNTS = [10, 1_000, 10_000];

/** Where telemetry comes from: a file, or a generated sample. */
export function telemetryBar(
  onFile: (file: File) => void,
  onSample: (signal: SignalName, count: number) => void,
  views: HTMLElement,
): HTMLElement {
  const input = h("input", {
    type: "file",
    className: "hidden-input",
    tabindex: "-1",
    "aria-label": t("openFile"),
    "data-testid": "file",
    on: {
      change: () => {
        const file = input.files?.[0];
        input.value = "";
        if (file) onFile(file);
      },
    },
  });
  const samples = h(
    "select",
    {
      "aria-label": t("sample"),
      "data-testid": "sample",
      on: {
        change: () => {
          const [signal, count] = samples.value.split(" ");
          samples.value = "";
          if (count !== undefined) onSample(signal as SignalName, Number(count));
        },
      },
    },
    h("option", { value: "" }, `${t("sample")}…`),
    ...SIGNALS.flatMap((signal) =>
      COUNTS.map((count) => h("option", { value: `${signal} ${count}` }, t("sampleOf", { count, signal: t(signal) }))),
    ),
  );
  const open = h(
    "button",
    { type: "button", title: t("openFileTitle"), on: { click: () => input.click() } },
    t("openFile"),
  );
  return h("span", { className: "telemetry-bar" }, views, samples, open, input);
}

/** Takes files that are dropped anywhere on the page. */
export function acceptDrops(target: HTMLElement, onFile: (file: File) => void): void {
  const overlay = h("div", { className: "drop-overlay", hidden: true, "aria-hidden": "true" }, t("dropHere"));
  target.append(overlay);
  const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener(
    "dragover",
    (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      overlay.hidden = false;
    },
    true,
  );
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) overlay.hidden = true;
  });
  addEventListener(
    "drop",
    (event) => {
      overlay.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      onFile(file);
    },
    true,
  );
}
