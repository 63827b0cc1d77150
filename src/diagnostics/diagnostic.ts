import type { Span } from "./span.ts";

export type Severity = "error" | "warning" | "info" | "hint";

/** A secondary place that helps to understand a diagnostic. */
export interface Label {
  readonly span: Span;
  readonly message: string;
}

/** One replacement of source text; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A change that an editor or `ottl lint --fix` can apply. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * What stays as it was: all that the rules do, or what they do to records on which they do not fail. Left out: the fix
   * changes what they do, to what their author probably means.
   */
  readonly preserves?: "everything" | "successes";
}

/**
 * A finding about a source text. Diagnostics are data: renderers turn them into terminal frames,
 * editor markers, JSON or SARIF.
 */
export interface Diagnostic {
  /** Stable code, for instance `OTTL1001`; see `codes.ts`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong and, where known, what to write instead. */
  readonly message: string;
  readonly span: Span;
  readonly labels?: readonly Label[];
  readonly notes?: readonly string[];
  readonly fixes?: readonly Fix[];
}
