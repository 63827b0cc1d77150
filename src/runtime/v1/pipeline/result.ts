import type { Source } from "../../../diagnostics/source.ts";
import type { TelemetryError } from "../../../otlp/telemetry-error.ts";
import type { V1Error } from "../error.ts";
import type { RunCounts } from "../run.ts";

/** An error with the file that its place is in. */
export interface PipelineError extends V1Error {
  readonly source: Source;
  /** Undefined for a limit of the run. */
  readonly stage: string | undefined;
}

/** What became of a payload; after a failure there is nothing else. */
export interface PipelineResult {
  /** What is left after the last stage; undefined after a failure. */
  readonly output: Uint8Array | undefined;
  /** What was routed, by output; what several stages send to one is joined. */
  readonly routes: ReadonlyMap<string, Uint8Array>;
  /** Failures of statements that recovery policies dealt with: the first hundred of each stage. */
  readonly errors: readonly PipelineError[];
  readonly errorCount: number;
  /** Of all stages together: `kept` is what the last one let through. */
  readonly counts: RunCounts;
  /** By stage; the last stages have none where nothing reached them. */
  readonly stages: readonly RunCounts[];
  readonly failure: TelemetryError | PipelineError | undefined;
}
