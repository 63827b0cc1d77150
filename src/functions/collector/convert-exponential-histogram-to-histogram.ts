import { ExponentialHistogram, Histogram, HistogramDataPoint } from "../../otlp/model.ts";
import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { list, required } from "../params.ts";
import { checkBounds, parseDistribution, toExplicitBuckets } from "../shared/metrics/explicit-buckets.ts";
import { replaceMetricData } from "../shared/metrics/replace-metric.ts";

export const convertExponentialHistogramToHistogram = defineFunction({
  name: "convert_exponential_histogram_to_histogram",
  kind: "editor",
  params: {
    distribution_fn: required("stringLiteral", "`upper`, `midpoint`, `uniform` or `random` (also for an empty text)."),
    explicit_bounds: list("floatLiteral", "The bounds of the new buckets, ascending."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Makes an exponential histogram one with explicit buckets; other metrics stay as they are.",
  notes: [
    "A bucket's count goes where its upper bound or midpoint lies, or is spread over the new buckets it overlaps.",
    "A point whose count is not the sum of its buckets is an error, and the metric stays as it was.",
  ],
  examples: [{ source: `convert_exponential_histogram_to_histogram("upper", [0.0, 10.0, 100.0])` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_convert_exponential_hist_to_explicit_hist.go",
  create({ distribution_fn, explicit_bounds }, env) {
    const distribution = parseDistribution(distribution_fn);
    if (distribution instanceof Failure) return distribution;
    const wrong = checkBounds(explicit_bounds);
    if (wrong) return wrong;
    const random64 = (): bigint => {
      const bytes = new Uint8Array(8);
      env.random(bytes);
      return new DataView(bytes.buffer).getBigUint64(0);
    };
    return ({ metric }) => {
      const { data } = metric;
      if (!(data instanceof ExponentialHistogram)) return null;
      const histogram = new Histogram();
      histogram.aggregationTemporality = data.aggregationTemporality;
      for (const source of data.dataPoints) {
        const counts = toExplicitBuckets(source, explicit_bounds, distribution, random64);
        if (counts instanceof Failure) return counts;
        const point = new HistogramDataPoint();
        const { attributes, startTimeUnixNano, timeUnixNano, count, sum, min, max, exemplars, flags } = source;
        Object.assign(point, { attributes, startTimeUnixNano, timeUnixNano, count, sum, min, max, exemplars, flags });
        point.explicitBounds = [...explicit_bounds];
        point.bucketCounts = counts;
        histogram.dataPoints.push(point);
      }
      replaceMetricData(metric, histogram);
      return null;
    };
  },
});
