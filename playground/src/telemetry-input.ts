import type { TelemetrySummary } from "ottl/inspect";
import { monaco } from "./editor/monaco.ts";
import { bytes, t } from "./i18n/i18n.ts";
import type { PageState, SignalName } from "./state.ts";
import { fill, h } from "./ui/dom.ts";
import type { Problem } from "./ui/problems-panel.ts";
import { type EngineHost, isSummary } from "./worker/engine-host.ts";

interface Options {
  readonly engine: EngineHost;
  readonly editor: monaco.editor.IStandaloneCodeEditor;
  readonly model: monaco.editor.ITextModel;
  readonly note: HTMLElement;
  /** The telemetry as a link holds it. */
  readonly onSource: (source: PageState["telemetry"]) => void;
  /** The telemetry is about to change. */
  readonly onEdit: () => void;
  readonly onLoaded: (summary: TelemetrySummary | undefined) => void;
}

/** More text makes the editor slow: of more, it shows the beginning. */
const MAX_TEXT = 400_000;
const MAX_SAMPLE = 20;
const PREVIEW = 10;
const DELAY = 120;

/** The telemetry editor and what is loaded into the engine. */
export class TelemetryInput {
  private readonly options: Options;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;
  private summary: TelemetrySummary | undefined;
  private failure: { readonly message: string; readonly offset: number } | undefined;
  /** The editor shows only the beginning of what is loaded. */
  private isPreview = false;
  private isFile = false;

  constructor(options: Options) {
    this.options = options;
    options.model.onDidChangeContent(() => {
      if (this.isPreview) return;
      clearTimeout(this.timer);
      options.onEdit();
      options.onSource({ kind: "text", text: options.model.getValue() });
      this.timer = setTimeout(() => void this.load(options.model.getValue()), DELAY);
    });
  }

  get signal(): SignalName | undefined {
    return this.summary?.signal;
  }

  get error(): string | undefined {
    return this.failure?.message;
  }

  /** A link cannot hold all of it. */
  get isPartial(): boolean {
    return this.isPreview && this.isFile;
  }

  get problem(): Problem | undefined {
    const { failure } = this;
    if (!failure) return undefined;
    const position = this.place(failure.offset);
    return {
      severity: "error",
      message: failure.message,
      code: t("telemetry"),
      line: position.lineNumber,
      notes: [],
      reveal: () => {
        this.options.editor.setPosition(position);
        this.options.editor.revealPositionInCenterIfOutsideViewport(position);
        this.options.editor.focus();
      },
      fixes: [],
    };
  }

  open(source: PageState["telemetry"]): void {
    if (source.kind === "sample") void this.openSample(source.signal, source.count);
    else this.edit(source.text);
  }

  async openFile(file: File): Promise<void> {
    const summary = await this.load(file);
    if (!summary) return;
    this.isFile = true;
    const isText = summary.format !== "proto" && !file.name.endsWith(".gz");
    if (summary.bytes > MAX_TEXT) await this.preview(file.name, summary);
    else if (isText) this.edit(await file.text());
    else this.edit((await this.options.engine.ask("encode", "input", "json")) as string);
  }

  async openSample(signal: SignalName, count: number): Promise<void> {
    const summary = await this.load({ signal, count });
    if (!summary) return;
    this.isFile = false;
    this.options.onSource({ kind: "sample", signal, count });
    if (count <= MAX_SAMPLE) this.edit((await this.options.engine.ask("encode", "input", "json")) as string);
    else await this.preview(t("sample"), summary);
  }

  /** Shows text that is all there is. */
  private edit(text: string): void {
    this.isPreview = false;
    this.options.editor.updateOptions({ readOnly: false });
    fill(this.options.note);
    if (this.options.model.getValue() === text) {
      this.options.onSource({ kind: "text", text });
      void this.load(text);
    } else this.options.model.setValue(text);
    this.setLanguage(text);
    // What was opened is loaded at once; only typing waits.
    clearTimeout(this.timer);
    void this.load(text);
  }

  private async preview(name: string, summary: TelemetrySummary): Promise<void> {
    const head = await this.options.engine.ask("head", PREVIEW);
    if (head === undefined) return;
    this.isPreview = true;
    this.options.model.setValue(head);
    this.options.editor.updateOptions({ readOnly: true });
    this.setLanguage(head);
    if (this.isFile) this.options.onSource({ kind: "text", text: head });
    fill(
      this.options.note,
      h(
        "span",
        {},
        t("previewOf", { name, count: summary.records, signal: t(summary.signal), size: bytes(summary.bytes) }),
      ),
      h("button", { type: "button", on: { click: () => this.edit(head) } }, t("editPreview")),
    );
  }

  private setLanguage(text: string): void {
    monaco.editor.setModelLanguage(this.options.model, /^\s*[{[]/.test(text) ? "json" : "plaintext");
  }

  private async load(source: Parameters<EngineHost["load"]>[0]): Promise<TelemetrySummary | undefined> {
    const generation = ++this.generation;
    this.options.onEdit();
    const loaded = await this.options.engine.load(source).catch(() => undefined);
    if (generation !== this.generation || loaded === undefined) return undefined;
    this.summary = isSummary(loaded) ? loaded : undefined;
    this.failure = isSummary(loaded) ? undefined : loaded;
    if (!this.summary) await this.options.engine.ask("clear");
    this.mark();
    this.options.onLoaded(this.summary);
    return this.summary;
  }

  private mark(): void {
    const { model } = this.options;
    const { failure } = this;
    const isBlank = model.getValueLength() === 0;
    monaco.editor.setModelMarkers(
      model,
      "telemetry",
      failure && !isBlank
        ? [
            {
              ...monaco.Range.fromPositions(this.place(failure.offset), this.place(failure.offset + 1)),
              severity: monaco.MarkerSeverity.Error,
              message: failure.message,
            },
          ]
        : [],
    );
  }

  /** The place of an offset that counts bytes. */
  private place(offset: number): monaco.Position {
    const text = this.options.model.getValue();
    const head = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, offset));
    return this.options.model.getPositionAt(head.length);
  }
}
