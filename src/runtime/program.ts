import { countDataPoints, countRecords } from "../otlp/count-records.ts";
import type { Metric, Payload } from "../otlp/model.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "../otlp/signal.ts";
import { decodeTelemetry, detectFormat, encodeTelemetry } from "../otlp/telemetry.ts";
import { TelemetryError, type TelemetryWarning } from "../otlp/telemetry-error.ts";
import { countProtoRecords } from "../otlp/wire/count-records.ts";
import { isPlain } from "../otlp/wire/is-plain.ts";
import { nanoseconds } from "../util/nanoseconds.ts";
import type { BatchProcessor, NoBatch } from "./batch/compile-batch.ts";
import { type Comparison, rememberPayload } from "./comparison.ts";
import type { NamedProcessor, Pipeline } from "./engine.ts";
import type { ProgramMetrics } from "./metrics/program-metrics.ts";
import { ErrorLog, type PassedError, RunError } from "./outcome.ts";
import { whyRowByRow } from "./row-by-row.ts";
import { AT_ONCE, type Promotion, promotionOf, type Tier } from "./tier.ts";

/** See `ProcessOptions.validate`. */
export type Validation = "boundaries" | "full";

/** How one payload is to be processed. */
export interface ProcessOptions {
  /** Of the input; told from its first byte where it is left out. */
  readonly format?: TelemetryFormat;
  /** Of the output; the input's where it is left out. */
  readonly outputFormat?: TelemetryFormat;
  /** How many of the errors that error modes let pass are kept; 100 where it is left out. All are counted. */
  readonly errorLimit?: number;
  /** Keeps a copy of the payload as it was, for `changesOf`; costs time and memory, and the batch tier rests. */
  readonly compare?: boolean;
  /**
   * How far protobuf is checked where no rule looks. `boundaries`, the default: the batch tier checks the messages that
   * it passes over, not what is in them. `full`: down to the last field, as decoding does.
   */
  readonly validate?: Validation;
  /** The output may be a view of memory that the next call writes over, which saves a copy. */
  readonly reuseOutput?: boolean;
}

/** Nanoseconds that the parts of a run took; of the batch tier, `decode` is finding what the rules read. */
export interface RunTimes {
  readonly decode: number;
  readonly rules: number;
  readonly encode: number;
}

/** How many records there were before and after; none after a refusal. */
export interface RecordCounts {
  readonly before: number;
  readonly after: number;
}

/** What became of a payload. */
export interface RunResult {
  readonly signal: Signal;
  /** Undefined where the payload was refused; see `failure`. Without records where all were dropped. */
  readonly output: Uint8Array | undefined;
  /** Counts spans, log records, data points or profiles; the batch tier leaves counting to those who ask. */
  readonly counts: () => RecordCounts;
  /** Errors that error modes let pass: the first ones, and how many there were. */
  readonly passed: readonly PassedError[];
  readonly passedCount: number;
  /** How often each statement or condition failed. */
  readonly passedCounts: ReadonlyMap<PassedError["text"], number>;
  /** Why there is no output: the input is no telemetry, or an error under `error_mode: propagate`. */
  readonly failure: TelemetryError | RunError | undefined;
  /** JSON fields that were passed over. */
  readonly warnings: readonly TelemetryWarning[];
  readonly times: RunTimes;
  /** How each processor that the payload reached ran; `scalar` too where the batch tier had to leave it. */
  readonly tiers: readonly ("batch" | "scalar")[];
  /** Where `compare` was asked for. */
  readonly comparison: Comparison | undefined;
}

/** A processor of a program. Its form over columns is compiled when the first payload asks for it. */
class Step {
  readonly processor: NamedProcessor;
  private readonly signal: Signal;
  private readonly tier: Tier;
  private form: BatchProcessor | NoBatch | undefined;

  constructor(processor: NamedProcessor, signal: Signal, tier: Tier) {
    this.processor = processor;
    this.signal = signal;
    this.tier = tier;
  }

  /** Undefined where it has none. */
  get batch(): BatchProcessor | undefined {
    this.form ??= this.compile();
    return "run" in this.form ? this.form : undefined;
  }

  private compile(): BatchProcessor | NoBatch {
    if (this.tier === "scalar") return { reason: "the scalar tier is forced" };
    const form = this.processor.compileBatch(this.signal);
    const reason = this.tier === "mixed" && "groups" in form ? whyRowByRow(form.groups) : undefined;
    return reason === undefined ? form : { reason };
  }
}

/** Telemetry between two processors: still (or again) protobuf, or thawed. */
type Cargo = { readonly bytes: Uint8Array; readonly records?: number } | { readonly payload: Payload<unknown> };

/** A pipeline over OTLP bytes. It keeps buffers between payloads, so one program serves one thread. */
export class Program {
  readonly signal: Signal;
  readonly tier: Tier;
  /** Undefined where the program does not run over columns. */
  readonly promotion: Promotion | undefined;
  /** What was counted so far; undefined where metrics are off. */
  readonly metrics: ProgramMetrics | undefined;
  private readonly steps: readonly Step[];
  /** Records so far, as long as the program waits for its promotion. */
  private executions = 0;
  private isPromoted: boolean;

  /**
   * @param tier `mixed` where it is left out.
   * @param promotion for `mixed`; of two, whichever comes first, and of one, that one.
   */
  constructor(pipeline: Pipeline, tier: Tier = "mixed", promotion: Partial<Promotion> = {}) {
    this.signal = pipeline.signal;
    this.tier = tier;
    this.metrics = pipeline.metrics;
    this.promotion = tier === "scalar" ? undefined : tier === "batch" ? AT_ONCE : promotionOf(promotion);
    this.isPromoted =
      this.promotion !== undefined && Math.min(this.promotion.executions, this.promotion.batchSize) <= 0;
    this.steps = pipeline.processors.map((processor) => new Step(processor, this.signal, tier));
  }

  /**
   * Whether a payload may be cut between its resources, each part processed on its own and the outputs joined, for the
   * same output as in one piece.
   */
  get canSplit(): boolean {
    return this.steps.every(({ processor }) => processor.canSplit);
  }

  /** Whether any processor runs over columns. Compiles that form now, where no payload has asked for it yet. */
  get hasBatchForm(): boolean {
    return this.steps.some(({ batch }) => batch !== undefined);
  }

  /**
   * Runs the processors over one payload.
   * @param input OTLP protobuf, or OTLP/JSON as UTF-8; not changed.
   */
  process(input: Uint8Array, options: ProcessOptions = {}): RunResult {
    const format = options.format ?? detectFormat(input);
    const usesBatch = this.isPromoted || this.promotes(input, format);
    const run = new Run(this.signal, this.steps, usesBatch, this.tier, options);
    const result = run.run(input, format, options.outputFormat ?? format);
    if (!usesBatch && this.promotion) this.executions += result.counts().before;
    return result;
  }

  /** Whether the program is promoted with this payload, or has been by those before it. */
  private promotes(input: Uint8Array, format: TelemetryFormat): boolean {
    const { promotion, signal } = this;
    if (!promotion || format !== "proto") return false;
    const { executions, batchSize } = promotion;
    this.isPromoted =
      this.executions >= executions ||
      (batchSize < Number.POSITIVE_INFINITY && countProtoRecords(signal, input) >= batchSize);
    return this.isPromoted;
  }
}

/** One payload on its way through the processors. */
class Run {
  private readonly signal: Signal;
  private readonly steps: readonly Step[];
  private readonly usesBatch: boolean;
  private readonly isForced: boolean;
  private readonly options: ProcessOptions;
  private readonly log: ErrorLog;
  private readonly warnings: TelemetryWarning[] = [];
  private decode = 0;
  private rules = 0;
  private encode = 0;
  private readonly tiers: ("batch" | "scalar")[] = [];
  /** Records of the input, where the first processor has counted them. */
  private rows: number | undefined;
  private comparison: Comparison | undefined;

  constructor(signal: Signal, steps: readonly Step[], usesBatch: boolean, tier: Tier, options: ProcessOptions) {
    this.signal = signal;
    this.steps = steps;
    this.usesBatch = usesBatch;
    this.isForced = tier === "batch" && !options.compare;
    this.options = options;
    this.log = new ErrorLog(options.errorLimit);
  }

  run(input: Uint8Array, format: TelemetryFormat, outputFormat: TelemetryFormat): RunResult {
    const startsInBatch = this.usesBatch && !this.options.compare && this.steps[0]?.batch !== undefined;
    let cargo: Cargo | TelemetryError | RunError =
      format === "proto" && startsInBatch ? { bytes: input } : this.thaw(input, format);
    if ("bytes" in cargo && this.options.validate === "full" && !this.isPlain(input)) {
      const thawed = this.thaw(input, format);
      if (thawed instanceof TelemetryError) cargo = thawed;
    }
    if (cargo instanceof TelemetryError) return this.refused(() => 0, cargo);
    const count = this.counter(cargo);
    const before = (): number => this.rows ?? count();
    for (const step of this.steps) {
      cargo = this.step(step, cargo);
      if (cargo instanceof TelemetryError || cargo instanceof RunError) return this.refused(before, cargo);
      // What a processor leaves empty goes no further.
      if ("bytes" in cargo ? cargo.bytes.length === 0 : cargo.payload.resources.length === 0) break;
    }
    const after = this.counter(cargo);
    if ("bytes" in cargo && outputFormat === "json") {
      const thawed = this.thaw(cargo.bytes, "proto");
      if (thawed instanceof TelemetryError) return this.refused(before, thawed);
      cargo = thawed;
    }
    const output = "bytes" in cargo ? this.own(cargo.bytes, input) : this.freeze(cargo.payload, outputFormat);
    return this.result(output, () => ({ before: before(), after: after() }), undefined);
  }

  /** One processor: over columns where it can, else over a thawed payload. */
  private step(step: Step, cargo: Cargo): Cargo | TelemetryError | RunError {
    const { processor } = step;
    const batch = this.usesBatch && ("bytes" in cargo || this.isForced) ? step.batch : undefined;
    if (batch) {
      const bytes = "bytes" in cargo ? cargo.bytes : this.freeze(cargo.payload, "proto");
      const log = new ErrorLog(this.log.limit);
      const start = nanoseconds();
      const end = batch.run(bytes, log);
      const { rules, write } = batch.times;
      this.rules += rules;
      this.encode += write;
      this.decode += nanoseconds() - start - rules - write;
      if (end.kind !== "unfit") {
        this.tiers.push("batch");
        this.log.addAll(log);
        if (end.kind !== "done") return new RunError([end.error]);
        // Of metrics, the rows may be metrics and not their data points.
        if (this.signal === "metrics") return { bytes: end.output };
        if (this.tiers.length === 1) this.rows = end.records;
        return { bytes: end.output, records: end.records - end.dropped };
      }
    }
    this.tiers.push("scalar");
    const thawed = "bytes" in cargo ? this.thaw(cargo.bytes, "proto") : cargo;
    if (thawed instanceof TelemetryError) return thawed;
    const start = nanoseconds();
    const error = processor.process(thawed.payload, this.log);
    this.rules += nanoseconds() - start;
    return error ?? thawed;
  }

  private isPlain(bytes: Uint8Array): boolean {
    const start = nanoseconds();
    const answer = isPlain(this.signal, bytes);
    this.decode += nanoseconds() - start;
    return answer;
  }

  private thaw(bytes: Uint8Array, format: TelemetryFormat): { readonly payload: Payload<unknown> } | TelemetryError {
    const start = nanoseconds();
    const payload = decodeTelemetry(this.signal, format, bytes, this.warnings);
    this.decode += nanoseconds() - start;
    if (payload instanceof TelemetryError) return payload;
    if (this.options.compare) this.comparison ??= rememberPayload(payload);
    return { payload };
  }

  private freeze(payload: Payload<unknown>, format: TelemetryFormat): Uint8Array {
    const start = nanoseconds();
    const bytes = encodeTelemetry(this.signal, format, payload as PayloadOf[Signal]);
    this.encode += nanoseconds() - start;
    return bytes;
  }

  /** What the batch tier wrote stands in a buffer of its own; the input goes out as it is. */
  private own(bytes: Uint8Array, input: Uint8Array): Uint8Array {
    return bytes === input || this.options.reuseOutput ? bytes : bytes.slice();
  }

  /** Thawed payloads change, so their records are counted now. */
  private counter(cargo: Cargo): () => number {
    const { signal } = this;
    if ("bytes" in cargo) return () => cargo.records ?? countProtoRecords(signal, cargo.bytes);
    const count =
      signal === "metrics"
        ? countDataPoints(cargo.payload as Payload<Metric>)
        : countRecords<Signal>(cargo.payload as PayloadOf[Signal]);
    return () => count;
  }

  private refused(before: () => number, failure: TelemetryError | RunError): RunResult {
    return this.result(undefined, () => ({ before: before(), after: 0 }), failure);
  }

  private result(
    output: Uint8Array | undefined,
    counts: () => RecordCounts,
    failure: TelemetryError | RunError | undefined,
  ): RunResult {
    return {
      output,
      counts,
      failure,
      signal: this.signal,
      passed: this.log.errors,
      passedCount: this.log.count,
      passedCounts: this.log.counts,
      warnings: this.warnings,
      times: { decode: this.decode, rules: this.rules, encode: this.encode },
      tiers: this.tiers,
      comparison: this.comparison,
    };
  }
}
