import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { V1Scope } from "../../analysis/v1/scope.ts";
import { type LoweredStatement, lowerStatement } from "../../analysis/v1/statement.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { Payload } from "../../otlp/model.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "../../otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../otlp/telemetry.ts";
import { TelemetryError } from "../../otlp/telemetry-error.ts";
import { countProtoRecords } from "../../otlp/wire/count-records.ts";
import type { V1Program } from "../../parser/v1/ast.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import { ProgramMetrics } from "../metrics/program-metrics.ts";
import { toPrometheus } from "../metrics/prometheus.ts";
import { standardEnvironment } from "../standard-environment.ts";
import type { Tier } from "../tier.ts";
import { V1BatchRun } from "./batch-run.ts";
import { convertPayload } from "./convert-payload.ts";
import type { V1Error, V1ErrorClass } from "./error.ts";
import { LimitWatch } from "./limits.ts";
import { readSettings, type V1Limits, type V1Recovery, type V1Settings } from "./options.ts";
import { RecordRunner, type RunParts } from "./record-runner.ts";
import { type RunCounts, V1Run } from "./run.ts";
import {
  batchForm,
  DEFAULT_PROMOTION,
  isWorthwhile,
  SMALLEST_BATCH,
  tierPlan,
  type V1Promotion,
  type V1TierPlan,
} from "./tiers.ts";

export interface V1Options {
  readonly signal: Signal;
  /** The system's clock, random source and zone where left out. */
  readonly environment?: ProgramEnvironment;
  /** Overrides what the program's head says. */
  readonly recovery?: V1Recovery;
  /** Each overrides what the program's head says. */
  readonly limits?: V1Limits;
  /** Counts executions and times some of them; off by default. */
  readonly metrics?: boolean;
  /** Bytes of memory in use, for `limits.memoryBytes`. */
  readonly memoryInUse?: () => number;
  /** `mixed` where left out: the scalar tier, and from the promotion on the batch tier for OTLP protobuf. */
  readonly tier?: Tier;
  /** Each overrides what the program's head says. */
  readonly promotion?: Partial<V1Promotion>;
  /** Holds where neither the options nor the program's head say anything. */
  readonly defaults?: { readonly recovery?: V1Recovery; readonly itemNanos?: number };
  /** What metrics put before a statement's number. */
  readonly label?: string;
  /**
   * The tier of a payload depends on its size alone (`promotion.batchSize`) and on no payload before it, so that its output
   * does not either.
   */
  readonly perPayload?: boolean;
}

/** How a payload comes and goes. */
export interface V1ProcessOptions {
  readonly format: TelemetryFormat;
  /** The input's where it is left out. */
  readonly outputFormat?: TelemetryFormat;
  /** Limits of this payload alone, in place of the run's. */
  readonly limits?: V1Limits;
}

export interface V1Compiled {
  /** Undefined where the text is refused. */
  readonly program: CompiledV1 | undefined;
  /** Errors and warnings in order of their place. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface V1Result {
  /** What is left of the payload; undefined after a failure. */
  readonly output: Uint8Array | undefined;
  /** The payloads that were routed, by output. */
  readonly routes: ReadonlyMap<string, Uint8Array>;
  /** Failures of statements that the recovery policy dealt with: the first hundred of this payload. */
  readonly errors: readonly V1Error[];
  readonly errorCount: number;
  readonly counts: RunCounts;
  /** Why there is no output: data that are not OTLP, or a limit that was passed. */
  readonly failure: TelemetryError | V1Error | undefined;
}

/** Compiles a program of the dialect v1 for a signal. Never throws. */
export function compileV1(text: string, options: V1Options): V1Compiled {
  const start = milliseconds();
  const parsed = parseV1(text);
  const { readable } = parsed;
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const settings = readSettings(readable.directives, diagnostics);
  const scope = new V1Scope(options.signal, options.environment ?? standardEnvironment());
  const lowered = readable.statements.map((node) => lowerStatement(node, scope));
  diagnostics.push(...scope.diagnostics);
  diagnostics.sort((a, b) => a.span.start - b.span.start);
  const isFine = diagnostics.every(({ severity }) => severity !== "error");
  const statements = lowered.filter((each) => each !== undefined);
  if (!isFine || statements.length < lowered.length) return { program: undefined, diagnostics };
  const { recovery = { kind: "skip" }, itemNanos } = options.defaults ?? {};
  const merged: V1Settings = {
    recovery: options.recovery ?? settings.recovery ?? recovery,
    limits: { ...(itemNanos === undefined ? {} : { itemNanos }), ...settings.limits, ...options.limits },
    limitSpans: settings.limitSpans,
    promotion: { ...settings.promotion, ...options.promotion },
  };
  const seconds = (milliseconds() - start) / 1000;
  const { name: context } = scope.context;
  const labels = statements.map((_, i) => ({ statement: `${options.label ?? ""}${i + 1}`, context }));
  const metrics = options.metrics ? new ProgramMetrics(labels, seconds) : undefined;
  const source = new Source(text);
  const program = new CompiledV1(source, readable, statements, scope, merged, metrics, options);
  return { program, diagnostics };
}

/** A program of the dialect v1, ready to run over payloads of one signal; limits count over all of them. */
export class CompiledV1 {
  readonly signal: Signal;
  readonly syntax: V1Program;
  readonly settings: V1Settings;
  /** Undefined where metrics are off. */
  readonly metrics: ProgramMetrics | undefined;
  private readonly source: Source;
  private readonly parts: RunParts;
  private readonly tier: Tier;
  private readonly perPayload: boolean;
  private readonly promotion: V1Promotion;
  private readonly runner: RecordRunner;
  private readonly limits: LimitWatch;
  private readonly scalar: V1Run;
  /** Null until it is asked for; undefined where there is none. */
  private batch: V1BatchRun | undefined | null = null;
  private executions = 0;
  /** How the last payload ran. */
  lastTier: "scalar" | "batch" = "scalar";
  /** Whether the last payload was too small for the batch tier, where each is told by itself. */
  lastWasSmall = false;

  /** Use {@link compileV1}. */
  constructor(
    source: Source,
    syntax: V1Program,
    statements: readonly LoweredStatement[],
    scope: V1Scope,
    settings: V1Settings,
    metrics: ProgramMetrics | undefined,
    { tier = "mixed", memoryInUse, perPayload = false }: V1Options,
  ) {
    this.signal = scope.signal;
    this.syntax = syntax;
    this.settings = settings;
    this.metrics = metrics;
    this.source = source;
    this.tier = tier;
    this.perPayload = perPayload;
    this.promotion = perPayload
      ? { executions: Number.POSITIVE_INFINITY, batchSize: settings.promotion.batchSize ?? SMALLEST_BATCH }
      : { ...DEFAULT_PROMOTION, ...settings.promotion };
    const describe = (kind: V1ErrorClass, message: string, span: Span): V1Error => this.describe(kind, message, span);
    this.parts = { statements, scope, settings, metrics, memoryInUse, describe, now: milliseconds };
    this.runner = new RecordRunner(this.parts);
    this.limits = new LimitWatch(this.parts);
    this.scalar = new V1Run(this.parts, this.runner, this.limits);
  }

  /** Runs over one payload. Never throws for the data's sake. */
  process(bytes: Uint8Array, { format, outputFormat: to = format, limits }: V1ProcessOptions): V1Result {
    if (limits) this.limits.restart(limits);
    const batch = this.batchFor(bytes, format);
    if (batch) {
      const result = this.runBatch(batch, bytes, format, to);
      if (result) {
        this.lastTier = "batch";
        return result;
      }
    }
    this.lastTier = "scalar";
    const payload = decodeTelemetry(this.signal, format, bytes);
    if (payload instanceof TelemetryError) return { ...NOTHING, failure: payload };
    const { routes, ...ran } = this.scalar.process(payload as Payload<unknown>);
    this.executions += ran.counts.records;
    if (ran.failure) return { ...NOTHING, ...ran };
    const encode = (each: Payload<unknown>): Uint8Array => encodeTelemetry(this.signal, to, each as PayloadOf[Signal]);
    return {
      ...ran,
      output: encode(payload as Payload<unknown>),
      routes: new Map([...routes].map(([name, routed]) => [name, encode(routed)])),
      failure: undefined,
    };
  }

  /** How the program runs: what `ottl explain --plan` shows. */
  get plan(): V1TierPlan {
    const { statements, scope } = this.parts;
    return tierPlan(statements, batchForm(statements, scope, this.settings), this.tier, this.promotion);
  }

  /** The tier in which payloads of OTLP protobuf run by now. */
  get currentTier(): "scalar" | "batch" {
    return this.batch ? "batch" : "scalar";
  }

  /** Records that the batch tier left to the scalar one. */
  get recordsRedone(): number {
    return this.batch?.thawed ?? 0;
  }

  /** The batch tier, where the payload is for it. */
  private batchFor(bytes: Uint8Array, format: TelemetryFormat): V1BatchRun | undefined {
    const { tier, promotion, batch } = this;
    this.lastWasSmall = false;
    if (tier === "scalar" || (tier === "mixed" && format !== "proto")) return undefined;
    if (batch === undefined) return undefined;
    const size = tier === "batch" ? Number.POSITIVE_INFINITY : countProtoRecords(this.signal, bytes);
    if (this.perPayload) this.lastWasSmall = size < promotion.batchSize;
    if (batch !== null) return size >= (this.perPayload ? promotion.batchSize : SMALLEST_BATCH) ? batch : undefined;
    if (this.executions < promotion.executions && size < promotion.batchSize) return undefined;
    const { statements, scope } = this.parts;
    const form = batchForm(statements, scope, this.settings);
    const isUsed = typeof form !== "string" && (tier === "batch" || isWorthwhile(form));
    this.batch = isUsed ? new V1BatchRun(form, this.parts, this.runner, this.limits) : undefined;
    return size >= SMALLEST_BATCH || this.perPayload ? this.batch : undefined;
  }

  /** Undefined where the scalar tier must decide. */
  private runBatch(
    batch: V1BatchRun,
    bytes: Uint8Array,
    format: TelemetryFormat,
    to: TelemetryFormat,
  ): V1Result | undefined {
    const input = convertPayload(this.signal, bytes, format, "proto");
    if (input instanceof TelemetryError) return { ...NOTHING, failure: input };
    const end = batch.process(input);
    if (end.kind === "unfit") return undefined;
    const { counts } = end;
    const errors = this.runner.errors();
    const { errorCount } = this.runner;
    if (end.kind === "exceeded") return { ...NOTHING, errors, errorCount, counts, failure: end.error };
    // What the batch tier wrote stands in a buffer of its own; the input goes out as it is.
    const own = end.output === input ? input : end.output.slice();
    const output = convertPayload(this.signal, own, "proto", to);
    if (output instanceof TelemetryError) return { ...NOTHING, failure: output };
    const routes = new Map<string, Uint8Array>();
    for (const [name, routed] of end.routes) {
      const converted = convertPayload(this.signal, routed, "proto", to);
      if (converted instanceof TelemetryError) return { ...NOTHING, failure: converted };
      routes.set(name, converted);
    }
    return { output, routes, errors, errorCount, counts, failure: undefined };
  }

  /** Calls of deprecated functions so far. */
  get deprecatedCalls(): ReadonlyMap<string, number> {
    return this.parts.scope.deprecatedCalls;
  }

  /** Prometheus text; only the deprecated calls where metrics are off. */
  metricsText(): string {
    const { metrics, deprecatedCalls } = this;
    return toPrometheus({ programs: metrics ? [metrics] : [], deprecatedCalls });
  }

  private describe(kind: V1ErrorClass, message: string, span: Span): V1Error {
    const code = kind === "resource" ? V1_CODES.resourceExceeded : V1_CODES.failedStatement;
    return { class: kind, code, message, span, ...this.source.positionAt(span.start) };
  }
}

const NOTHING: V1Result = {
  output: undefined,
  routes: new Map(),
  errors: [],
  errorCount: 0,
  counts: { records: 0, kept: 0, dropped: 0, routed: 0 },
  failure: undefined,
};

const host = globalThis as unknown as { readonly performance?: { now(): number } };

function milliseconds(): number {
  return host.performance?.now() ?? Date.now();
}
