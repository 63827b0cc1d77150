import { ExponentialHistogram, Gauge, Histogram } from "../../otlp/model.ts";
import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { formatFloat } from "../shared/go-printf/format-float.ts";
import { appendMetric, derivedMetric, derivedPoint } from "../shared/metrics/derived-metric.ts";
import { exponentialPercentile, histogramPercentile } from "../shared/metrics/percentile.ts";

export const extractPercentileMetric = defineFunction({
  name: "extract_percentile_metric",
  kind: "editor",
  params: {
    percentile: required("floatLiteral", "Between 0 and 100, both excluded."),
    suffix: optional("stringLiteral", "Appended to the name; `_p` and the percentile where absent or empty."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a gauge with a percentile of each data point of a histogram.",
  notes: [
    "Within a bucket it interpolates: linearly, for exponential histograms logarithmically.",
    "Points without buckets are passed over; other metrics stay as they are.",
  ],
  examples: [{ source: `extract_percentile_metric(95.0)` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_extract_percentile_metric.go",
  create({ percentile, suffix }) {
    if (percentile <= 0 || percentile >= 100) {
      return fail("invalid-argument", "percentile must be greater than 0 and less than 100, got {0}", percentile);
    }
    const label = `p${formatFloat(percentile, "g", -1)}`;
    return (context) => {
      const { metric } = context;
      const { data } = metric;
      const gauge = new Gauge();
      if (data instanceof Histogram) {
        for (const point of data.dataPoints) {
          const value = histogramPercentile(point, percentile);
          if (value instanceof Failure) return value;
          if (value !== undefined) gauge.dataPoints.push(derivedPoint(point, value));
        }
      } else if (data instanceof ExponentialHistogram) {
        for (const point of data.dataPoints) {
          const value = exponentialPercentile(point, percentile);
          if (value instanceof Failure) return value;
          if (value !== undefined) gauge.dataPoints.push(derivedPoint(point, value));
        }
      }
      if (gauge.dataPoints.length === 0) return null;
      const derived = derivedMetric(metric, suffix || `_${label}`, gauge);
      derived.description = metric.description === "" ? label : `${metric.description} (${label})`;
      appendMetric(context, derived);
      return null;
    };
  },
});
