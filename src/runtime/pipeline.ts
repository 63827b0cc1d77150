import { copyMessage } from "../otlp/copy-message.ts";
import { countDataPoints, countRecords } from "../otlp/count-records.ts";
import type { Metric, Payload } from "../otlp/model.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "../otlp/signal.ts";
import { decodeTelemetry, detectFormat, encodeTelemetry } from "../otlp/telemetry.ts";
import { TelemetryError, type TelemetryWarning } from "../otlp/telemetry-error.ts";
import { ErrorLog, type PassedError, type RunError } from "./outcome.ts";
import type { Processor } from "./processor.ts";

/** How one payload is to be processed. */
export interface ProcessOptions {
  /** Of the input; told from its first byte where it is left out. */
  readonly format?: TelemetryFormat;
  /** Of the output; the input's where it is left out. */
  readonly outputFormat?: TelemetryFormat;
  /** How many of the errors that error modes let pass are kept; 100 where it is left out. All are counted. */
  readonly errorLimit?: number;
  /** Keeps a copy of the payload as it was, for a comparison; costs time and memory. */
  readonly keepBefore?: boolean;
}

/** Nanoseconds that the parts of a run took. */
export interface RunTimes {
  readonly decode: number;
  readonly rules: number;
  readonly encode: number;
}

/** What a run left in memory, when `keepBefore` was asked for. */
export interface Comparison {
  /** A deep copy of the payload before the first processor. */
  readonly before: Payload<unknown>;
  /** The payload as the processors left it. */
  readonly after: Payload<unknown>;
  /** For each group, record and data point of `before`, the object it is a copy of; what is left of those is in `after`. */
  readonly originals: ReadonlyMap<object, object>;
}

/** What became of a payload. */
export interface RunResult {
  readonly signal: Signal;
  /** Undefined where the payload was refused; see `failure`. Without records where all were dropped. */
  readonly output: Uint8Array | undefined;
  /** Spans, log records, data points or profiles, before and after. */
  readonly recordsIn: number;
  readonly recordsOut: number;
  /** Errors that error modes let pass: the first ones, and how many there were. */
  readonly passed: readonly PassedError[];
  readonly passedCount: number;
  /** Why there is no output: the input is no telemetry, or an error under `error_mode: propagate`. */
  readonly failure: TelemetryError | RunError | undefined;
  /** JSON fields that were passed over. */
  readonly warnings: readonly TelemetryWarning[];
  readonly times: RunTimes;
  readonly comparison: Comparison | undefined;
}

/** What a batch-tier program makes of a payload. */
export interface BatchOutput {
  readonly output: Uint8Array;
  readonly recordsIn: number;
  readonly recordsOut: number;
  readonly times: RunTimes;
}

/**
 * A program of the batch tier: OTLP protobuf to OTLP protobuf. It returns what refused the payload, or undefined where
 * it cannot tell and the scalar tier has to run from the start.
 */
export type BatchProgram = (bytes: Uint8Array, log: ErrorLog) => BatchOutput | TelemetryError | RunError | undefined;

/** Processors of one signal, run one after the other. */
export class Pipeline {
  readonly signal: Signal;
  private readonly processors: readonly Processor[];
  private readonly batch: BatchProgram | undefined;

  constructor(signal: Signal, processors: readonly Processor[], batch?: BatchProgram) {
    this.signal = signal;
    this.processors = processors;
    this.batch = batch;
  }

  /**
   * Runs the processors over one payload.
   * @param input OTLP protobuf, or OTLP/JSON as UTF-8; not changed.
   */
  process(input: Uint8Array, options: ProcessOptions = {}): RunResult {
    const format = options.format ?? detectFormat(input);
    const outputFormat = options.outputFormat ?? format;
    if (this.batch && format === "proto" && outputFormat === "proto" && !options.keepBefore) {
      const log = new ErrorLog(options.errorLimit);
      const result = this.batch(input, log);
      if (result !== undefined) return batchResult(this.signal, result, log);
    }
    return this.processScalar(input, format, outputFormat, options);
  }

  private processScalar(
    input: Uint8Array,
    format: TelemetryFormat,
    outputFormat: TelemetryFormat,
    options: ProcessOptions,
  ): RunResult {
    const { signal } = this;
    const log = new ErrorLog(options.errorLimit);
    const warnings: TelemetryWarning[] = [];
    const start = nanoseconds();
    const payload = decodeTelemetry(signal, format, input, warnings);
    const decoded = nanoseconds();
    const base = { ...NOTHING, signal, warnings };
    if (payload instanceof TelemetryError) return { ...base, failure: payload };
    const recordsIn = recordCount(signal, payload);
    const comparison = options.keepBefore ? keep(payload) : undefined;
    const started = nanoseconds();
    let failure: RunError | undefined;
    for (const processor of this.processors) {
      failure = processor.process(payload, log);
      // What a processor leaves empty goes no further.
      if (failure || payload.resources.length === 0) break;
    }
    const ruled = nanoseconds();
    const output = failure ? undefined : encodeTelemetry(signal, outputFormat, payload);
    return {
      ...base,
      output,
      recordsIn,
      recordsOut: failure ? 0 : recordCount(signal, payload),
      passed: log.errors,
      passedCount: log.count,
      failure,
      times: { decode: decoded - start, rules: ruled - started, encode: nanoseconds() - ruled },
      comparison,
    };
  }
}

const NOTHING = {
  output: undefined,
  recordsIn: 0,
  recordsOut: 0,
  passed: [],
  passedCount: 0,
  failure: undefined,
  warnings: [],
  times: { decode: 0, rules: 0, encode: 0 },
  comparison: undefined,
} as const;

function batchResult(signal: Signal, result: BatchOutput | TelemetryError | RunError, log: ErrorLog): RunResult {
  const base = { ...NOTHING, signal, passed: log.errors, passedCount: log.count };
  return "output" in result ? { ...base, ...result } : { ...base, failure: result };
}

/** Spans, log records, data points or profiles. */
export function recordCount<S extends Signal>(signal: S, payload: PayloadOf[S]): number {
  return signal === "metrics" ? countDataPoints(payload as Payload<Metric>) : countRecords(payload);
}

function keep(payload: Payload<unknown>): Comparison {
  const before = copyMessage(payload);
  const originals = new Map<object, object>();
  before.resources.forEach((resource, r) => {
    const liveResource = payload.resources[r];
    originals.set(resource, liveResource);
    resource.scopes.forEach((scope, s) => {
      const liveScope = liveResource.scopes[s];
      originals.set(scope, liveScope);
      scope.records.forEach((record, i) => {
        const live = liveScope.records[i] as object;
        originals.set(record as object, live);
        const points = dataPoints(record);
        dataPoints(live).forEach((point, p) => {
          originals.set(points[p], point);
        });
      });
    });
  });
  return { before, after: payload, originals };
}

/** The data points of a metric; none of anything else. */
export function dataPoints(record: unknown): readonly object[] {
  return (record as Partial<Metric>).data?.dataPoints ?? [];
}

const host = globalThis as unknown as { readonly performance?: { now(): number } };

function nanoseconds(): number {
  return (host.performance?.now() ?? Date.now()) * 1e6;
}
