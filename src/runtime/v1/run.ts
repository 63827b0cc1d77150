import type { V1Verdict } from "../../analysis/v1/statement.ts";
import type { DataPoint, LogRecord, Metric, Payload, Span as TraceSpan } from "../../otlp/model.ts";
import type { Profile } from "../../otlp/profiles.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { removeIf } from "../../util/remove-if.ts";
import {
  enterDictionary,
  enterLog,
  enterMetric,
  enterProfile,
  enterResource,
  enterScope,
  enterSpan,
} from "../walk/walk.ts";
import type { V1Error } from "./error.ts";
import { LimitWatch } from "./limits.ts";
import { RecordRunner, type RunParts } from "./record-runner.ts";
import { Routes } from "./routes.ts";

/** Records: spans, log records, data points or profiles. */
export interface RunCounts {
  readonly records: number;
  readonly kept: number;
  readonly dropped: number;
  readonly routed: number;
}

export interface Ran {
  readonly routes: ReadonlyMap<string, Payload<unknown>>;
  readonly errors: readonly V1Error[];
  readonly errorCount: number;
  readonly counts: RunCounts;
  readonly failure: V1Error | undefined;
}

/** Puts a record into the context. */
const ENTER: { readonly [S in Exclude<Signal, "metrics">]: (context: RecordContext, record: never) => void } = {
  traces: enterSpan as (context: RecordContext, record: TraceSpan) => void,
  logs: enterLog as (context: RecordContext, record: LogRecord) => void,
  profiles: enterProfile as (context: RecordContext, record: Profile) => void,
};

/** The scalar tier: runs the program over the records of a thawed payload, one after the other. */
export class V1Run {
  private readonly signal: Signal;
  private readonly runner: RecordRunner;
  private readonly limits: LimitWatch;
  // Of the current payload.
  private context = new RecordContext();
  private routes!: Routes;
  private counts = { records: 0, kept: 0, dropped: 0, routed: 0 };
  private failure: V1Error | undefined;

  /** The runner and the limits are those of the batch tier too, where there is one. */
  constructor(parts: RunParts, runner = new RecordRunner(parts), limits = new LimitWatch(parts)) {
    this.signal = parts.scope.signal;
    this.runner = runner;
    this.limits = limits;
  }

  /** Changes the payload in place; what is left empty is removed. */
  process(payload: Payload<unknown>): Ran {
    const context = new RecordContext();
    this.context = context;
    this.routes = new Routes(payload);
    this.runner.open();
    this.counts = { records: 0, kept: 0, dropped: 0, routed: 0 };
    this.failure = undefined;
    enterDictionary(context, payload);
    removeIf(payload.resources, (resource) => {
      enterResource(context, resource);
      const hadScopes = resource.scopes.length > 0;
      removeIf(resource.scopes, (scope) => {
        enterScope(context, scope);
        const hadRecords = scope.records.length > 0;
        this.processRecords(scope.records);
        return hadRecords && scope.records.length === 0;
      });
      return hadScopes && resource.scopes.length === 0;
    });
    const { runner, counts, failure } = this;
    return {
      routes: this.routes.payloads(),
      errors: runner.errors(),
      errorCount: runner.errorCount,
      counts,
      failure,
    };
  }

  private processRecords(records: unknown[]): void {
    const { signal, context } = this;
    if (signal !== "metrics") {
      const enter = ENTER[signal] as (context: RecordContext, record: unknown) => void;
      removeIf(records, (record) => {
        enter(context, record);
        return this.leaves(record, undefined);
      });
      return;
    }
    removeIf(records as Metric[], (metric) => {
      enterMetric(context, metric);
      const points: DataPoint[] = metric.data?.dataPoints ?? [];
      const hadPoints = points.length > 0;
      removeIf(points, (point) => {
        context.dataPoint = point;
        return this.leaves(point, metric);
      });
      return hadPoints && points.length === 0;
    });
  }

  /** Runs the program over the record in the context; whether it leaves the payload. */
  private leaves(record: unknown, metric: Metric | undefined): boolean {
    if (this.failure) return false;
    const row = this.counts.records++;
    this.failure = this.limits.next();
    if (this.failure) return false;
    const verdict: V1Verdict = this.runner.run(this.context, row, 0);
    if (verdict === undefined) {
      this.counts.kept++;
      return false;
    }
    if (verdict === "drop") this.counts.dropped++;
    else {
      this.counts.routed++;
      this.routes.add(verdict.output, this.context, record, metric);
    }
    return true;
  }
}
