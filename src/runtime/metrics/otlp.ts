import {
  Gauge,
  Histogram,
  HistogramDataPoint,
  Metric,
  type MetricData,
  NumberDataPoint,
  Payload,
  ResourceGroup,
  ScopeGroup,
  Sum,
} from "../../otlp/model.ts";
import type { PMap } from "../../values/pmap.ts";
import { DURATION_BOUNDS, STATEMENT_RESULTS, type StatementMetrics } from "./program-metrics.ts";
import { METRIC_HELP, type MetricsReport } from "./report.ts";

/** OTLP's AGGREGATION_TEMPORALITY_CUMULATIVE. */
const CUMULATIVE = 2;

/** When the counting began and when it was read, in nanoseconds since the Unix epoch. */
export interface MetricsPeriod {
  readonly start: bigint;
  readonly end: bigint;
}

/** Metrics as an OTLP payload; names, labels and buckets are those of the Prometheus text. */
export function toOtlpMetrics({ programs, deprecatedCalls }: MetricsReport, period: MetricsPeriod): Payload<Metric> {
  const statements = programs.flatMap((program) => program.statements);
  const executions = statements.flatMap((each) =>
    STATEMENT_RESULTS.filter((result) => each.results[result] > 0).map((result) =>
      counted(period, { ...labels(each), result }, BigInt(each.results[result])),
    ),
  );
  const durations = statements.filter(({ duration }) => duration.count > 0).map((each) => histogram(period, each));
  const compilation = programs.reduce((sum, each) => sum + each.compilationSeconds, 0);
  const deprecated = [...deprecatedCalls].map(([name, count]) => counted(period, { function: name }, BigInt(count)));
  const payload = new Payload<Metric>();
  const resource = new ResourceGroup<Metric>();
  const scope = new ScopeGroup<Metric>();
  scope.scope.name = "ottl";
  scope.records = [
    metric("ottl_execution_total", "{execution}", METRIC_HELP.executions, sumOf(executions)),
    metric("ottl_execution_duration_seconds", "s", METRIC_HELP.duration, histogramOf(durations)),
    metric(
      "ottl_compilation_duration_seconds",
      "s",
      METRIC_HELP.compilation,
      gaugeOf([counted(period, {}, compilation)]),
    ),
    metric("ottl_deprecated_function_calls_total", "{call}", METRIC_HELP.deprecated, sumOf(deprecated)),
  ].filter(({ data }) => data !== undefined && data.dataPoints.length > 0);
  resource.scopes.push(scope);
  payload.resources.push(resource);
  return payload;
}

function labels({ statement, context }: StatementMetrics): Readonly<Record<string, string>> {
  return { statement, context };
}

function metric(name: string, unit: string, description: string, data: MetricData): Metric {
  return Object.assign(new Metric(), { name, unit, description, data });
}

function sumOf(dataPoints: NumberDataPoint[]): Sum {
  return Object.assign(new Sum(), { dataPoints, aggregationTemporality: CUMULATIVE, isMonotonic: true });
}

function gaugeOf(dataPoints: NumberDataPoint[]): Gauge {
  return Object.assign(new Gauge(), { dataPoints });
}

function histogramOf(dataPoints: HistogramDataPoint[]): Histogram {
  return Object.assign(new Histogram(), { dataPoints, aggregationTemporality: CUMULATIVE });
}

function counted(
  period: MetricsPeriod,
  attributes: Readonly<Record<string, string>>,
  value: bigint | number,
): NumberDataPoint {
  const point = new NumberDataPoint();
  point.value = value;
  stamp(point, period, attributes);
  return point;
}

function histogram(period: MetricsPeriod, each: StatementMetrics): HistogramDataPoint {
  const { count, sum, buckets } = each.duration;
  const point = new HistogramDataPoint();
  point.count = BigInt(count);
  point.sum = sum;
  point.explicitBounds = [...DURATION_BOUNDS];
  point.bucketCounts = buckets.map(BigInt);
  stamp(point, period, labels(each));
  return point;
}

function stamp(
  point: { attributes: PMap; startTimeUnixNano: bigint; timeUnixNano: bigint },
  { start, end }: MetricsPeriod,
  attributes: Readonly<Record<string, string>>,
): void {
  point.startTimeUnixNano = start;
  point.timeUnixNano = end;
  for (const [key, value] of Object.entries(attributes)) point.attributes.append(key, value);
}
