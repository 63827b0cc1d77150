import { detectFormat, TelemetryError } from "ottl";
import { openInput, readAll } from "ottl/node";
import { CliError } from "../support/cli-error.ts";
import { V1Rules } from "./program.ts";
import { sampleSpans } from "./sample.ts";

/** Times a program of the dialect v1 over one payload, over and over; without telemetry over sample spans. */
export async function benchV1(file: string, input: string | undefined, seconds: number): Promise<object> {
  const rules = await V1Rules.open(file);
  const bytes = input === undefined ? sampleSpans() : await readAll(await openInput(input));
  const place = input ?? "the sample";
  const format = detectFormat(bytes);
  const program = rules.programForPayload(format, bytes, place);
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
  return { ...first.counts, rounds, total_ns: nanos, records_per_s: 1e9 / nanos, tier: program.currentTier };
}
