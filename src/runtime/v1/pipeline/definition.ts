import type { ProgramEnvironment } from "../../../analysis/program/bound-program.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Reported } from "../../../diagnostics/report.ts";
import type { Source } from "../../../diagnostics/source.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { Tier } from "../../tier.ts";
import type { V1Recovery } from "../options.ts";
import { CompiledPipeline } from "./compiled-pipeline.ts";
import type { OutputConfig, StageConfig, V1Configuration } from "./configuration.ts";
import { LimitLedger, type PlacedLimit } from "./limit-ledger.ts";
import { compileStage, type StageRules } from "./run-stage.ts";
import type { StageText } from "./stage-text.ts";

/** A stage with its program's text. */
export interface StageDefinition extends StageConfig {
  readonly text: StageText;
  /** What the program's head limits. */
  readonly limits: readonly PlacedLimit[];
}

/** How stages are compiled. */
export interface StageOptions {
  /** Overrides the policies of all stages. */
  readonly recovery?: V1Recovery;
  readonly tier?: Tier;
  readonly metrics?: boolean;
  /** Payloads of at least so many records run over columns; overrides what a program's head says. */
  readonly promotion?: { readonly batchSize?: number };
}

export interface PipelineCompileOptions extends StageOptions {
  readonly signal: Signal;
  /** The system's clock, random source and zone where left out. */
  readonly environment?: ProgramEnvironment;
  /** Bytes of memory in use, for `limits.memory`. */
  readonly memoryInUse?: () => number;
  /** Shared by what runs together; one that begins now where it is left out. */
  readonly ledger?: LimitLedger;
}

export interface PipelineCompiled {
  /** Undefined where a program is refused for the signal. */
  readonly program: CompiledPipeline | undefined;
  /** Errors and warnings about the signal, by file. */
  readonly reports: readonly Reported[];
}

/** A configuration of the dialect v1, read and checked; see `loadPipeline`. */
export class PipelineDefinition {
  readonly source: Source;
  readonly stages: readonly StageDefinition[];
  readonly outputs: readonly OutputConfig[] | undefined;
  readonly defaultOutput: string | undefined;
  private readonly limits: readonly PlacedLimit[];

  /** Use `loadPipeline`. */
  constructor(source: Source, { outputs, defaultOutput, limits }: V1Configuration, stages: readonly StageDefinition[]) {
    this.source = source;
    this.stages = stages;
    this.outputs = outputs;
    this.defaultOutput = defaultOutput;
    this.limits = limits.map((limit) => ({ ...limit, source }));
  }

  /**
   * Starts a run: limits count from now on.
   * @param isLimited false: there are none.
   */
  startLedger(isLimited = true): LimitLedger {
    return new LimitLedger(
      isLimited ? this.limits : [],
      this.stages.map(({ limits }) => (isLimited ? limits : [])),
    );
  }

  /** What another thread needs to compile a stage. */
  rulesOf(stage: number, { recovery, tier, metrics, promotion }: StageOptions = {}): StageRules {
    const { name, text, itemNanos, defaults, recovery: own } = this.stages[stage];
    const label = this.stages.length === 1 ? "" : `${name}:`;
    return { label, text: text.text, recovery: recovery ?? own, itemNanos, defaults, tier, metrics, promotion };
  }

  /** Compiles all stages for a signal. Never throws. */
  compile(options: PipelineCompileOptions): PipelineCompiled {
    const { signal, ledger = this.startLedger(), environment, memoryInUse } = options;
    const host = { ...(environment ? { environment } : {}), ...(memoryInUse ? { memoryInUse } : {}) };
    const found = new Map<Source, Diagnostic[]>();
    const programs = this.stages.map(({ text }, i) => {
      const { program, diagnostics } = compileStage(this.rulesOf(i, options), signal, host);
      const placed = diagnostics.map((diagnostic) => text.place(diagnostic));
      found.set(text.source, [...(found.get(text.source) ?? []), ...placed]);
      return program;
    });
    const compiled = programs.filter((program) => program !== undefined);
    const reports = [...found].map(([source, findings]) => ({ source, findings }));
    if (compiled.length < programs.length) return { program: undefined, reports };
    return { program: new CompiledPipeline(this, compiled, ledger, signal), reports };
  }
}
