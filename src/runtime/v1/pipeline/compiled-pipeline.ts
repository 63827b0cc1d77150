import type { Signal, TelemetryFormat } from "../../../otlp/signal.ts";
import type { CompiledV1 } from "../program.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { LimitLedger } from "./limit-ledger.ts";
import { PayloadRun } from "./payload-run.ts";
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
    const run = new PayloadRun(this.definition, this.ledger, this.signal, bytes, { format, outputFormat });
    for (let i = 0; i < this.programs.length && run.goesOn; i++) {
      run.add(i, runStage(this.programs[i], run.bytes, run.passage(i)));
    }
    return run.finish();
  }

  /** The tier in which the last payload ran, where all stages had the same. */
  get currentTier(): "scalar" | "batch" | "mixed" {
    const [first, ...rest] = this.programs.map(({ lastTier }) => lastTier);
    return rest.every((tier) => tier === first) ? first : "mixed";
  }
}
