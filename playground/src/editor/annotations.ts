import type { Explanation, RunReport, TextReport } from "ottl/inspect";
import { number, t } from "../i18n/i18n.ts";
import { RULES_LANGUAGES } from "./languages.ts";
import { monaco } from "./monaco.ts";
import { rangeOf } from "./providers.ts";

type Model = monaco.editor.ITextModel;

/** Counts beside each statement, as code lenses, and as colours in the margin. */
export class Annotations {
  private readonly model: Model;
  private readonly changed = new monaco.Emitter<void>();
  private readonly coverage: monaco.editor.IEditorDecorationsCollection;
  private readonly step: monaco.editor.IEditorDecorationsCollection;
  private readonly points: monaco.editor.IEditorDecorationsCollection;
  private texts: readonly TextReport[] = [];
  private updatedAt = 0;

  constructor(editor: monaco.editor.IStandaloneCodeEditor, model: Model) {
    this.model = model;
    this.coverage = editor.createDecorationsCollection();
    this.step = editor.createDecorationsCollection();
    this.points = editor.createDecorationsCollection();
    monaco.languages.registerCodeLensProvider([...RULES_LANGUAGES], {
      onDidChange: this.changed.event as never,
      provideCodeLenses: (asked) => ({ lenses: asked === model ? this.lenses() : [], dispose() {} }),
    });
    this.keepTopInView(editor);
    // Monaco forgets a pending refresh of lenses when its editor loses the focus.
    editor.onDidBlurEditorText(() => setTimeout(() => this.changed.fire(), 0));
    editor.onMouseDown(({ target }) => {
      const { GUTTER_GLYPH_MARGIN, GUTTER_LINE_NUMBERS } = monaco.editor.MouseTargetType;
      if (target.type !== GUTTER_GLYPH_MARGIN && target.type !== GUTTER_LINE_NUMBERS) return;
      this.toggleBreakpoint(target.position?.lineNumber ?? 0);
    });
    editor.addAction({
      id: "ottl.toggleBreakpoint",
      label: t("breakpoint"),
      keybindings: [monaco.KeyCode.F9],
      contextMenuGroupId: "navigation",
      run: () => this.toggleBreakpoint(editor.getPosition()?.lineNumber ?? 0),
    });
  }

  /** Shows a run; undefined: the rules do not run any more. */
  update(report: RunReport | undefined): void {
    this.texts = report?.texts ?? [];
    this.updatedAt = Date.now();
    this.coverage.set(
      this.texts.map((text) => ({
        range: rangeOf(this.model, text.span),
        options: {
          linesDecorationsClassName: `coverage ${coverageOf(text)}`,
          stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        },
      })),
    );
    this.changed.fire();
  }

  /** Monaco scrolls by the height of a lens that appears above the first line: the lens would be out of view. */
  private keepTopInView(editor: monaco.editor.IStandaloneCodeEditor): void {
    let top = 0;
    editor.onDidScrollChange(({ scrollTop }) => {
      const isLens = top === 0 && scrollTop > 0 && scrollTop <= LENS_HEIGHT && Date.now() - this.updatedAt < LENS_DELAY;
      if (isLens) editor.setScrollTop(0);
      else top = scrollTop;
    });
  }

  /** Marks the rule that a step is at. */
  mark(span: TextReport["span"] | undefined): void {
    this.step.set(
      span
        ? [{ range: rangeOf(this.model, span), options: { isWholeLine: true, className: "current-step", zIndex: 1 } }]
        : [],
    );
  }

  /** Offsets of the beginnings of the lines with a breakpoint. */
  breakpoints(): readonly number[] {
    return this.points.getRanges().map((range) => {
      const column = this.model.getLineFirstNonWhitespaceColumn(range.startLineNumber) || 1;
      return this.model.getOffsetAt({ lineNumber: range.startLineNumber, column }) + 1;
    });
  }

  private toggleBreakpoint(line: number): void {
    if (line < 1) return;
    const known = this.points.getRanges();
    const others = known.filter((range) => range.startLineNumber !== line).map((range) => range.startLineNumber);
    const lines = others.length < known.length ? others : [...others, line];
    this.points.set(
      lines.map((lineNumber) => ({
        range: new monaco.Range(lineNumber, 1, lineNumber, 1),
        options: { glyphMarginClassName: "breakpoint", glyphMarginHoverMessage: { value: t("breakpoint") } },
      })),
    );
  }

  private lenses(): monaco.languages.CodeLens[] {
    return this.texts.map((text) => ({
      range: rangeOf(this.model, text.span),
      command: { id: "", title: lensOf(text) },
    }));
  }
}

/** Lenses appear within this time after a run (milliseconds), and are no higher (pixels). */
const LENS_DELAY = 2_000;
const LENS_HEIGHT = 24;

function coverageOf({ evaluated, matched, failed }: TextReport): string {
  if (evaluated === 0) return "never";
  return failed > 0 ? "failed" : matched > 0 ? "hit" : "missed";
}

function lensOf({ evaluated, matched, changed, failed, dropped, routed, kind }: TextReport): string {
  if (evaluated === 0) return t("lensNever");
  const parts = [t("lensMatched", { matched, evaluated })];
  if (kind === "statement" && dropped + routed === 0) parts.push(t("lensChanged", { changed }));
  if (dropped > 0) parts.push(t("lensDropped", { dropped }));
  if (routed > 0) parts.push(t("lensRouted", { routed }));
  if (failed > 0) parts.push(t("lensFailed", { failed }));
  return parts.join(" · ");
}

const SIGNS = { true: "✓", false: "✗", failed: "⚠", skipped: "·" } as const;
const NAMES = {
  true: "explainTrue",
  false: "explainFalse",
  failed: "explainFailed",
  skipped: "explainSkipped",
} as const;

/** An explanation as Markdown, for a hover. */
export function explanationMarkdown(explanation: Explanation, record: number): string {
  const lines: string[] = [`**${t("explainTitle", { record: number(record + 1) })}**`, ""];
  describe(explanation, 0, lines);
  return lines.join("\n");
}

function describe({ text, result, message, reason, values, parts }: Explanation, depth: number, lines: string[]): void {
  const indent = "  ".repeat(depth);
  lines.push(
    `${indent}- ${SIGNS[result]} \`${text}\` — ${t(NAMES[result])}${message === undefined ? "" : `: ${message}`}`,
  );
  if (reason !== undefined) lines.push(`${indent}  - ${reason}`);
  for (const { text: name, value, type } of values) lines.push(`${indent}  - \`${name}\` = \`${value}\` (${type})`);
  for (const part of parts) describe(part, depth + 1, lines);
}
