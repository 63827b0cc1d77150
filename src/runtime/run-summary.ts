import type { ConfigFinding } from "../config/finding.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import type { Signal } from "../otlp/signal.ts";
import { TelemetryError, type TelemetryErrorCode, type TelemetryWarning } from "../otlp/telemetry-error.ts";
import { describeError } from "./describe-error.ts";
import type { PassedError } from "./outcome.ts";
import type { RunResult } from "./program.ts";

/** A statement or condition that failed on records, and its error mode let that pass. */
export interface FailedText {
  /** Names the text: the same in every payload and thread. */
  readonly key: string;
  /** Its first error, a warning. */
  readonly finding: ConfigFinding;
  readonly count: number;
}

/** Why a payload has no output. */
export type Refusal =
  /** An error under `error_mode: propagate`. */
  | { readonly kind: "run"; readonly message: string; readonly findings: readonly ConfigFinding[] }
  /** The input is no telemetry of the signal. */
  | { readonly kind: "telemetry"; readonly message: string; readonly code: TelemetryErrorCode }
  /** The rules have errors, so there is no program for the signal. */
  | { readonly kind: "rules"; readonly message: string; readonly findings: readonly ConfigFinding[] };

/** What became of a payload, as plain data that another thread can be told; the output aside. */
export interface RunSummary {
  /** Undefined where it could not be told. */
  readonly signal: Signal | undefined;
  /** Records before and after. */
  readonly before: number;
  readonly after: number;
  readonly passedCount: number;
  readonly failed: readonly FailedText[];
  readonly warnings: readonly TelemetryWarning[];
  readonly refusal: Refusal | undefined;
  /** How each processor that the payload reached ran. */
  readonly tiers: readonly ("batch" | "scalar")[];
}

/** Sums a run up. Counting the records reads the input and the output, so do it before either is given away. */
export function summarize(result: RunResult): RunSummary {
  const { signal, passedCount, passed, passedCounts, warnings, failure, tiers } = result;
  const failed = new Map<PassedError["text"], FailedText>();
  for (const error of passed) {
    if (failed.has(error.text)) continue;
    const { finding, key } = describe(error, "warning");
    failed.set(error.text, { key, finding, count: passedCounts.get(error.text) ?? 0 });
  }
  let refusal: Refusal | undefined;
  if (failure instanceof TelemetryError) {
    refusal = { kind: "telemetry", message: failure.message, code: failure.code };
  } else if (failure) {
    const findings = failure.errors.map((error) => describe(error, "error").finding);
    refusal = { kind: "run", message: failure.message, findings };
  }
  return { signal, ...result.counts(), passedCount, failed: [...failed.values()], warnings, refusal, tiers };
}

function describe(error: PassedError, severity: Severity): { readonly finding: ConfigFinding; readonly key: string } {
  const { node, start, text } = error.text;
  return { finding: describeError(error, severity), key: `${node.path}:${start}:${text}` };
}
