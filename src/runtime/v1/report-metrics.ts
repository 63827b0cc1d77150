import type { TelemetryFormat } from "../../otlp/signal.ts";
import { encodeTelemetry } from "../../otlp/telemetry.ts";
import { fromText, toBytes } from "../../values/byte-string.ts";
import { type MetricsPeriod, toOtlpMetrics } from "../metrics/otlp.ts";
import { toPrometheus } from "../metrics/prometheus.ts";
import type { MetricsReport } from "../metrics/report.ts";
import type { CompiledV1 } from "./program.ts";

/**
 * The metrics of programs that ran together, those that were compiled with `metrics`: Prometheus text, or OTLP metrics as
 * protobuf or JSON.
 */
export function reportMetrics(
  programs: readonly Pick<CompiledV1, "metrics" | "deprecatedCalls">[],
  format: "prometheus" | TelemetryFormat,
  period: MetricsPeriod,
): Uint8Array {
  const deprecatedCalls = new Map<string, number>();
  for (const program of programs) {
    for (const [name, count] of program.deprecatedCalls)
      deprecatedCalls.set(name, (deprecatedCalls.get(name) ?? 0) + count);
  }
  const counted = programs.map(({ metrics }) => metrics).filter((metrics) => metrics !== undefined);
  const report: MetricsReport = { programs: counted, deprecatedCalls };
  if (format === "prometheus") return toBytes(fromText(toPrometheus(report)));
  return encodeTelemetry("metrics", format, toOtlpMetrics(report, period));
}
