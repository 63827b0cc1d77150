import type { Signal, TelemetryFormat } from "../../../otlp/signal.ts";
import { TelemetryError } from "../../../otlp/telemetry-error.ts";
import type { CompiledV1 } from "../program.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { LimitLedger } from "./limit-ledger.ts";
import { convertPayload, PayloadRun } from "./payload-run.ts";
import type { PipelineResult } from "./result.ts";
import { runStage } from "./run-stage.ts";

/** The stages of a configuration, compiled for a signal: each payload goes through one after the other. */
export class CompiledPipeline {
  readonly signal: Signal;
  readonly definition: PipelineDefinition;
  /** A program for each stage. */
  readonly programs: readonly CompiledV1[];
  private readonly ledger: LimitLedger;

  /** Use `PipelineDefinition.compile`. */
  constructor(definition: PipelineDefinition, programs: readonly CompiledV1[], ledger: LimitLedger, signal: Signal) {
    this.definition = definition;
    this.programs = programs;
    this.ledger = ledger;
    this.signal = signal;
  }

  /** Runs over one payload, on this thread. Never throws for the data's sake. */
  process(
    bytes: Uint8Array,
    { format, outputFormat = format }: { readonly format: TelemetryFormat; readonly outputFormat?: TelemetryFormat },
  ): PipelineResult {
    const input = convertPayload(this.signal, bytes, format, "proto");
    if (input instanceof TelemetryError) return { ...NOTHING, failure: input };
    const run = new PayloadRun(this.definition, this.ledger, this.signal, input);
    for (let i = 0; i < this.programs.length && (i === 0 || run.goesOn); i++) {
      run.add(i, runStage(this.programs[i], run.bytes, this.ledger.limitsFor(i)));
    }
    return run.finish(outputFormat);
  }

  /** The tier in which the last payload ran, where all stages had the same. */
  get currentTier(): "scalar" | "batch" | "mixed" {
    const [first, ...rest] = this.programs.map(({ lastTier }) => lastTier);
    return rest.every((tier) => tier === first) ? first : "mixed";
  }
}

/** What comes of a payload that cannot be read. */
export const NOTHING: PipelineResult = {
  output: undefined,
  routes: new Map(),
  errors: [],
  errorCount: 0,
  counts: { records: 0, kept: 0, dropped: 0, routed: 0 },
  stages: [],
  failure: undefined,
};
