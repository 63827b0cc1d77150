import { Summary } from "../../otlp/model.ts";
import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optionalList, required } from "../params.ts";
import { aggregateMetric } from "../shared/metrics/aggregate-metric.ts";
import { parseAggregation } from "../shared/metrics/aggregation.ts";

export const aggregateOnAttributes = defineFunction({
  name: "aggregate_on_attributes",
  kind: "editor",
  params: {
    aggregation_function: required(
      "stringLiteral",
      "`sum`, `mean`, `min`, `max`, `median` or `count`; histograms are always summed.",
    ),
    attributes: optionalList("stringLiteral", "The attributes to keep; all where absent, none for an empty list."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Drops all but the given attributes of a metric's data points and merges the points that are then alike.",
  notes: [
    "Points are alike when attributes and time agree.",
    "Summaries are refused; the metric's metadata is dropped.",
  ],
  examples: [{ source: `aggregate_on_attributes("sum", ["host.name"])` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_aggregate_on_attributes_metrics.go",
  create({ aggregation_function, attributes }) {
    const aggregation = parseAggregation(aggregation_function);
    if (aggregation instanceof Failure) return aggregation;
    const kept = attributes && new Set(attributes);
    return ({ metric }) => {
      const { data } = metric;
      if (data instanceof Summary) {
        return fail("unsupported", "aggregate_on_attributes does not support aggregating Summary metrics");
      }
      if (kept) for (const point of data?.dataPoints ?? []) point.attributes.removeIf((key) => !kept.has(key));
      return aggregateMetric(metric, aggregation) ?? null;
    };
  },
});
