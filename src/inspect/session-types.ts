import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { SampleKey } from "../lsp/types.ts";
import type { Signal } from "../otlp/signal.ts";
import type { Explanation } from "./explain.ts";
import type { Field, FieldDifference } from "./fields.ts";
import type { TextCounts } from "./observe.ts";
import type { InputFormat } from "./read-telemetry.ts";

/** What a run may take. */
export interface RunLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes that the rules may add to the telemetry. */
  readonly memory: number;
  /** Records of the input that are looked at. */
  readonly records: number;
}

export interface TelemetrySummary {
  readonly format: InputFormat;
  readonly signal: Signal;
  readonly bytes: number;
  /** Spans, log records, metrics or profiles. */
  readonly records: number;
  readonly warnings: readonly string[];
  readonly sampleKeys: Readonly<Record<string, readonly SampleKey[]>>;
}

export type RecordStatus = "unchanged" | "changed" | "dropped" | "routed" | "added";

/** How the rules fared at one statement or condition; `span` is in the rules. */
export interface TextReport extends Omit<TextCounts, "text"> {
  readonly span: Span;
  readonly source: string;
}

export interface ErrorReport {
  readonly span: Span;
  readonly source: string;
  readonly message: string;
  /** Index of the record; -1 where it stands above the records. */
  readonly record: number;
}

export interface RunReport {
  readonly outcome: "ok" | "refused" | "invalid" | "stopped" | "empty";
  /** Why it was refused, invalid or stopped. */
  readonly message: string | undefined;
  readonly limit: "time" | "memory" | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly signal: Signal;
  readonly pipelines: readonly string[];
  /** These rules were refused, and the session still answers about the run before them. */
  readonly hasOlder: boolean;
  readonly counts: {
    readonly input: number;
    readonly output: number;
    readonly changed: number;
    readonly dropped: number;
    /** Moved to another output. */
    readonly routed: number;
    readonly added: number;
    readonly failed: number;
    /** Records past the limit, which were not looked at. */
    readonly leftOut: number;
  };
  readonly texts: readonly TextReport[];
  /** The first errors that error modes let pass. */
  readonly errors: readonly ErrorReport[];
  readonly steps: number;
  /** Milliseconds. */
  readonly times: { readonly compile: number; readonly run: number; readonly compare: number };
  readonly bytes: { readonly input: number; readonly output: number };
  /** Outputs that records were moved to. */
  readonly routes: readonly { readonly name: string; readonly records: number }[];
}

/** A record of the input, for reading. */
export interface InputRecord {
  readonly index: number;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** A record in a list. */
export interface RecordRow {
  readonly index: number;
  readonly status: RecordStatus;
  readonly title: string;
  readonly resource: string;
  readonly differences: number;
  readonly errors: number;
}

export interface RecordDetail extends RecordRow {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly changes: readonly FieldDifference[];
  /** The output that it was moved to. */
  readonly routedTo: string | undefined;
  /** What dropped it or moved it. */
  readonly droppedBy: { readonly span: Span; readonly source: string } | undefined;
  readonly failures: readonly ErrorReport[];
}

export interface StepDetail {
  readonly index: number;
  readonly total: number;
  readonly span: Span;
  readonly source: string;
  readonly kind: "statement" | "condition";
  readonly processor: string;
  readonly context: string;
  readonly record: number;
  readonly title: string;
  readonly matched: boolean;
  /** What it writes differed afterwards. */
  readonly changed: boolean;
  /** Its condition failed, or its editor where it matched. */
  readonly failed: boolean;
  readonly message: string | undefined;
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly changes: readonly FieldDifference[];
}

/** A step with how its condition came out; undefined for a statement without one. */
export interface ExplainedStep extends StepDetail {
  readonly explanation: Explanation | undefined;
}

/** Times of many runs, averaged. */
export interface ProfileReport {
  readonly runs: number;
  /** Milliseconds of a run. */
  readonly run: number;
  /** Of each text of the run's report, in its order. */
  readonly nanoseconds: readonly number[];
  /** As OTLP protobuf. */
  readonly bytes: { readonly input: number; readonly output: number };
}

/** How a condition came out over all records of its context. */
export interface ConditionReport {
  /** Index in the output of the first record on which it holds; undefined: on none, or above the records. */
  readonly first?: number;
  readonly evaluated: number;
  readonly matched: number;
  readonly failed: number;
  readonly diagnostics: readonly Diagnostic[];
}
