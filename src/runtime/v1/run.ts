import type { V1Scope } from "../../analysis/v1/scope.ts";
import type { LoweredStatement, V1Verdict } from "../../analysis/v1/statement.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { DataPoint, LogRecord, Metric, Payload, Span as TraceSpan } from "../../otlp/model.ts";
import type { Profile } from "../../otlp/profiles.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { removeIf } from "../../util/remove-if.ts";
import { Failure } from "../../values/failure.ts";
import {
  enterDictionary,
  enterLog,
  enterMetric,
  enterProfile,
  enterResource,
  enterScope,
  enterSpan,
} from "../walk/walk.ts";
import type { V1Error, V1ErrorClass } from "./error.ts";
import type { StatementResult, V1Metrics } from "./metrics.ts";
import type { V1Settings } from "./options.ts";
import { Routes } from "./routes.ts";

/** Records: spans, log records, data points or profiles. */
export interface RunCounts {
  readonly records: number;
  readonly kept: number;
  readonly dropped: number;
  readonly routed: number;
}

export interface RunParts {
  readonly statements: readonly LoweredStatement[];
  readonly scope: V1Scope;
  readonly settings: V1Settings;
  readonly metrics: V1Metrics | undefined;
  readonly memoryInUse: (() => number) | undefined;
  readonly describe: (kind: V1ErrorClass, message: string, span: Span) => V1Error;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

export interface Ran {
  readonly routes: ReadonlyMap<string, Payload<unknown>>;
  readonly errors: readonly V1Error[];
  readonly errorCount: number;
  readonly counts: RunCounts;
  readonly failure: V1Error | undefined;
}

/** Errors of one payload that are kept; the rest is only counted. */
const MAX_ERRORS = 100;
/** Records between two looks at the memory. */
const MEMORY_INTERVAL = 256;

/** Puts a record into the context. */
const ENTER: { readonly [S in Exclude<Signal, "metrics">]: (context: RecordContext, record: never) => void } = {
  traces: enterSpan as (context: RecordContext, record: TraceSpan) => void,
  logs: enterLog as (context: RecordContext, record: LogRecord) => void,
  profiles: enterProfile as (context: RecordContext, record: Profile) => void,
};

/** Runs the statements over the records of payloads, one after the other. */
export class V1Run {
  private readonly parts: RunParts;
  /** Over all payloads. */
  private records = 0;
  private readonly started: number;
  // Of the current payload.
  private context = new RecordContext();
  private routes!: Routes;
  private errors: V1Error[] = [];
  private errorCount = 0;
  private counts = { records: 0, kept: 0, dropped: 0, routed: 0 };
  private failure: V1Error | undefined;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.started = parts.now();
  }

  /** Changes the payload in place; what is left empty is removed. */
  process(payload: Payload<unknown>): Ran {
    const context = new RecordContext();
    this.context = context;
    this.routes = new Routes(payload);
    this.errors = [];
    this.errorCount = 0;
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
    const { errors, errorCount, counts, failure } = this;
    return { routes: this.routes.payloads(), errors, errorCount, counts, failure };
  }

  private processRecords(records: unknown[]): void {
    const { signal } = this.parts.scope;
    const { context } = this;
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
    this.records++;
    this.counts.records++;
    this.checkLimits();
    if (this.failure) return false;
    const verdict = this.runStatements();
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

  private runStatements(): V1Verdict {
    const { statements, metrics, settings, now } = this.parts;
    const isTimed = metrics?.startRecord() ?? false;
    const itemNanos = settings.limits.itemNanos;
    const start = itemNanos === undefined ? 0 : now();
    for (let i = 0; i < statements.length; i++) {
      if (itemNanos !== undefined && (now() - start) * 1e6 > itemNanos) {
        this.fail(
          "resource",
          `the record took longer than the ${itemNanos} ns of item_timeout`,
          statements[i].node.span,
        );
        return undefined;
      }
      const before = isTimed ? now() : 0;
      const result = this.runStatement(statements[i]);
      if (metrics) {
        if (isTimed) metrics.time(i, now() - before);
        metrics.count(i, typeof result === "object" ? "routed" : result === "drop" ? "dropped" : result);
      }
      if (result === "drop" || typeof result === "object") return result;
    }
    return undefined;
  }

  private runStatement(
    statement: LoweredStatement,
  ): Exclude<StatementResult, "dropped" | "routed"> | NonNullable<V1Verdict> {
    const { recovery } = this.parts.settings;
    const attempts = recovery.kind === "retry" ? recovery.times + 1 : 1;
    let failure: Failure | undefined;
    let isCondition = false;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const holds = statement.where === undefined || statement.where(this.context);
      if (holds === false) return "not_matched";
      const verdict = holds instanceof Failure ? holds : statement.act(this.context);
      if (!(verdict instanceof Failure)) return verdict ?? "applied";
      failure = verdict;
      isCondition = holds instanceof Failure;
    }
    this.report(failure as Failure, statement);
    if (recovery.kind === "fallback" && !isCondition) {
      const refused = statement.fallBack?.(this.context, recovery.value);
      if (refused) this.report(refused, statement);
    }
    return "failed";
  }

  private report(failure: Failure, { node }: LoweredStatement): void {
    const { place } = this.parts.scope;
    const span = place.failure === failure ? place.span : node.span;
    const kind = failure.code === "limit-exceeded" ? "resource" : failure.code === "type-mismatch" ? "type" : "runtime";
    this.fail(kind, failure.message, span);
    place.failure = undefined;
  }

  private fail(kind: V1ErrorClass, message: string, span: Span): void {
    this.errorCount++;
    if (this.errors.length < MAX_ERRORS) this.errors.push(this.parts.describe(kind, message, span));
  }

  private checkLimits(): void {
    const { settings, now, memoryInUse, describe } = this.parts;
    const { records, runNanos, memoryBytes } = settings.limits;
    const exceed = (message: string): void => {
      this.failure = describe("resource", message, { start: 0, end: 0 });
    };
    if (records !== undefined && this.records > records) exceed(`the run has more than ${records} records`);
    if (runNanos !== undefined && (now() - this.started) * 1e6 > runNanos) {
      exceed(`the run took longer than ${runNanos} ns`);
    }
    if (
      memoryBytes !== undefined &&
      memoryInUse &&
      this.records % MEMORY_INTERVAL === 1 &&
      memoryInUse() > memoryBytes
    ) {
      exceed(`the run needs more than ${memoryBytes} bytes of memory`);
    }
  }
}
