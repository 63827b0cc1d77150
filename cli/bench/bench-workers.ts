import { detectFormat, detectSignal, TelemetryError } from "ottl";
import { createPool, openInput, readAll } from "ottl/node";
import { Rules } from "../run/rules.ts";
import { CliError } from "../support/cli-error.ts";
import type { BenchOptions } from "./bench-run.ts";

/** What `ottl bench --workers` measures: wall time, a record. */
export interface WorkersResult {
  readonly records: number;
  readonly total_ns: number;
  readonly records_per_s: number;
  readonly workers: number;
  readonly rounds: number;
}

/** Times a stream of one payload, again and again, shared out to worker threads. */
export async function benchWorkers(
  options: BenchOptions & { readonly input: string; readonly workers: number },
): Promise<WorkersResult> {
  const { workers, input, seconds } = options;
  const rules = await Rules.open(options);
  const bytes = await readAll(await openInput(input));
  const signal = options.signal ?? detectSignal(detectFormat(bytes), bytes);
  if (signal instanceof TelemetryError) throw new CliError(`${input}: ${signal.message}`);
  rules.programFor(signal);
  const pool = await createPool({ ...rules.forPool(), workers });
  try {
    const first = await pool.process(bytes, { signal });
    if (first.refusal) throw new CliError(`${input}: ${first.refusal.message}`);
    if (first.before === 0) throw new CliError(`${input}: holds no records to time`);
    // A payload is not split here: the stream has enough of them.
    const run = async (milliseconds: number): Promise<{ readonly rounds: number; readonly time: number }> => {
      const start = performance.now();
      let rounds = 0;
      const source = function* (): Generator<{ readonly bytes: Uint8Array }> {
        while (performance.now() - start < milliseconds) yield { bytes };
      };
      for await (const { result } of pool.processAll(source(), { signal, validate: options.validate })) {
        pool.release(result);
        rounds++;
      }
      return { rounds, time: performance.now() - start };
    };
    await run(Math.min(3000, seconds * 500));
    const { rounds, time } = await run(seconds * 1000);
    const total = (time * 1e6) / (rounds * first.before);
    return { records: first.before, total_ns: total, records_per_s: 1e9 / total, workers, rounds };
  } finally {
    await pool.close();
  }
}
