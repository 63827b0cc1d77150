import { ExponentialHistogram, Gauge, Histogram, Summary } from "../../otlp/model.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional } from "../params.ts";
import { appendMetric, derivedMetric, derivedPoint } from "../shared/metrics/derived-metric.ts";
import { notADistribution } from "../shared/metrics/metric-type.ts";

export const extractAvgMetric = defineFunction({
  name: "extract_avg_metric",
  kind: "editor",
  params: { suffix: optional("stringLiteral", "Appended to the name; `_avg` where absent.") },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a gauge with the average (sum by count) of each data point of a histogram or summary.",
  notes: ["Points without a sum or with a count of 0 are passed over; without any point nothing is appended."],
  examples: [{ source: `extract_avg_metric()` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_extract_avg_metric.go",
  create:
    ({ suffix = "_avg" }) =>
    (context) => {
      const { metric } = context;
      const { data } = metric;
      const isDistribution =
        data instanceof Histogram || data instanceof ExponentialHistogram || data instanceof Summary;
      if (!isDistribution) return notADistribution("extract_avg_metric", metric);
      const gauge = new Gauge();
      for (const point of data.dataPoints) {
        const { sum, count } = point;
        if (sum !== undefined && count > 0n) gauge.dataPoints.push(derivedPoint(point, sum / Number(count)));
      }
      if (gauge.dataPoints.length > 0) appendMetric(context, derivedMetric(metric, suffix, gauge));
      return null;
    },
});
