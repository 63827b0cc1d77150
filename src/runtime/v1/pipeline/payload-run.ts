import { mergeProfiles } from "../../../otlp/merge-profiles.ts";
import type { ProfilesPayload } from "../../../otlp/profiles.ts";
import type { Signal, TelemetryFormat } from "../../../otlp/signal.ts";
import { decodeTelemetry, encodeTelemetry } from "../../../otlp/telemetry.ts";
import { TelemetryError } from "../../../otlp/telemetry-error.ts";
import { convertPayload } from "../convert-payload.ts";
import type { RunCounts } from "../run.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { LimitLedger } from "./limit-ledger.ts";
import type { PipelineError, PipelineResult } from "./result.ts";
import type { StagePassage, StageResult } from "./run-stage.ts";
import { placeSpan } from "./stage-text.ts";

/** A payload on its way through the stages: what they made of it so far. */
export class PayloadRun {
  /** What the next stage is given. */
  bytes: Uint8Array;
  private format: TelemetryFormat;
  private readonly outputFormat: TelemetryFormat;
  private readonly definition: PipelineDefinition;
  private readonly ledger: LimitLedger;
  private readonly signal: Signal;
  private readonly routes = new Map<string, Uint8Array>();
  private readonly errors: PipelineError[] = [];
  private readonly counts: RunCounts[] = [];
  private errorCount = 0;
  private failure: PipelineResult["failure"];

  constructor(
    definition: PipelineDefinition,
    ledger: LimitLedger,
    signal: Signal,
    bytes: Uint8Array,
    formats: { readonly format: TelemetryFormat; readonly outputFormat: TelemetryFormat },
  ) {
    this.format = formats.format;
    this.outputFormat = formats.outputFormat;
    this.definition = definition;
    this.ledger = ledger;
    this.signal = signal;
    this.bytes = bytes;
  }

  /** Whether there is something for a further stage; the first one has anything. */
  get goesOn(): boolean {
    return this.failure === undefined && (this.counts.length === 0 || this.bytes.length > 0);
  }

  /** How the payload passes through a stage. Between stages it is protobuf, whose messages can be joined. */
  passage(stage: number): StagePassage {
    const { format, outputFormat } = this;
    const isOnly = this.definition.stages.length === 1;
    return { format, outputFormat: isOnly ? outputFormat : "proto", limits: this.ledger.limitsFor(stage) };
  }

  /** Takes in what a stage made of it. Payloads must come in their order: limits count on. */
  add(stage: number, result: StageResult): void {
    const { text, name } = this.definition.stages[stage];
    const { counts, malformed, failure } = result;
    const { outputFormat } = this.passage(stage);
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
    this.format = outputFormat;
    for (const [output, routed] of result.routes) {
      const before = this.routes.get(output);
      this.routes.set(output, before ? joinPayloads(this.signal, before, routed) : routed);
    }
  }

  finish(): PipelineResult {
    const { errors, errorCount, counts: stages, signal, format, outputFormat } = this;
    const convert = (bytes: Uint8Array): Uint8Array =>
      format === outputFormat ? bytes : fromProto(signal, bytes, outputFormat);
    const sum = (pick: (counts: RunCounts) => number): number => stages.reduce((total, each) => total + pick(each), 0);
    const counts = {
      records: stages[0]?.records ?? 0,
      kept: stages.length === this.definition.stages.length ? stages[stages.length - 1].kept : 0,
      dropped: sum(({ dropped }) => dropped),
      routed: sum(({ routed }) => routed),
    };
    const rest = { errors, errorCount, counts, stages };
    // How far it came depends on how it was shared out.
    if (this.failure) return { ...NOTHING, failure: this.failure };
    return {
      ...rest,
      output: convert(this.bytes),
      // How the payload was shared out does not show in the order.
      routes: new Map(
        [...this.routes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, routed]) => [name, convert(routed)]),
      ),
      failure: undefined,
    };
  }
}

/** What comes of a payload that cannot run, or that ends the run. */
export const NOTHING: PipelineResult = {
  output: undefined,
  routes: new Map(),
  errors: [],
  errorCount: 0,
  counts: { records: 0, kept: 0, dropped: 0, routed: 0 },
  stages: [],
  failure: undefined,
};

/** What the engine wrote itself is readable. */
export function fromProto(signal: Signal, bytes: Uint8Array, to: TelemetryFormat): Uint8Array {
  const converted = convertPayload(signal, bytes, "proto", to);
  return converted instanceof TelemetryError ? bytes : converted;
}

/** Two payloads as one: messages of protobuf can be joined, except that profiles have tables of their own. */
export function joinPayloads(signal: Signal, first: Uint8Array, second: Uint8Array): Uint8Array {
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
