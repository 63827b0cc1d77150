import { Gauge, Summary } from "../../otlp/model.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional } from "../params.ts";
import { appendMetric, derivedMetric, derivedPoint } from "../shared/metrics/derived-metric.ts";

export const convertSummaryQuantileValToGauge = defineFunction({
  name: "convert_summary_quantile_val_to_gauge",
  kind: "editor",
  params: {
    attribute_key: optional("stringLiteral", "The attribute that takes the quantile; `quantile` where absent."),
    suffix: optional("stringLiteral", "Appended to the name; `.quantiles` where absent."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a gauge with a data point for each quantile of a summary; the summary stays.",
  examples: [{ source: `convert_summary_quantile_val_to_gauge("quantile")` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_convert_summary_quantile_val_to_gauge.go",
  create:
    ({ attribute_key = "quantile", suffix = ".quantiles" }) =>
    (context) => {
      const { metric } = context;
      if (!(metric.data instanceof Summary)) return null;
      const gauge = new Gauge();
      for (const point of metric.data.dataPoints) {
        for (const { quantile, value } of point.quantileValues) {
          const derived = derivedPoint(point, value);
          derived.attributes.set(attribute_key, quantile);
          gauge.dataPoints.push(derived);
        }
      }
      appendMetric(context, derivedMetric(metric, suffix, gauge));
      return null;
    },
});
