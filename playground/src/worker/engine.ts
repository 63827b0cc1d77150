import {
  InspectSession,
  planOf,
  type RecordStatus,
  type RulesDocument,
  type RunLimits,
  type StepFilter,
} from "ottl/inspect";
import { migrateV1, parseV1 } from "ottl/v1";
import { makeSample } from "../samples.ts";
import type { SignalName } from "../state.ts";
import { loadAllPacks, loadPacksFor } from "./packs.ts";
import { withoutProcessors } from "./without-processors.ts";

/** Telemetry as the page hands it over: text, a file, or what to generate. */
export type EngineSource = string | Blob | { readonly signal: SignalName; readonly count: number };

const session = new InspectSession();
const encoder = new TextEncoder();

/** Magic number of gzip. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function bytesOf(source: EngineSource): Promise<Uint8Array> {
  if (typeof source === "string") return encoder.encode(source);
  if (!(source instanceof Blob)) return encoder.encode(JSON.stringify(makeSample(source.signal, source.count)));
  const bytes = new Uint8Array(await source.arrayBuffer());
  return isGzip(bytes) ? gunzip(bytes) : bytes;
}

/** What the page asks of the engine worker. */
export const engineMethods = {
  loadAllPacks,
  async load(source: EngineSource) {
    return session.load(await bytesOf(source));
  },
  clear: () => session.clear(),
  signal: () => session.telemetrySignal,
  /** How many records the telemetry has. */
  records: () => session.recordCount,
  async run(rules: RulesDocument, limits: RunLimits) {
    await loadPacksFor(rules.text);
    return session.run(rules, limits);
  },
  select: (filter: RecordStatus | "failed" | "all") => session.select(filter),
  rows: (indexes: readonly number[]) => session.rows(indexes),
  record: (index: number) => session.record(index),
  step: (index: number) => session.step(index),
  findStep: (from: number, direction: 1 | -1, filter: StepFilter) => session.findStep(from, direction, filter),
  explain: (offset: number, record: number) => session.explain(offset, record),
  /** Records of the input, to be read. */
  inputRecords: (indexes: readonly number[]) => session.inputRecords(indexes),
  /** How rules run on the loaded telemetry's signal. */
  async plan(rules: RulesDocument) {
    await loadPacksFor(rules.text);
    return planOf(rules, session.telemetrySignal ?? "traces");
  },
  withoutProcessors,
  /** A program of the dialect v1 as a Collector's configuration, with what that could not say; undefined: refused. */
  migrate(text: string): { readonly configuration: string; readonly notes: readonly string[] } | undefined {
    const { node } = parseV1(text);
    if (!node) return undefined;
    const { configuration, notes } = migrateV1(text, node, session.telemetrySignal ?? "traces");
    return { configuration, notes: notes.map(({ line, reason }) => `${line}: ${reason}`) };
  },
  /** The first records of the telemetry as OTLP/JSON text. */
  head: (records: number) => layOut(new TextDecoder().decode(session.head(records))),
  profile: (budget: number) => session.profile(budget),
  check: (condition: string) => session.check(condition),
  /** Telemetry as OTLP/JSON text, laid out where it is short; protobuf as bytes. */
  encode(which: "input" | "output", format: "json" | "proto", route?: string): string | Uint8Array | undefined {
    const bytes = session.encode(which, format, route);
    return bytes && format === "json" ? layOut(new TextDecoder().decode(bytes)) : bytes;
  },
};

/** Longer texts stay on one line: laying out takes time and room. */
const MAX_LAID_OUT = 2_000_000;

function layOut(text: string): string {
  return text.length > MAX_LAID_OUT ? text : JSON.stringify(JSON.parse(text), null, 2);
}

export type EngineMethods = typeof engineMethods;
