import type { Diagnostic } from "ottl";
import type { RunReport } from "ottl/inspect";
import { EXAMPLES, stateOfExample } from "../examples/index.ts";
import { Annotations, explanationMarkdown } from "./editor/annotations.ts";
import { createEditors, type Editors } from "./editor/editors.ts";
import { type RulesLanguage, registerThemes } from "./editor/languages.ts";
import { monaco } from "./editor/monaco.ts";
import { rangeOf, registerProviders } from "./editor/providers.ts";
import { applyTheme } from "./editor/theme.ts";
import { exportAs } from "./export.ts";
import { bytes, t } from "./i18n/i18n.ts";
import { type Preferences, savePreferences } from "./preferences.ts";
import { decodeState, encodeState, LONG_LINK, MAX_LINK } from "./share/codec.ts";
import { documentKind, type PageState, rulesDocument } from "./state.ts";
import { TelemetryInput } from "./telemetry-input.ts";
import { h } from "./ui/dom.ts";
import { InputView } from "./ui/input-view.ts";
import { buildLayout } from "./ui/layout.ts";
import { limitsBar } from "./ui/limits-bar.ts";
import { PipelineChooser } from "./ui/pipeline-chooser.ts";
import { PlanPanel } from "./ui/plan-panel.ts";
import { type Problem, ProblemsPanel } from "./ui/problems-panel.ts";
import { ProfilerPanel } from "./ui/profiler-panel.ts";
import { ResultsPanel } from "./ui/results-panel.ts";
import { rulesBar } from "./ui/rules-bar.ts";
import { StatusBar } from "./ui/status-bar.ts";
import { StepperPanel } from "./ui/stepper-panel.ts";
import { Tabs } from "./ui/tabs.ts";
import { acceptDrops, telemetryBar } from "./ui/telemetry-bar.ts";
import { TestsPanel } from "./ui/tests-panel.ts";
import { TextPanel } from "./ui/text-panel.ts";
import { Toast } from "./ui/toast.ts";
import { toolbar } from "./ui/toolbar.ts";
import type { Workers } from "./worker/start.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Milliseconds after the last keystroke. */
const RUN_DELAY = 25;
const SAVE_DELAY = 1_000;
/** A run waits so long, in milliseconds, for the diagnostics of its text: they are what is looked at first. */
const CHECK_PATIENCE = 60;
const WARM_ROUNDS = 24;
/** Codes of what lint finds. */
const LINT_CODE = /^OTTL5/;

/** The page: two editors, a language worker, an engine worker, and what shows their answers. */
export class App {
  private readonly engine: Workers["engine"];
  private readonly language: Workers["language"];
  private readonly editors: Editors;
  private readonly annotations: Annotations;
  private readonly results: ResultsPanel;
  private readonly stepper: StepperPanel;
  private readonly profiler: ProfilerPanel;
  private readonly problems = new ProblemsPanel();
  private readonly plan: PlanPanel;
  private readonly chooser: PipelineChooser;
  private readonly inputView: InputView;
  private readonly toolbar: ReturnType<typeof toolbar>;
  private readonly tests: TestsPanel;
  private readonly status: StatusBar;
  private readonly tabs: Tabs;
  private readonly input: TelemetryInput;
  private readonly output: TextPanel;
  private readonly toast = new Toast();
  private readonly preferences: Preferences;
  private state: PageState;
  private report: RunReport | undefined;
  private diagnostics: readonly Diagnostic[] = [];
  /** The newest text's check, while it is under way. */
  private checking: Promise<void> | undefined;
  private isUnchecked = false;
  /** Counts what asks for a run; a run that began before the last of them is out of date. */
  private wanted = 0;
  private runTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private rulesControls: ReturnType<typeof rulesBar>;
  private lastFragment = "";
  private readonly firstRun = Promise.withResolvers<void>();

  constructor(root: HTMLElement, state: PageState, preferences: Preferences, workers: Workers) {
    registerThemes();
    this.engine = workers.engine;
    this.language = workers.language;
    this.state = state;
    this.preferences = preferences;
    applyTheme(preferences.theme);
    const reveal = (span: Span): void => this.reveal(span);
    this.status = new StatusBar(() => this.engine.stop());
    this.stepper = new StepperPanel({
      engine: this.engine,
      record: () => this.results?.current ?? 0,
      breakpoints: () => this.annotations.breakpoints(),
      onStep: (step) => {
        this.annotations?.mark(step?.span);
        if (!step) return;
        this.tabs.show("stepper");
        this.editors.rules.revealRangeInCenterIfOutsideViewport(rangeOf(this.editors.rulesModel, step.span));
      },
    });
    this.results = new ResultsPanel({
      engine: this.engine,
      onSelect: () => this.stepper.drawScope(),
      onReveal: reveal,
    });
    this.profiler = new ProfilerPanel(this.engine, reveal);
    this.tests = new TestsPanel({
      engine: this.engine,
      onChange: (tests) => {
        this.state = { ...this.state, tests };
        this.save();
        void this.tests.run(this.report);
      },
    });
    this.output = new TextPanel(
      async (route) => (await this.engine.ask("encode", "output", "json", route)) as string | undefined,
    );
    this.plan = new PlanPanel({ engine: this.engine, rules: () => rulesDocument(this.state), onReveal: reveal });
    this.chooser = new PipelineChooser({ onChange: (change) => this.change(change), onReveal: reveal });
    this.inputView = new InputView(this.engine, () => layout.telemetry);
    this.toolbar = this.makeToolbar();
    this.tabs = new Tabs(t("result"), [
      { id: "changes", label: t("tabChanges"), panel: this.results.element },
      { id: "stepper", label: t("tabStepper"), panel: this.stepper.element },
      { id: "tests", label: t("tabTests"), panel: this.tests.element },
      { id: "output", label: t("tabOutput"), panel: this.output.element, onShow: () => this.output?.show() },
      { id: "plan", label: t("tabPlan"), panel: this.plan.element, onShow: () => void this.plan?.show() },
    ]);
    this.rulesControls = rulesBar(
      state,
      (change) => this.change(change),
      () => this.format(),
      this.chooser.element,
    );
    const telemetryNote = h("div", { className: "telemetry-note", role: "status" });
    const layout = buildLayout({
      toolbar: this.toolbar.element,
      rulesBar: this.rulesControls.element,
      telemetryBar: telemetryBar(
        (file) => void this.input.openFile(file),
        (signal, count) => void this.input.openSample(signal, count),
        this.inputView.switch,
      ),
      telemetryNote,
      inputView: this.inputView.element,
      limits: limitsBar(state.limits, (limits) => this.change({ limits })),
      status: this.status.element,
      steps: this.stepper.controls,
      tabs: this.tabs,
      profiler: this.profiler.element,
      problems: this.problems.element,
      toast: this.toast.element,
    });
    root.replaceChildren(layout.element);
    this.editors = createEditors(layout.statements, layout.telemetry, languageOf(state));
    this.annotations = new Annotations(this.editors.rules, this.editors.rulesModel);
    registerProviders(this.editors.rulesModel, this.language, (offset) => this.explain(offset));
    this.input = new TelemetryInput({
      engine: this.engine,
      editor: this.editors.telemetry,
      model: this.editors.telemetryModel,
      note: telemetryNote,
      onSource: (telemetry) => {
        this.state = { ...this.state, telemetry };
        this.save();
      },
      onEdit: () => this.expectRun(),
      onLoaded: (summary) => {
        void this.language.call("setSampleKeys", summary?.sampleKeys ?? {});
        void this.check();
        this.scheduleRun(0);
        void this.inputView.update();
      },
    });
    this.connect(layout.element);
    this.show(state);
    void this.finishStart();
  }

  /** Shows a message for a while. */
  announce(message: string): void {
    this.toast.show(message);
  }

  private makeToolbar(): ReturnType<typeof toolbar> {
    return toolbar({
      state: this.state,
      preferences: this.preferences,
      onExample: (id) => {
        const example = EXAMPLES.find((each) => each.id === id);
        if (example) this.show(stateOfExample(example));
      },
      onDialect: (dialect) => this.chooseDialect(dialect),
      onShare: () => void this.share(),
      onKeys: () => this.announce(t("keyboardHelp")),
      onExport: async (what) => {
        const note = await exportAs(what, this.state, this.engine, this.report);
        if (note !== undefined) this.announce(note);
      },
      onPreferences: (preferences) => void this.prefer(preferences),
    });
  }

  /** Rules that nobody has touched make room for an example of the other dialect. */
  private chooseDialect(dialect: PageState["dialect"]): void {
    const { rules } = this.state;
    const isUntouched = rules.trim() === "" || EXAMPLES.some((example) => example.rules === rules);
    const first = EXAMPLES.find((example) => (example.dialect ?? "collector") === dialect);
    if (isUntouched && first) {
      this.show(stateOfExample(first));
      return;
    }
    this.change({ dialect });
    this.toolbar.update(this.state);
  }

  /** What may wait until the page can be used. */
  private async finishStart(): Promise<void> {
    await this.firstRun.promise;
    await this.warmUp();
    await this.prepareOffline();
  }

  /** Code that ran a few times runs several times faster: the language worker practises while nobody types. */
  private async warmUp(): Promise<void> {
    for (let round = 0; round < WARM_ROUNDS; round++) {
      await idle();
      if (!this.checking) await this.language.call("practise");
    }
  }

  /** Loads what is not needed yet, so that it is there without a network. */
  private async prepareOffline(): Promise<void> {
    this.engine.warm();
    // Where the browser refuses (a file: address, private windows) the page works all the same, with a network.
    if (!import.meta.env.DEV) await navigator.serviceWorker?.register("./sw.js").catch(() => undefined);
    await Promise.all([this.language.call("loadAllPacks"), this.engine.ask("loadAllPacks")]).catch(() => {});
    await navigator.serviceWorker?.ready;
    document.documentElement.dataset.offline = "ready";
  }

  private connect(page: HTMLElement): void {
    this.editors.rulesModel.onDidChangeContent(() => {
      this.state = { ...this.state, rules: this.editors.rulesModel.getValue() };
      this.rulesChanged();
    });
    acceptDrops(page, (file) => void this.input.openFile(file));
    addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowRight") this.stepper.forward();
      else if (event.key === "ArrowLeft") this.stepper.back();
      else return;
      event.preventDefault();
    });
    addEventListener("hashchange", async () => {
      if (location.hash === this.lastFragment || location.hash.length < 2 || !location.hash.startsWith("#v")) return;
      try {
        this.show(await decodeState(location.hash));
      } catch (error) {
        this.announce(t("shareBroken", { reason: error instanceof Error ? error.message : String(error) }));
      }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(this.preferences.theme));
  }

  /** Shows a whole state: an example, a link. */
  private show(state: PageState): void {
    this.state = state;
    this.toolbar.update(state);
    this.rulesControls.update(state);
    this.chooser.showState(state);
    this.tests.update(state.tests);
    if (this.editors.rulesModel.getValue() !== state.rules) this.editors.rulesModel.setValue(state.rules);
    else this.rulesChanged();
    this.input.open(state.telemetry);
  }

  private change(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    this.chooser.showState(this.state);
    this.rulesChanged();
  }

  private rulesChanged(): void {
    this.editors.setRulesLanguage(languageOf(this.state));
    this.rulesControls.showKind(documentKind(this.state), this.state.dialect);
    this.save();
    void this.check();
    this.scheduleRun(RUN_DELAY);
  }

  /** Asks the language worker about the newest text; one request at a time. */
  private check(): Promise<void> {
    this.isUnchecked = true;
    const { signal } = this.input;
    void this.language.call("setDocument", { ...rulesDocument(this.state), ...(signal ? { signal } : {}) });
    this.checking ??= this.checkAll().finally(() => {
      this.checking = undefined;
    });
    return this.checking;
  }

  private async checkAll(): Promise<void> {
    while (this.isUnchecked) {
      this.isUnchecked = false;
      const version = this.editors.rulesModel.getVersionId();
      const isOld = (): boolean => version !== this.editors.rulesModel.getVersionId();
      const [checked, linted] = [this.language.call("diagnose"), this.language.call("lint")];
      const { errors, outline } = await checked;
      if (isOld()) continue;
      // Lint takes as long again: until it is there, what it said of the older text stays, where it still stands.
      this.diagnostics = [...errors, ...this.diagnostics.filter(({ code }) => LINT_CODE.test(code))];
      this.showDiagnostics();
      this.chooser.showOutline(outline);
      const diagnostics = await linted;
      if (isOld()) continue;
      this.diagnostics = diagnostics;
      this.showDiagnostics();
    }
  }

  /** What the language service found; what only the engine knows, where that is why nothing runs. */
  private findings(): readonly Diagnostic[] {
    const isError = ({ severity }: Diagnostic): boolean => severity === "error";
    if (this.diagnostics.some(isError) || this.report?.outcome !== "invalid") return this.diagnostics;
    return [...this.diagnostics, ...this.report.diagnostics.filter(isError)];
  }

  private showDiagnostics(): void {
    const { rulesModel } = this.editors;
    const severities = {
      error: monaco.MarkerSeverity.Error,
      warning: monaco.MarkerSeverity.Warning,
      info: monaco.MarkerSeverity.Info,
      hint: monaco.MarkerSeverity.Hint,
    };
    monaco.editor.setModelMarkers(
      rulesModel,
      "ottl",
      this.findings().map(({ severity, message, code, span, notes }) => ({
        ...rangeOf(rulesModel, span.end > span.start ? span : { start: span.start, end: span.start + 1 }),
        severity: severities[severity],
        message: [message, ...(notes ?? [])].join("\n"),
        code,
        source: "ottl",
      })),
    );
    this.showProblems();
  }

  private showProblems(): void {
    const { rulesModel } = this.editors;
    const line = (span: Span): number => rulesModel.getPositionAt(span.start).lineNumber;
    const problems: Problem[] = this.findings().map(({ severity, message, code, span, notes = [], fixes = [] }) => ({
      severity,
      message,
      code,
      notes,
      line: line(span),
      reveal: () => this.reveal(span),
      fixes: fixes.map(({ title, edits }) => ({
        title,
        apply: () => {
          const changes = edits.map((edit) => ({ range: rangeOf(rulesModel, edit.span), text: edit.newText }));
          this.editors.rules.executeEdits("fix", changes);
          this.editors.rules.focus();
        },
      })),
    }));
    const telemetry = this.input.problem;
    if (telemetry) problems.push(telemetry);
    const seen = new Set<string>();
    for (const { message, span, record } of this.report?.errors ?? []) {
      if (seen.has(message + span.start)) continue;
      seen.add(message + span.start);
      const place = record < 0 ? t("aboveRecords") : t("record", { index: record + 1 });
      problems.push({
        severity: "warning",
        message: `${message} (${place})`,
        code: t("run"),
        notes: [],
        line: line(span),
        reveal: () => {
          this.reveal(span);
          if (record >= 0) void this.results.choose(record);
        },
        fixes: [],
      });
    }
    this.problems.update(problems);
  }

  /** Something changed: what the page shows is out of date until it has run. */
  private expectRun(): void {
    this.wanted++;
    this.status.pending();
  }

  private scheduleRun(delay: number): void {
    this.expectRun();
    clearTimeout(this.runTimer);
    this.runTimer = setTimeout(() => void this.runAfterCheck(), delay);
  }

  private async runAfterCheck(): Promise<void> {
    const { wanted } = this;
    await Promise.race([this.checking, new Promise((resolve) => setTimeout(resolve, CHECK_PATIENCE))]);
    if (wanted === this.wanted) await this.run();
  }

  private async run(): Promise<void> {
    const { limits } = this.state;
    const { wanted } = this;
    this.status.running();
    const report = await this.engine.run(rulesDocument(this.state), limits).catch((error: Error) => error);
    if (report === undefined) return;
    if (report instanceof Error) {
      // A bug of ours, or a part that could not be loaded: said, not hidden.
      this.status.ended(report.message);
      this.report = undefined;
    } else if (report === "stopped" || report === "late") {
      this.status.ended(report === "late" ? t("statusStopped", { seconds: limits.time / 1000 }) : t("statusCancelled"));
      this.report = undefined;
    } else {
      this.report = report;
      this.status.show(report, limits, this.input.error);
    }
    const shown = this.report;
    this.annotations.update(shown);
    this.stepper.update(shown);
    this.profiler.update(shown);
    this.showDiagnostics();
    await Promise.all([this.results.update(shown), this.tests.run(shown)]);
    this.output.update(shown?.routes ?? []);
    this.chooser.showPipelines(shown?.pipelines ?? []);
    if (this.tabs.current === "output") void this.output.show();
    if (this.tabs.current === "plan") void this.plan.show();
    await this.checking;
    if (wanted !== this.wanted) return;
    this.status.settled();
    this.firstRun.resolve();
  }

  private async explain(offset: number): Promise<string | undefined> {
    if (this.engine.isBusy || !this.report || this.report.outcome === "invalid") return undefined;
    const record = this.results.current;
    const explanation = await this.engine.ask("explain", offset, record);
    return explanation && explanationMarkdown(explanation, record);
  }

  private reveal(span: Span): void {
    const { rules, rulesModel } = this.editors;
    const range = rangeOf(rulesModel, span);
    rules.setSelection(range);
    rules.revealRangeInCenterIfOutsideViewport(range);
    rules.focus();
  }

  private format(): void {
    void this.editors.rules.getAction("editor.action.formatDocument")?.run();
  }

  /** Keeps the state in the address, so that a reload loses nothing. */
  private save(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(async () => {
      const fragment = `#${await encodeState(this.state)}`;
      if (fragment.length > MAX_LINK) return;
      this.lastFragment = fragment;
      history.replaceState(null, "", fragment);
    }, SAVE_DELAY);
  }

  private async share(): Promise<void> {
    // An older link must not be taken for the new one.
    this.toast.hide();
    const fragment = `#${await encodeState(this.state)}`;
    const size = bytes(fragment.length);
    if (fragment.length > MAX_LINK) {
      this.announce(t("shareTooLong", { size, limit: bytes(MAX_LINK) }));
      return;
    }
    this.lastFragment = fragment;
    history.replaceState(null, "", fragment);
    // Without permission the link can be copied by hand.
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    const note = this.input.isPartial
      ? t("shareFile")
      : fragment.length > LONG_LINK
        ? t("shareLong", { size })
        : t("shareCopied", { size });
    this.toast.show(note, location.href);
  }

  private async prefer(preferences: Preferences): Promise<void> {
    savePreferences(preferences);
    if (preferences.language === this.preferences.language) {
      Object.assign(this.preferences, preferences);
      applyTheme(preferences.theme);
      return;
    }
    history.replaceState(null, "", `#${await encodeState(this.state)}`);
    location.reload();
  }
}

function languageOf(state: PageState): RulesLanguage {
  if (state.dialect === "v1") return "ottl-v1";
  return documentKind(state) === "config" ? "yaml" : "ottl";
}

/** Waits until the browser has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 50);
  });
}
