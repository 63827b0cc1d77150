import { type Failure, fail } from "../../../values/failure.ts";

export type Aggregation = "sum" | "mean" | "min" | "max" | "median" | "count";

const AGGREGATIONS: readonly string[] = ["sum", "mean", "min", "max", "median", "count"];

/** Reads the `aggregation_function` argument. */
export function parseAggregation(text: string): Aggregation | Failure {
  if (AGGREGATIONS.includes(text)) return text as Aggregation;
  return fail(
    "invalid-argument",
    "invalid aggregation function: 'unsupported function: '{0}'', valid options: {1}",
    text,
    AGGREGATIONS.join(", "),
  );
}
