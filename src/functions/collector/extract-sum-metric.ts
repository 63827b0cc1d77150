import { Gauge, Sum } from "../../otlp/model.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { appendMetric, derivedMetric, derivedPoint, newSum } from "../shared/metrics/derived-metric.ts";
import { distributionTemporality, notADistribution, UNSPECIFIED } from "../shared/metrics/metric-type.ts";

export const extractSumMetric = defineFunction({
  name: "extract_sum_metric",
  kind: "editor",
  params: {
    monotonic: required("boolLiteral", "Whether the new sum only grows."),
    suffix: optional("stringLiteral", "Appended to the name; `_sum` where absent."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a sum with the sum of each data point of a histogram or summary.",
  notes: [
    "The temporality is the histogram's (unspecified is an error); a summary counts as cumulative.",
    "Without any point nothing is appended.",
  ],
  examples: [{ source: `extract_sum_metric(true)` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_extract_sum_metric.go",
  create:
    ({ monotonic, suffix = "_sum" }) =>
    (context) => {
      const { metric } = context;
      const { data } = metric;
      const temporality = distributionTemporality(metric);
      if (data === undefined || data instanceof Gauge || data instanceof Sum || temporality === UNSPECIFIED) {
        return notADistribution("extract_sum_metric", metric);
      }
      const sum = newSum(temporality, monotonic);
      for (const point of data.dataPoints) {
        if (point.sum !== undefined) sum.dataPoints.push(derivedPoint(point, point.sum));
      }
      if (sum.dataPoints.length > 0) appendMetric(context, derivedMetric(metric, suffix, sum));
      return null;
    },
});
