import type { Source } from "../../../diagnostics/source.ts";
import { V1_CODES } from "../../../diagnostics/v1-codes.ts";
import type { RunLimit } from "../error.ts";
import { exceededMessage } from "../limits.ts";
import type { V1Limits } from "../options.ts";
import type { LimitConfig } from "./configuration.ts";
import type { PipelineError } from "./result.ts";

/** A limit with the file that it stands in. */
export interface PlacedLimit extends LimitConfig {
  readonly source: Source;
}

/** Limits of a payload in a stage, as another thread can be told them. */
export interface StageLimits {
  readonly records?: number;
  /** When the run's time is over: milliseconds since the Unix epoch. */
  readonly deadline?: number;
  readonly memoryBytes?: number;
}

const host = globalThis as unknown as { readonly performance: { readonly timeOrigin: number; now(): number } };

/** The wall clock in milliseconds, the same in all threads, and steady within a run. */
export function wallClock(): number {
  return host.performance.timeOrigin + host.performance.now();
}

/** Limits as a program watches them. */
export function toV1Limits({ records, deadline, memoryBytes }: StageLimits): V1Limits {
  return {
    ...(records === undefined ? {} : { records }),
    ...(deadline === undefined ? {} : { runNanos: Math.max(0, (deadline - wallClock()) * 1e6) }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
  };
}

/** Keeps count of what a run has used of its limits, over all payloads, signals and threads. */
export class LimitLedger {
  private readonly ofRun: readonly PlacedLimit[];
  private readonly ofStages: readonly (readonly PlacedLimit[])[];
  private readonly started = wallClock();
  private readonly records: number[];

  /** The run begins now. */
  constructor(ofRun: readonly PlacedLimit[], ofStages: readonly (readonly PlacedLimit[])[]) {
    this.ofRun = ofRun;
    this.ofStages = ofStages;
    this.records = ofStages.map(() => 0);
  }

  /** What a payload may use in a stage at most. */
  limitsFor(stage: number): StageLimits {
    const records = this.smallest(stage, "records")?.value;
    const nanos = this.smallest(stage, "time")?.value;
    const memoryBytes = this.smallest(stage, "memory")?.value;
    return {
      ...(records === undefined ? {} : { records }),
      ...(nanos === undefined ? {} : { deadline: this.started + nanos / 1e6 }),
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
    };
  }

  /** Counts records that a stage was given; what was exceeded, if anything. */
  add(stage: number, records: number): PipelineError | undefined {
    this.records[stage] += records;
    const most = this.smallest(stage, "records");
    if (most && this.records[stage] > most.value) return this.exceeded(stage, "records");
    const { deadline } = this.limitsFor(stage);
    return deadline !== undefined && wallClock() > deadline ? this.exceeded(stage, "time") : undefined;
  }

  /** The error about a limit that was passed in a stage. */
  exceeded(stage: number, kind: RunLimit): PipelineError {
    const limit = this.smallest(stage, kind) as PlacedLimit;
    const { value, span, source } = limit;
    const message = exceededMessage(kind, { records: value, runNanos: value, memoryBytes: value });
    const place = { span, source, ...source.positionAt(span.start) };
    return { class: "resource", code: V1_CODES.resourceExceeded, message, limit: kind, stage: undefined, ...place };
  }

  /** The run's records are those of the first stage. */
  private smallest(stage: number, kind: RunLimit): PlacedLimit | undefined {
    const candidates = [...this.ofStages[stage], ...(kind === "records" && stage > 0 ? [] : this.ofRun)];
    return candidates
      .filter((limit) => limit.kind === kind)
      .reduce<PlacedLimit | undefined>((least, each) => (least && least.value <= each.value ? least : each), undefined);
  }
}
