import { Summary } from "../../otlp/model.ts";
import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { appendMetric, derivedMetric, derivedPoint, newSum } from "../shared/metrics/derived-metric.ts";
import { parseTemporality } from "../shared/metrics/metric-type.ts";

export const convertSummarySumValToSum = defineFunction({
  name: "convert_summary_sum_val_to_sum",
  kind: "editor",
  params: {
    string_agg_temp: required("stringLiteral", "`cumulative` or `delta`."),
    monotonic: required("boolLiteral", "Whether the sum only grows."),
    suffix: optional("stringLiteral", "Appended to the name; `_sum` where absent."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a sum with the sum of each data point of a summary; the summary stays.",
  notes: ["It runs once a data point and takes all points each time: use a `where` to run it once."],
  examples: [{ source: `convert_summary_sum_val_to_sum("delta", true)` }],
  contexts: ["datapoint"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_convert_summary_sum_val_to_sum.go",
  create({ string_agg_temp, monotonic, suffix = "_sum" }) {
    const temporality = parseTemporality(string_agg_temp);
    if (temporality instanceof Failure) return temporality;
    return (context) => {
      const { metric } = context;
      if (!(metric.data instanceof Summary)) return null;
      const sum = newSum(temporality, monotonic);
      sum.dataPoints = metric.data.dataPoints.map((point) => derivedPoint(point, point.sum));
      appendMetric(context, derivedMetric(metric, suffix, sum));
      return null;
    };
  },
});
