import { mergeProfiles } from "../../../otlp/merge-profiles.ts";
import type { ProfilesPayload } from "../../../otlp/profiles.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "../../../otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../../otlp/telemetry.ts";
import { TelemetryError } from "../../../otlp/telemetry-error.ts";
import type { RunCounts } from "../run.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { LimitLedger } from "./limit-ledger.ts";
import type { PipelineError, PipelineResult } from "./result.ts";
import type { StageResult } from "./run-stage.ts";
import { placeSpan } from "./stage-text.ts";

/** A payload on its way through the stages: what they made of it so far. */
export class PayloadRun {
  /** What the next stage is given, OTLP protobuf. */
  bytes: Uint8Array;
  private readonly definition: PipelineDefinition;
  private readonly ledger: LimitLedger;
  private readonly signal: Signal;
  private readonly routes = new Map<string, Uint8Array>();
  private readonly errors: PipelineError[] = [];
  private readonly counts: RunCounts[] = [];
  private errorCount = 0;
  private failure: PipelineResult["failure"];

  constructor(definition: PipelineDefinition, ledger: LimitLedger, signal: Signal, bytes: Uint8Array) {
    this.definition = definition;
    this.ledger = ledger;
    this.signal = signal;
    this.bytes = bytes;
  }

  /** Whether there is something for a further stage. */
  get goesOn(): boolean {
    return this.failure === undefined && this.bytes.length > 0;
  }

  /** Takes in what a stage made of it. Payloads must come in their order: limits count on. */
  add(stage: number, result: StageResult): void {
    const { text, name } = this.definition.stages[stage];
    const { counts, malformed, failure } = result;
    for (const error of result.errors) {
      const span = placeSpan(text, error.span);
      this.errors.push({ ...error, span, ...text.source.positionAt(span.start), source: text.source, stage: name });
    }
    this.errorCount += result.errorCount;
    this.counts.push(counts);
    if (malformed) this.failure = new TelemetryError(malformed.code, malformed.reason, malformed.position);
    else if (failure?.limit) this.failure = this.ledger.exceeded(stage, failure.limit);
    else this.failure = this.ledger.add(stage, counts.records);
    if (this.failure) return;
    this.bytes = result.output ?? new Uint8Array(0);
    for (const [output, routed] of result.routes) {
      const before = this.routes.get(output);
      this.routes.set(output, before ? join(this.signal, before, routed) : routed);
    }
  }

  finish(outputFormat: TelemetryFormat): PipelineResult {
    const { errors, errorCount, counts: stages, signal } = this;
    const sum = (pick: (counts: RunCounts) => number): number => stages.reduce((total, each) => total + pick(each), 0);
    const counts = {
      records: stages[0]?.records ?? 0,
      kept: stages.length === this.definition.stages.length ? stages[stages.length - 1].kept : 0,
      dropped: sum(({ dropped }) => dropped),
      routed: sum(({ routed }) => routed),
    };
    const rest = { errors, errorCount, counts, stages };
    if (this.failure) return { ...rest, output: undefined, routes: new Map(), failure: this.failure };
    return {
      ...rest,
      output: fromProto(signal, this.bytes, outputFormat),
      routes: new Map([...this.routes].map(([name, routed]) => [name, fromProto(signal, routed, outputFormat)])),
      failure: undefined,
    };
  }
}

/** A payload in another format. */
export function convertPayload(
  signal: Signal,
  bytes: Uint8Array,
  from: TelemetryFormat,
  to: TelemetryFormat,
): Uint8Array | TelemetryError {
  if (from === to) return bytes;
  const payload = decodeTelemetry(signal, from, bytes);
  return payload instanceof TelemetryError ? payload : encodeTelemetry(signal, to, payload as PayloadOf[Signal]);
}

/** What the engine wrote itself is readable. */
export function fromProto(signal: Signal, bytes: Uint8Array, to: TelemetryFormat): Uint8Array {
  const converted = convertPayload(signal, bytes, "proto", to);
  return converted instanceof TelemetryError ? bytes : converted;
}

/** Two payloads as one: messages of protobuf can be joined, except that profiles have tables of their own. */
export function join(signal: Signal, first: Uint8Array, second: Uint8Array): Uint8Array {
  if (signal !== "profiles") {
    const joined = new Uint8Array(first.length + second.length);
    joined.set(first);
    joined.set(second, first.length);
    return joined;
  }
  const [target, source] = [first, second].map((bytes) => decodeTelemetry("profiles", "proto", bytes));
  if (target instanceof TelemetryError || source instanceof TelemetryError) return first;
  mergeProfiles(target as ProfilesPayload, source as ProfilesPayload);
  return encodeTelemetry("profiles", "proto", target as ProfilesPayload);
}
