import { ExponentialHistogram, Gauge, Histogram, type Metric, Sum, Summary } from "../../../otlp/model.ts";
import { type Failure, fail } from "../../../values/failure.ts";

export const UNSPECIFIED = 0;
export const DELTA = 1;
export const CUMULATIVE = 2;

/** pmetric.MetricType's text. */
function metricTypeName({ data }: Metric): string {
  if (data instanceof Gauge) return "Gauge";
  if (data instanceof Sum) return "Sum";
  if (data instanceof Histogram) return "Histogram";
  if (data instanceof ExponentialHistogram) return "ExponentialHistogram";
  return data instanceof Summary ? "Summary" : "Empty";
}

/** Reads the `string_agg_temp` argument. */
export function parseTemporality(text: string): number | Failure {
  if (text === "delta") return DELTA;
  if (text === "cumulative") return CUMULATIVE;
  return fail("invalid-argument", "unknown aggregation temporality: {0}", text);
}

/** That a function works on distributions only. */
export function notADistribution(functionName: string, metric: Metric): Failure {
  return fail(
    "unsupported",
    "{0} requires an input metric of type Histogram, ExponentialHistogram or Summary, got {1}",
    functionName,
    metricTypeName(metric),
  );
}

/** The temporality that a count or sum taken out of a distribution has; summaries count as cumulative. */
export function distributionTemporality({ data }: Metric): number {
  if (data instanceof Histogram || data instanceof ExponentialHistogram) return data.aggregationTemporality;
  return data instanceof Summary ? CUMULATIVE : UNSPECIFIED;
}
