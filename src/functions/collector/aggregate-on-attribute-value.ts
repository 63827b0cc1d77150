import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { list, required } from "../params.ts";
import { aggregateMetric } from "../shared/metrics/aggregate-metric.ts";
import { parseAggregation } from "../shared/metrics/aggregation.ts";

export const aggregateOnAttributeValue = defineFunction({
  name: "aggregate_on_attribute_value",
  kind: "editor",
  params: {
    aggregation_function: required(
      "stringLiteral",
      "`sum`, `mean`, `min`, `max`, `median` or `count`; histograms are always summed.",
    ),
    attribute: required("stringLiteral", "The attribute to look at."),
    values: list("stringLiteral", "The values to replace."),
    new_value: required("stringLiteral", "What replaces them."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Replaces values of an attribute of a metric's data points and merges the points that are then alike.",
  notes: ["Values that are no text count as empty text.", "A summary loses all its data points."],
  examples: [{ source: `aggregate_on_attribute_value("sum", "host.name", ["a", "b"], "all")` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_agregate_on_attribute_value_metrics.go",
  create({ aggregation_function, attribute, values, new_value }) {
    const aggregation = parseAggregation(aggregation_function);
    if (aggregation instanceof Failure) return aggregation;
    const replaced = new Set(values);
    return ({ metric }) => {
      for (const { attributes } of metric.data?.dataPoints ?? []) {
        const value = attributes.get(attribute);
        if (value === undefined) continue;
        if (replaced.has(typeof value === "string" ? value : "")) attributes.set(attribute, new_value);
      }
      return aggregateMetric(metric, aggregation) ?? null;
    };
  },
});
