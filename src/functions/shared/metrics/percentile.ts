import type { Buckets, ExponentialHistogramDataPoint, HistogramDataPoint } from "../../../otlp/model.ts";
import { type Failure, fail } from "../../../values/failure.ts";
import { goExp } from "../go-math/exp.ts";
import { goExp2 } from "../go-math/exp2.ts";
import { ldexp } from "../go-math/ldexp.ts";
import { goLog2 } from "../go-math/log2.ts";

/** Percentiles of histogram points; undefined where a point has nothing to interpolate. Percentiles are 0 to 100. */

function targetCountOf(count: bigint, percentile: number): bigint {
  return BigInt(Math.ceil(Number(count) * (percentile / 100)));
}

export function histogramPercentile(point: HistogramDataPoint, percentile: number): number | undefined | Failure {
  const { bucketCounts, explicitBounds, min, max } = point;
  if (point.count === 0n || bucketCounts.length === 0) return undefined;
  const target = targetCountOf(point.count, percentile);
  if (bucketCounts.length !== explicitBounds.length + 1) {
    return fail(
      "invalid-argument",
      "calculating histogram percentile: malformed data: bucketCounts length ({0}) != explicitBounds length ({1}) + 1",
      bucketCounts.length,
      explicitBounds.length,
    );
  }
  if (bucketCounts.length === 1) {
    if (min === undefined || max === undefined) return undefined;
    return interpolate(min, max, Number(target) / Number(bucketCounts[0]));
  }
  let reached = 0n;
  for (const [i, count] of bucketCounts.entries()) {
    const before = reached;
    reached = BigInt.asUintN(64, reached + count);
    if (reached < target) continue;
    const bounds = bucketBounds(point, i);
    if (typeof bounds === "number") return bounds;
    return interpolate(bounds[0], bounds[1], Number(BigInt.asUintN(64, target - before)) / Number(count));
  }
  return targetNotReached("histogram", target, reached);
}

/** Both bounds of a bucket, or the one that is known where the other is infinite. */
function bucketBounds({ explicitBounds, min, max }: HistogramDataPoint, i: number): [number, number] | number {
  if (i === 0) {
    const upper = explicitBounds[0];
    if (min !== undefined && min < upper) return [min, upper];
    return 0 > upper ? upper : [0, upper];
  }
  const lower = explicitBounds[i - 1];
  if (i < explicitBounds.length) return [lower, explicitBounds[i]];
  return max === undefined || max <= lower ? lower : [lower, max];
}

export function exponentialPercentile(
  point: ExponentialHistogramDataPoint,
  percentile: number,
): number | undefined | Failure {
  const { negative, positive, zeroCount, zeroThreshold, scale } = point;
  const hasNegative = negative.bucketCounts.length > 0;
  const hasPositive = positive.bucketCounts.length > 0;
  if (point.count === 0n || !(hasNegative || hasPositive || zeroCount !== 0n)) return undefined;
  const target = targetCountOf(point.count, percentile);

  let reached = 0n;
  for (let i = negative.bucketCounts.length - 1; i >= 0; i--) {
    const before = reached;
    reached = BigInt.asUintN(64, reached + negative.bucketCounts[i]);
    if (reached >= target) return inNegativeBucket(negative, i, target - before, scale);
  }
  const belowZero = reached;
  reached = BigInt.asUintN(64, reached + zeroCount);
  if (reached >= target) {
    // Where all values have one sign, so have those near zero.
    const lower = hasPositive && !hasNegative ? 0 : -zeroThreshold;
    const upper = hasNegative && !hasPositive ? 0 : zeroThreshold;
    return interpolate(lower, upper, Number(BigInt.asUintN(64, target - belowZero)) / Number(zeroCount));
  }
  for (const [i, count] of positive.bucketCounts.entries()) {
    const before = reached;
    reached = BigInt.asUintN(64, reached + count);
    if (reached < target) continue;
    const index = positive.offset + i;
    const ratio = Number(BigInt.asUintN(64, target - before)) / Number(count);
    return interpolateLogarithmically(bucketBound(index, scale), bucketBound(index + 1, scale), ratio);
  }
  return targetNotReached("exponential histogram", target, reached);
}

function inNegativeBucket(buckets: Buckets, i: number, count: bigint, scale: number): number | Failure {
  const index = buckets.offset + i;
  const lower = bucketBound(index, scale);
  const upper = bucketBound(index + 1, scale);
  if (lower >= upper) {
    return fail(
      "invalid-argument",
      "calculating exponential histogram percentile: malformed negative bucket bounds at histogramIndex={0}, scale={1}",
      index,
      scale,
    );
  }
  const ratio = Number(BigInt.asUintN(64, count)) / Number(buckets.bucketCounts[i]);
  const size = interpolateLogarithmically(lower, upper, 1 - ratio);
  return typeof size === "number" ? -size : size;
}

/** The lower bound of an exponential bucket, as Go computes it. */
function bucketBound(index: number, scale: number): number {
  if (scale > 0) return goExp(index * ldexp(Math.LN2, -scale));
  // Go shifts a 64-bit integer: what leaves it is lost.
  const exponent = scale <= -64 ? 0n : BigInt.asIntN(64, BigInt(index) << BigInt(-scale));
  return ldexp(1, Number(exponent));
}

function interpolate(lower: number, upper: number, ratio: number): number | Failure {
  if (ratio < 0 || ratio > 1) return invalidRatio("linear", ratio);
  return lower + ratio * (upper - lower);
}

function interpolateLogarithmically(lower: number, upper: number, ratio: number): number | Failure {
  if (ratio < 0 || ratio > 1) return invalidRatio("logarithmic", ratio);
  if (lower <= 0 || upper <= 0) {
    return fail(
      "invalid-argument",
      "logarithmic interpolation: bounds must be positive, got lowerBound={0}, upperBound={1}",
      lower.toFixed(6),
      upper.toFixed(6),
    );
  }
  const logLower = goLog2(lower);
  return goExp2(logLower + (goLog2(upper) - logLower) * ratio);
}

function invalidRatio(kind: string, ratio: number): Failure {
  return fail(
    "invalid-argument",
    "{0} interpolation: invalid ratio {1}, must be between 0 and 1",
    kind,
    ratio.toFixed(6),
  );
}

function targetNotReached(kind: string, target: bigint, reached: bigint): Failure {
  return fail(
    "invalid-argument",
    "calculating {0} percentile: malformed data: cumulative count doesn't reach target count corresponding to " +
      "percentile. targetCount={1}, total count={2}",
    kind,
    target,
    reached,
  );
}
