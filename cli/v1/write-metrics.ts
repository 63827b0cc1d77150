import { openOutput } from "ottl/node";
import { reportMetrics } from "ottl/v1";

/** Writes the metrics of a run: Prometheus text, or OTLP where the file's name ends so. */
export async function writeMetrics(
  file: string,
  programs: Parameters<typeof reportMetrics>[0],
  start: bigint,
): Promise<void> {
  const format = /\.json$/.test(file) ? "json" : /\.pb$/.test(file) ? "proto" : "prometheus";
  const output = await openOutput(file);
  await output.write(reportMetrics(programs, format, { start, end: wallClock() }));
  await output.commit();
}

/** Nanoseconds since the Unix epoch. */
export function wallClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}
