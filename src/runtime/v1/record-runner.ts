import type { V1Scope } from "../../analysis/v1/scope.ts";
import type { LoweredStatement, V1Verdict } from "../../analysis/v1/statement.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import type { ProgramMetrics, StatementResult } from "../metrics/program-metrics.ts";
import { describeNanos } from "./describe-nanos.ts";
import type { V1Error, V1ErrorClass } from "./error.ts";
import type { V1Settings } from "./options.ts";

/** What running a program needs. */
export interface RunParts {
  readonly statements: readonly LoweredStatement[];
  readonly scope: V1Scope;
  readonly settings: V1Settings;
  readonly metrics: ProgramMetrics | undefined;
  readonly memoryInUse: (() => number) | undefined;
  readonly describe: (kind: V1ErrorClass, message: string, span: Span) => V1Error;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** Errors of one payload that are kept; the rest is only counted. */
export const MAX_ERRORS = 100;

interface PendingError {
  readonly row: number;
  readonly kind: V1ErrorClass;
  readonly message: () => string;
  readonly span: Span;
}

/** Runs statements on one record after the other: the scalar tier, and what the batch tier leaves to it. */
export class RecordRunner {
  errorCount = 0;
  private readonly parts: RunParts;
  private pending: PendingError[] = [];
  private readonly usesCache: boolean;

  constructor(parts: RunParts) {
    this.parts = parts;
    this.usesCache = parts.scope.usesCache;
  }

  /** Starts a payload. */
  open(): void {
    this.errorCount = 0;
    this.pending = [];
  }

  /** The first errors in the order of the records. */
  errors(): readonly V1Error[] {
    return this.first().map(({ kind, message, span }) => this.parts.describe(kind, message(), span));
  }

  private first(): PendingError[] {
    return this.pending.sort((a, b) => a.row - b.row).slice(0, MAX_ERRORS);
  }

  /**
   * Runs the statements from `from` on over the record in the context.
   * @param row the record's number, by which errors are ordered.
   */
  run(context: RecordContext, row: number, from: number): V1Verdict {
    const { statements, metrics, settings, now } = this.parts;
    const isTimed = metrics?.startRecord() ?? false;
    const { itemNanos } = settings.limits;
    const start = itemNanos === undefined ? 0 : now();
    if (from === 0 && this.usesCache) context.cache = new PMap();
    for (let i = from; i < statements.length; i++) {
      if (itemNanos !== undefined && (now() - start) * 1e6 > itemNanos) {
        const message = (): string => `the record took longer than the ${describeNanos(itemNanos)} of item_timeout`;
        this.fail(row, "resource", message, statements[i].node.span);
        return undefined;
      }
      const before = isTimed ? now() : 0;
      const result = this.runStatement(statements[i], context, row);
      if (metrics) {
        if (isTimed) metrics.time(i, (now() - before) / 1000, 1);
        const { results } = metrics.statements[i];
        if (result === "applied") results.applied++;
        else if (result === "not_matched") results.not_matched++;
        else if (result === "drop") results.dropped++;
        else if (result === "failed") results.failed++;
        else results.routed++;
      }
      if (result === "drop" || typeof result === "object") return result;
    }
    return undefined;
  }

  private runStatement(
    statement: LoweredStatement,
    context: RecordContext,
    row: number,
  ): Exclude<StatementResult, "dropped" | "routed"> | NonNullable<V1Verdict> {
    const { recovery } = this.parts.settings;
    const attempts = recovery.kind === "retry" ? recovery.times + 1 : 1;
    let failure: Failure | undefined;
    let isCondition = false;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const holds = statement.where === undefined || statement.where.test(context);
      if (holds === false) return "not_matched";
      const verdict = holds instanceof Failure ? holds : statement.act(context);
      if (!(verdict instanceof Failure)) return verdict ?? "applied";
      failure = verdict;
      isCondition = holds instanceof Failure;
    }
    this.report(failure as Failure, statement, row);
    if (recovery.kind === "fallback" && !isCondition) {
      const refused = statement.fallBack?.(context, recovery.value);
      if (refused) this.report(refused, statement, row);
    }
    return "failed";
  }

  private report(failure: Failure, { node }: LoweredStatement, row: number): void {
    const { place } = this.parts.scope;
    const span = place.failure === failure ? place.span : node.span;
    const kind = failure.code === "limit-exceeded" ? "resource" : failure.code === "type-mismatch" ? "type" : "runtime";
    this.fail(row, kind, () => failure.message, span);
    place.failure = undefined;
  }

  private fail(row: number, kind: V1ErrorClass, message: () => string, span: Span): void {
    this.errorCount++;
    this.pending.push({ row, kind, message, span });
    // The batch tier meets records out of order.
    if (this.pending.length === 10 * MAX_ERRORS) this.pending = this.first();
  }
}
