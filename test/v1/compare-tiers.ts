import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { type CompiledV1, compileV1, type V1Result } from "../../src/runtime/v1/index.ts";
import { type CaseSignal, randomPayload } from "../differential/payloads.ts";
import { Random } from "../differential/random.ts";
import { ProgramWriter } from "./random-programs.ts";

/** What random cases came to. */
export interface TierCounts {
  /** Programs that compiled and ran in both tiers. */
  cases: number;
  /** Of them, those that have a batch form. */
  batch: number;
  records: number;
  redone: number;
  failing: number;
  readonly differences: string[];
}

const SIGNALS: readonly CaseSignal[] = ["traces", "logs", "metrics"];

/** Runs random programs over random payloads in both tiers until so many have compiled. */
export function compareTiers(count: number, seed: number): TierCounts {
  const random = new Random(seed);
  const writer = new ProgramWriter(random);
  const counts: TierCounts = { cases: 0, batch: 0, records: 0, redone: 0, failing: 0, differences: [] };
  while (counts.cases < count) {
    const source = writer.program();
    const signal = random.pick(SIGNALS);
    const scalar = compile(source, signal, "scalar");
    const batch = compile(source, signal, "batch");
    if (!scalar || !batch) continue;
    counts.cases++;
    // Twice: the second payload meets kept buffers.
    for (let round = 0; round < 2; round++) {
      const bytes = payload(random, signal);
      const expected = outcome(scalar, scalar.process(bytes, { format: "proto" }));
      const result = batch.process(bytes, { format: "proto" });
      const actual = outcome(batch, result);
      counts.records += result.counts.records;
      if (result.errorCount > 0) counts.failing++;
      if (expected !== actual) {
        counts.differences.push(`${signal}\n${source}\n  scalar ${expected}\n  batch  ${actual}`);
        break;
      }
    }
    if (batch.currentTier === "batch") counts.batch++;
    counts.redone += batch.recordsRedone;
  }
  return counts;
}

const ENVIRONMENT = {
  now: () => 1_700_000_000_000_000_000n,
  random: () => 0.5,
  localZone: "UTC",
  gates: new Set<string>(),
};

function compile(source: string, signal: CaseSignal, tier: "scalar" | "batch"): CompiledV1 | undefined {
  return compileV1(source, { signal, tier, metrics: true, environment: ENVIRONMENT as never }).program;
}

function payload(random: Random, signal: CaseSignal): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(randomPayload(random, signal)));
  const decoded = decodeTelemetry(signal, "json", json);
  if (decoded instanceof TelemetryError) throw new Error(decoded.message);
  return encodeTelemetry(signal, "proto", decoded as never);
}

/** Everything that can be told of a run, as a text; payloads through the decoder, so that only their meaning counts. */
function outcome(program: CompiledV1, { output, routes, errors, errorCount, counts, failure }: V1Result): string {
  const read = (bytes: Uint8Array | undefined): string => {
    if (!bytes) return "none";
    const decoded = decodeTelemetry(program.signal, "proto", bytes);
    if (decoded instanceof TelemetryError) return `unreadable: ${decoded.message}`;
    return new TextDecoder().decode(encodeTelemetry(program.signal, "json", decoded as never));
  };
  const results = program.metrics?.statements.map((each) => each.results);
  return JSON.stringify([
    read(output),
    [...routes].map(([name, routed]) => [name, read(routed)]).sort(),
    errors.map(({ message, line, column }) => `${line}:${column} ${message}`),
    errorCount,
    counts,
    failure?.message,
    [...program.deprecatedCalls],
    results,
  ]);
}
