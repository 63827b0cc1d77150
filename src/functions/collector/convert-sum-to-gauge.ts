import { Gauge, Sum } from "../../otlp/model.ts";
import { defineFunction, IMPURE } from "../define.ts";

export const convertSumToGauge = defineFunction({
  name: "convert_sum_to_gauge",
  kind: "editor",
  params: {},
  returns: "nil",
  effects: IMPURE,
  summary: "Makes a sum a gauge; other metrics stay as they are.",
  examples: [{ source: `convert_sum_to_gauge()` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_convert_sum_to_gauge.go",
  ignoresArguments: true,
  create:
    () =>
    ({ metric }) => {
      if (!(metric.data instanceof Sum)) return null;
      const gauge = new Gauge();
      gauge.dataPoints = metric.data.dataPoints;
      metric.data = gauge;
      return null;
    },
});
