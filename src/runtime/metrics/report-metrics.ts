import type { TelemetryFormat } from "../../otlp/signal.ts";
import { encodeTelemetry } from "../../otlp/telemetry.ts";
import { fromText, toBytes } from "../../values/byte-string.ts";
import { type MetricsPeriod, toOtlpMetrics } from "./otlp.ts";
import type { ProgramMetrics } from "./program-metrics.ts";
import { toPrometheus } from "./prometheus.ts";

/** A program of either dialect that was compiled with `metrics`; without, it has nothing to report. */
export interface CountingProgram {
  readonly metrics: ProgramMetrics | undefined;
  /** By name. OTTL itself has no deprecated functions at present, the dialect v1 has. */
  readonly deprecatedCalls?: ReadonlyMap<string, number>;
}

/** The metrics of programs that ran together: Prometheus text, or OTLP metrics as protobuf or JSON. */
export function reportMetrics(
  programs: readonly CountingProgram[],
  format: "prometheus" | TelemetryFormat,
  period: MetricsPeriod,
): Uint8Array {
  const deprecatedCalls = new Map<string, number>();
  for (const program of programs) {
    for (const [name, count] of program.deprecatedCalls ?? [])
      deprecatedCalls.set(name, (deprecatedCalls.get(name) ?? 0) + count);
  }
  const counted = programs.map(({ metrics }) => metrics).filter((metrics) => metrics !== undefined);
  const report = { programs: counted, deprecatedCalls };
  if (format === "prometheus") return toBytes(fromText(toPrometheus(report)));
  return encodeTelemetry("metrics", format, toOtlpMetrics(report, period));
}
