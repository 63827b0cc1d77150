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
import type { V1Program } from "../../parser/v1/ast.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import { standardEnvironment } from "../standard-environment.ts";
import type { V1Error, V1ErrorClass } from "./error.ts";
import { V1Metrics } from "./metrics.ts";
import { readSettings, type V1Limits, type V1Recovery, type V1Settings } from "./options.ts";
import { type RunCounts, V1Run } from "./run.ts";

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
  if (!parsed.node) return { program: undefined, diagnostics: parsed.diagnostics };
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const settings = readSettings(parsed.node.directives, diagnostics);
  const scope = new V1Scope(options.signal, options.environment ?? standardEnvironment());
  const lowered = parsed.node.statements.map((node) => lowerStatement(node, scope));
  diagnostics.push(...scope.diagnostics);
  diagnostics.sort((a, b) => a.span.start - b.span.start);
  const isFine = diagnostics.every(({ severity }) => severity !== "error");
  const statements = lowered.filter((each) => each !== undefined);
  if (!isFine || statements.length < lowered.length) return { program: undefined, diagnostics };
  const merged: V1Settings = {
    recovery: options.recovery ?? settings.recovery,
    limits: { ...settings.limits, ...options.limits },
  };
  const seconds = (milliseconds() - start) / 1000;
  const metrics = options.metrics ? new V1Metrics(scope.context.name, statements.length, seconds) : undefined;
  const source = new Source(text);
  const program = new CompiledV1(source, parsed.node, statements, scope, merged, metrics, options.memoryInUse);
  return { program, diagnostics };
}

/** A program of the dialect v1, ready to run over payloads of one signal; limits count over all of them. */
export class CompiledV1 {
  readonly signal: Signal;
  readonly syntax: V1Program;
  readonly settings: V1Settings;
  private readonly source: Source;
  private readonly scope: V1Scope;
  private readonly metrics: V1Metrics | undefined;
  private readonly run: V1Run;

  /** Use {@link compileV1}. */
  constructor(
    source: Source,
    syntax: V1Program,
    statements: readonly LoweredStatement[],
    scope: V1Scope,
    settings: V1Settings,
    metrics: V1Metrics | undefined,
    memoryInUse: (() => number) | undefined,
  ) {
    this.signal = scope.signal;
    this.syntax = syntax;
    this.settings = settings;
    this.source = source;
    this.scope = scope;
    this.metrics = metrics;
    const describe = (kind: V1ErrorClass, message: string, span: Span): V1Error => this.describe(kind, message, span);
    this.run = new V1Run({ statements, scope, settings, metrics, memoryInUse, describe, now: milliseconds });
  }

  /** Runs over one payload. Never throws for the data's sake. */
  process(
    bytes: Uint8Array,
    formats: { readonly format: TelemetryFormat; readonly outputFormat?: TelemetryFormat },
  ): V1Result {
    const payload = decodeTelemetry(this.signal, formats.format, bytes);
    const to = formats.outputFormat ?? formats.format;
    if (payload instanceof TelemetryError) {
      return { ...NOTHING, failure: payload };
    }
    const ran = this.run.process(payload as Payload<unknown>);
    const { errors, errorCount, counts, failure } = ran;
    if (failure) return { ...NOTHING, errors, errorCount, counts, failure };
    const encode = (each: Payload<unknown>): Uint8Array => encodeTelemetry(this.signal, to, each as PayloadOf[Signal]);
    const routes = new Map([...ran.routes].map(([name, routed]) => [name, encode(routed)]));
    return { output: encode(payload as Payload<unknown>), routes, errors, errorCount, counts, failure: undefined };
  }

  /** Calls of deprecated functions so far. */
  get deprecatedCalls(): ReadonlyMap<string, number> {
    return this.scope.deprecatedCalls;
  }

  /** Prometheus text; only the deprecated calls where metrics are off. */
  metricsText(): string {
    const metrics = this.metrics ?? new V1Metrics(this.scope.context.name, 0, 0);
    return metrics.toPrometheus(this.scope.deprecatedCalls);
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
