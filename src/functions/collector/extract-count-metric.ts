import { Gauge, Sum } from "../../otlp/model.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { appendMetric, derivedMetric, derivedPoint, newSum } from "../shared/metrics/derived-metric.ts";
import { distributionTemporality, notADistribution, UNSPECIFIED } from "../shared/metrics/metric-type.ts";

export const extractCountMetric = defineFunction({
  name: "extract_count_metric",
  kind: "editor",
  params: {
    monotonic: required("boolLiteral", "Whether the new sum only grows."),
    suffix: optional("stringLiteral", "Appended to the name; `_count` where absent."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a sum with the count of each data point of a histogram or summary.",
  notes: [
    "The temporality is the histogram's (unspecified is an error); a summary counts as cumulative.",
    "Without any point nothing is appended.",
  ],
  examples: [{ source: `extract_count_metric(true)` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_extract_count_metric.go",
  create:
    ({ monotonic, suffix = "_count" }) =>
    (context) => {
      const { metric } = context;
      const { data } = metric;
      const temporality = distributionTemporality(metric);
      if (data === undefined || data instanceof Gauge || data instanceof Sum || temporality === UNSPECIFIED) {
        return notADistribution("extract_count_metric", metric);
      }
      const sum = newSum(temporality, monotonic);
      sum.dataPoints = data.dataPoints.map((point) => derivedPoint(point, BigInt.asIntN(64, point.count)));
      if (sum.dataPoints.length > 0) {
        const counts = derivedMetric(metric, suffix, sum);
        // The unit is that of the values, not of their number.
        counts.unit = "1";
        appendMetric(context, counts);
      }
      return null;
    },
});
