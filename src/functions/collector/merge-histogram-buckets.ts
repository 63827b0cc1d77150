import { HistogramDataPoint } from "../../otlp/model.ts";
import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";

/** Bounds closer than this count as equal. */
const EPSILON = 1e-12;

export const mergeHistogramBuckets = defineFunction({
  name: "merge_histogram_buckets",
  kind: "editor",
  params: {
    target_value: required("floatLike", "The bound to remove, or how many buckets may remain."),
    method: optional("stringLiteral", "`remove_explicit_bound` (default) or `limit_buckets`."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Merges buckets of a histogram's data point: the two at a bound, or neighbours until few enough remain.",
  notes: ["Points whose counts and bounds do not fit together stay as they are, and so do other metrics."],
  examples: [{ source: `merge_histogram_buckets(0.5)` }, { source: `merge_histogram_buckets(10, "limit_buckets")` }],
  contexts: ["datapoint"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_merge_histogram_buckets.go",
  create({ target_value, method = "remove_explicit_bound" }) {
    const isLimit = method === "limit_buckets";
    if (!isLimit && method !== "remove_explicit_bound") {
      return fail("unsupported", `unsupported method "{0}"`, method);
    }
    const check = isLimit ? checkLimit : checkBound;
    if (target_value.isLiteral) {
      const literal = check(target_value.literal);
      if (literal instanceof Failure) return literal;
    }
    return (context) => {
      const { dataPoint } = context;
      if (!(dataPoint instanceof HistogramDataPoint)) return null;
      const value = target_value.get(context);
      const target = value instanceof Failure ? value : check(value);
      if (target instanceof Failure) return target;
      if (dataPoint.explicitBounds.length + 1 === dataPoint.bucketCounts.length) {
        if (isLimit) limitBuckets(dataPoint, target);
        else removeBound(dataPoint, target);
      }
      return null;
    };
  },
});

function checkBound(value: number | undefined): number | Failure {
  return value ?? fail("nil-value", "target_value must not be nil");
}

function checkLimit(value: number | undefined): number | Failure {
  const limit = checkBound(value);
  if (limit instanceof Failure || (Number.isInteger(limit) && limit >= 1 && limit <= 2 ** 63)) return limit;
  return fail(
    "invalid-argument",
    `target_value must be a positive integer when method is "limit_buckets", got {0}`,
    limit,
  );
}

function removeBound(point: HistogramDataPoint, target: number): void {
  const { explicitBounds, bucketCounts } = point;
  const at = explicitBounds.findIndex((bound) => Math.abs(bound - target) < EPSILON);
  if (at < 0) return;
  const merged = BigInt.asUintN(64, bucketCounts[at] + bucketCounts[at + 1]);
  point.explicitBounds = explicitBounds.toSpliced(at, 1);
  point.bucketCounts = bucketCounts.toSpliced(at, 2, merged);
}

/** Merges as many neighbours each as it takes; bounds that do not ascend are left alone. */
function limitBuckets(point: HistogramDataPoint, limit: number): void {
  const { explicitBounds, bucketCounts } = point;
  if (bucketCounts.length <= limit) return;
  if (explicitBounds.some((bound, i) => i > 0 && !(bound > explicitBounds[i - 1]))) return;
  const size = Math.ceil(bucketCounts.length / limit);
  const merged: bigint[] = [];
  for (let i = 0; i < bucketCounts.length; i += size) {
    merged.push(
      BigInt.asUintN(
        64,
        bucketCounts.slice(i, i + size).reduce((a, b) => a + b),
      ),
    );
  }
  point.bucketCounts = merged;
  point.explicitBounds = explicitBounds.filter((_, i) => (i + 1) % size === 0);
}
