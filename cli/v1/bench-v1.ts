import { detectFormat, type Signal, TelemetryError } from "ottl";
import { openInput, readAll } from "ottl/node";
import { compileV1 } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { promotionOf, type RuleOptions } from "../support/common-options.ts";
import { V1Rules } from "./program.ts";
import { sampleSpans } from "./sample.ts";

export interface BenchV1Options extends RuleOptions {
  readonly input?: string;
  readonly signal?: Signal;
  readonly seconds: number;
}

/** Times a program of the dialect v1 over one payload, over and over; without telemetry over sample spans. */
export async function benchV1(file: string, options: BenchV1Options): Promise<object> {
  const { input, signal, tier, seconds } = options;
  const rules = await V1Rules.open(file, { tier, promotion: promotionOf(options), isUnlimited: true });
  const bytes = input === undefined ? sample() : await readAll(await openInput(input));
  const place = input ?? "the sample";
  const format = detectFormat(bytes);
  const program = rules.programForPayload(format, bytes, place, signal);
  const first = program.process(bytes, { format });
  if (first.failure instanceof TelemetryError) throw new CliError(`${place}: ${first.failure.message}`);
  const { records } = first.counts;
  if (records === 0) throw new CliError(`${place}: holds no records to time`);
  let rounds = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  let now = start;
  while (now < end) {
    const { failure } = program.process(bytes, { format });
    if (failure) throw new CliError(`${place}: ${failure.message}`);
    rounds++;
    now = performance.now();
  }
  const nanos = ((now - start) * 1e6) / (rounds * records);
  return {
    input: input ?? "sample spans",
    ...first.counts,
    failed: first.errorCount,
    rounds,
    total_ns: nanos,
    records_per_s: 1e9 / nanos,
    tier: program.currentTier,
  };
}

/** As OTLP protobuf, which is what runs over columns. */
function sample(): Uint8Array {
  const { program } = compileV1("", { signal: "traces" });
  const result = program?.process(sampleSpans(), { format: "json", outputFormat: "proto" });
  return result?.output ?? new Uint8Array(0);
}
