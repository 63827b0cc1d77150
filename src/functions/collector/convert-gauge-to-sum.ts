import { Gauge } from "../../otlp/model.ts";
import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";
import { newSum } from "../shared/metrics/derived-metric.ts";
import { parseTemporality } from "../shared/metrics/metric-type.ts";

export const convertGaugeToSum = defineFunction({
  name: "convert_gauge_to_sum",
  kind: "editor",
  params: {
    string_agg_temp: required("stringLiteral", "`cumulative` or `delta`."),
    monotonic: required("boolLiteral", "Whether the sum only grows."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Makes a gauge a sum; other metrics stay as they are.",
  examples: [{ source: `convert_gauge_to_sum("cumulative", false)` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_convert_gauge_to_sum.go",
  create({ string_agg_temp, monotonic }) {
    const temporality = parseTemporality(string_agg_temp);
    if (temporality instanceof Failure) return temporality;
    return ({ metric }) => {
      if (!(metric.data instanceof Gauge)) return null;
      const sum = newSum(temporality, monotonic);
      sum.dataPoints = metric.data.dataPoints;
      metric.data = sum;
      return null;
    };
  },
});
