import type { ExponentialHistogramDataPoint, HistogramDataPoint } from "../../../otlp/model.ts";
import { Failure, fail } from "../../../values/failure.ts";

/** How far apart the bucket ranges of two points may lie; merging fills the gap with empty buckets. */
const MAX_BUCKETS = 1 << 24;

const wrapUint64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Merges a group of points with the same bounds into its first. Source: coreinternal/aggregateutil. */
export function mergeHistograms(group: readonly HistogramDataPoint[]): HistogramDataPoint | Failure {
  const [first, ...others] = group;
  for (const other of others) {
    if (other.count === 0n) continue;
    mergeTotals(first, other);
    if (other.bucketCounts.length > first.bucketCounts.length) {
      return fail("out-of-bounds", "index {0} out of range of bucket counts", first.bucketCounts.length);
    }
    for (const [i, count] of other.bucketCounts.entries()) {
      first.bucketCounts[i] = wrapUint64(first.bucketCounts[i] + count);
    }
    mergeTail(first, other);
  }
  return first;
}

/** Merges a group of points with the same scale into its first. Source: coreinternal/aggregateutil. */
export function mergeExponentialHistograms(
  group: readonly ExponentialHistogramDataPoint[],
): ExponentialHistogramDataPoint | Failure {
  const [first, ...others] = group;
  for (const other of others) {
    if (other.count === 0n) continue;
    mergeTotals(first, other);
    first.zeroCount = wrapUint64(first.zeroCount + other.zeroCount);
    for (const side of ["negative", "positive"] as const) {
      const target = first[side];
      const source = other[side];
      const merged = mergeBuckets(target.bucketCounts, source.bucketCounts, target.offset, source.offset);
      if (merged instanceof Failure) return merged;
      target.bucketCounts = merged;
      if (target.offset !== source.offset && source.bucketCounts.length > 0) {
        target.offset = Math.min(target.offset, source.offset);
        const filled = merged.findIndex((count) => count !== 0n);
        target.bucketCounts = merged.slice(filled < 0 ? merged.length : filled);
      }
    }
    mergeTail(first, other);
  }
  return first;
}

type AnyHistogramPoint = HistogramDataPoint | ExponentialHistogramDataPoint;

function mergeTotals(first: AnyHistogramPoint, other: AnyHistogramPoint): void {
  first.count = wrapUint64(first.count + other.count);
  // A sum that one point lacks is not known for the whole.
  first.sum = first.sum === undefined || other.sum === undefined ? undefined : first.sum + other.sum;
  if (first.min !== undefined && first.min > (other.min ?? 0)) first.min = other.min ?? 0;
  if (first.max !== undefined && first.max < (other.max ?? 0)) first.max = other.max ?? 0;
}

function mergeTail(first: AnyHistogramPoint, other: AnyHistogramPoint): void {
  first.exemplars.push(...other.exemplars);
  if (other.startTimeUnixNano < first.startTimeUnixNano) first.startTimeUnixNano = other.startTimeUnixNano;
}

/** The reference's bucket arithmetic, which for lower offsets puts the filled buckets in front without aligning them. */
function mergeBuckets(
  target: readonly bigint[],
  source: readonly bigint[],
  targetOffset: number,
  sourceOffset: number,
): bigint[] | Failure {
  if (sourceOffset < targetOffset) return [...source.filter((count) => count > 0n), ...target];
  const merged = target.slice();
  // The reference subtracts 32-bit integers.
  const shift = (sourceOffset - targetOffset) | 0;
  for (const [i, count] of source.entries()) {
    const at = i + shift;
    if ((shift !== 0 && count === 0n) || at < 0) continue;
    if (at > MAX_BUCKETS) return fail("limit-exceeded", "merging the buckets would make more than {0}", MAX_BUCKETS);
    while (merged.length <= at) merged.push(0n);
    merged[at] = wrapUint64(merged[at] + count);
  }
  return merged;
}
