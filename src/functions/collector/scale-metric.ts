import {
  type Exemplar,
  ExponentialHistogram,
  Histogram,
  type HistogramDataPoint,
  type NumberDataPoint,
  Summary,
  type SummaryDataPoint,
} from "../../otlp/model.ts";
import { Failure, fail } from "../../values/failure.ts";
import { float64ToInt64 } from "../../values/int64.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";

export const scaleMetric = defineFunction({
  name: "scale_metric",
  kind: "editor",
  params: {
    multiplier: required("floatLiteral", "What values, sums and bounds are multiplied by."),
    unit: optional("string", "The metric's new unit."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Multiplies the values of a metric, and sets its unit where given.",
  notes: ["Ints are cut towards zero.", "Exponential histograms are refused."],
  examples: [{ source: `scale_metric(0.001, "s")` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_scale.go",
  create:
    ({ multiplier, unit }) =>
    (context) => {
      const { metric } = context;
      const { data } = metric;
      const newUnit = unit?.get(context);
      if (newUnit instanceof Failure) return newUnit;
      if (data === undefined) return fail("unsupported", "unsupported metric type: 'Empty'");
      if (data instanceof ExponentialHistogram) {
        return fail("unsupported", "exponential histograms are not supported by the 'scale_metric' function");
      }
      if (data instanceof Histogram) for (const point of data.dataPoints) scaleHistogram(point, multiplier);
      else if (data instanceof Summary) for (const point of data.dataPoints) scaleSummary(point, multiplier);
      else for (const point of data.dataPoints) scaleNumber(point, multiplier);
      if (newUnit !== undefined) metric.unit = newUnit;
      return null;
    },
});

function scaleNumber(point: NumberDataPoint | Exemplar, multiplier: number): void {
  const { value } = point;
  if (typeof value === "bigint") point.value = float64ToInt64(Number(value) * multiplier);
  else if (value !== undefined) point.value = value * multiplier;
}

function scaleSummary(point: SummaryDataPoint, multiplier: number): void {
  point.sum *= multiplier;
  for (const quantile of point.quantileValues) quantile.value *= multiplier;
}

function scaleHistogram(point: HistogramDataPoint, multiplier: number): void {
  if (point.sum !== undefined) point.sum *= multiplier;
  if (point.min !== undefined) point.min *= multiplier;
  if (point.max !== undefined) point.max *= multiplier;
  point.explicitBounds = point.explicitBounds.map((bound) => bound * multiplier);
  for (const exemplar of point.exemplars) scaleNumber(exemplar, multiplier);
}
