import type { ProgramEnvironment } from "../../../analysis/program/bound-program.ts";
import type { Signal, TelemetryFormat } from "../../../otlp/signal.ts";
import { TelemetryError } from "../../../otlp/telemetry-error.ts";
import type { Tier } from "../../tier.ts";
import type { V1Error } from "../error.ts";
import type { V1Recovery } from "../options.ts";
import { type CompiledV1, compileV1, type V1Compiled } from "../program.ts";
import type { RunCounts } from "../run.ts";
import { type StageLimits, toV1Limits } from "./limit-ledger.ts";

/** What a stage is compiled from, as another thread can be told it. */
export interface StageRules {
  /** What metrics put before a statement's number. */
  readonly label: string;
  readonly text: string;
  readonly recovery: V1Recovery | undefined;
  readonly itemNanos: number | undefined;
  readonly defaults: { readonly recovery?: V1Recovery; readonly itemNanos?: number };
  readonly tier?: Tier;
  readonly metrics?: boolean;
  readonly promotion?: { readonly batchSize?: number };
}

/** What a stage made of a payload: plain data; spans are those of its text. */
export interface StageResult {
  /** Undefined after a failure. */
  readonly output: Uint8Array | undefined;
  readonly routes: readonly (readonly [name: string, payload: Uint8Array])[];
  readonly errors: readonly V1Error[];
  readonly errorCount: number;
  readonly counts: RunCounts;
  readonly failure: V1Error | undefined;
  /** The payload is not OTLP. */
  readonly malformed: Pick<TelemetryError, "code" | "reason" | "position"> | undefined;
  readonly tier: "scalar" | "batch";
  /** The payload was too small for the batch tier. */
  readonly isSmall: boolean;
}

/** Compiles a stage for a signal. */
export function compileStage(
  { label, text, recovery, itemNanos, defaults, tier, metrics, promotion }: StageRules,
  signal: Signal,
  host: { readonly environment?: ProgramEnvironment; readonly memoryInUse?: () => number },
): V1Compiled {
  return compileV1(text, {
    signal,
    defaults,
    label,
    // What comes out must not depend on how payloads are shared out.
    perPayload: true,
    ...(recovery ? { recovery } : {}),
    ...(itemNanos === undefined ? {} : { limits: { itemNanos } }),
    ...(tier ? { tier } : {}),
    ...(metrics === undefined ? {} : { metrics }),
    ...(promotion ? { promotion } : {}),
    ...host,
  });
}

/** How a payload comes to a stage, and how it leaves. */
export interface StagePassage {
  readonly format: TelemetryFormat;
  readonly outputFormat: TelemetryFormat;
  readonly limits: StageLimits;
}

/** Runs a stage over a payload. */
export function runStage(program: CompiledV1, bytes: Uint8Array, { limits, ...formats }: StagePassage): StageResult {
  const { failure, routes, ...rest } = program.process(bytes, { ...formats, limits: toV1Limits(limits) });
  const more = { routes: [...routes], tier: program.lastTier, isSmall: program.lastWasSmall };
  if (!(failure instanceof TelemetryError)) return { ...rest, ...more, failure, malformed: undefined };
  const { code, reason, position } = failure;
  return { ...rest, ...more, failure: undefined, malformed: { code, reason, position } };
}
