import type { Buckets, ExponentialHistogramDataPoint } from "../../../otlp/model.ts";
import { Failure, fail } from "../../../values/failure.ts";
import { ldexp } from "../go-math/ldexp.ts";
import { isKnownScale, lowerBoundary } from "./exponential-boundary.ts";

const MAX_UINT64 = (1n << 64n) - 1n;

export type Distribution = "upper" | "midpoint" | "uniform" | "random";

/** Checks the `distribution_fn` argument; empty is `random`. */
export function parseDistribution(text: string): Distribution | Failure {
  switch (text) {
    case "upper":
    case "midpoint":
    case "uniform":
    case "random":
      return text;
    case "":
      return "random";
    default:
      return fail("invalid-argument", `invalid distribution "{0}"`, text);
  }
}

/** What is wrong with explicit bounds: they must be there and ascend. */
export function checkBounds(bounds: readonly number[]): Failure | undefined {
  if (bounds.length === 0) return fail("invalid-argument", "explicit bounds cannot be empty");
  for (const [i, bound] of bounds.entries()) {
    if (Number.isNaN(bound)) return fail("invalid-argument", "explicit bound {0} is NaN", i);
    if (i > 0 && bound <= bounds[i - 1]) {
      return fail("invalid-argument", "explicit bounds are not strictly increasing at index {0}", i);
    }
  }
  return undefined;
}

/**
 * Distributes the counts of an exponential histogram's point over explicit buckets (one more than bounds).
 * @param random64 A random number below 2^64, for `random`.
 */
export function toExplicitBuckets(
  point: ExponentialHistogramDataPoint,
  bounds: readonly number[],
  distribution: Distribution,
  random64: () => bigint,
): bigint[] | Failure {
  const { zeroThreshold, zeroCount, scale } = point;
  if (!(zeroThreshold >= 0 && zeroThreshold < Infinity)) {
    return fail("invalid-argument", "invalid zero threshold: {0}", zeroThreshold);
  }
  if (!isKnownScale(scale)) return fail("invalid-argument", "invalid exponential histogram scale {0}", scale);
  const total = [...point.negative.bucketCounts, ...point.positive.bucketCounts].reduce((a, b) => a + b, zeroCount);
  if (total !== point.count) {
    return fail("invalid-argument", "source histogram count {0} does not match bucket count {1}", point.count, total);
  }
  const spread = new Spread(bounds, distribution, random64);
  const failure =
    (zeroCount === 0n ? undefined : spread.add(-zeroThreshold, zeroThreshold, zeroCount)) ??
    addSide(spread, point.negative, scale, true) ??
    addSide(spread, point.positive, scale, false);
  return failure ?? spread.counts;
}

function addSide(spread: Spread, buckets: Buckets, scale: number, isNegative: boolean): Failure | undefined {
  const { bucketCounts, offset } = buckets;
  if (bucketCounts.length === 0) return undefined;
  let lower = boundary(offset, scale, false);
  if (lower instanceof Failure) return lower;
  for (const [i, count] of bucketCounts.entries()) {
    // The last bucket may end beyond the greatest number.
    const upper = boundary(offset + i + 1, scale, i === bucketCounts.length - 1);
    if (upper instanceof Failure) return upper;
    if (lower > upper) return fail("invalid-argument", "invalid bucket interval ({0}, {1}]", lower, upper);
    if (count !== 0n) {
      const failure = isNegative ? spread.add(-upper, -lower, count) : spread.add(lower, upper, count);
      if (failure) return failure;
    }
    lower = upper;
  }
  return undefined;
}

function boundary(index: number, scale: number, mayOverflow: boolean): number | Failure {
  const bound = lowerBoundary(index | 0, scale);
  if (typeof bound === "number") return bound;
  if (bound === "overflow" && mayOverflow) return Number.MAX_VALUE;
  return fail("out-of-bounds", "bucket boundary index {0}: {1}", index, bound);
}

/** Explicit buckets being filled. */
class Spread {
  readonly counts: bigint[];
  readonly #bounds: readonly number[];
  readonly #distribution: Distribution;
  readonly #random64: () => bigint;

  constructor(bounds: readonly number[], distribution: Distribution, random64: () => bigint) {
    this.counts = new Array<bigint>(bounds.length + 1).fill(0n);
    this.#bounds = bounds;
    this.#distribution = distribution;
    this.#random64 = random64;
  }

  /** Distributes a count over the interval from `lower` (exclusive) to `upper`. */
  add(lower: number, upper: number, count: bigint): Failure | undefined {
    if (lower === upper) return this.#addAt(lower, count);
    switch (this.#distribution) {
      case "upper":
        return this.#addAt(upper, count);
      case "midpoint":
        return this.#addAt(lower / 2 + upper / 2, count);
      default:
        return this.#addWeighted(lower, upper, count);
    }
  }

  #addAt(value: number, count: bigint): Failure | undefined {
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    return this.#addTo(bucket < 0 ? this.#bounds.length : bucket, count);
  }

  #addTo(bucket: number, count: bigint): Failure | undefined {
    this.counts[bucket] += count;
    return this.counts[bucket] > MAX_UINT64
      ? fail("out-of-bounds", "explicit histogram bucket {0} count overflow", bucket)
      : undefined;
  }

  /** In proportion to the overlap; cumulative sums are rounded, so that the parts add up. */
  #addWeighted(lower: number, upper: number, count: bigint): Failure | undefined {
    const bounds = this.#bounds;
    const total = upper - lower;
    if (!(total > 0 && total < Infinity)) {
      return fail("invalid-argument", "cannot distribute bucket interval ({0}, {1}]", lower, upper);
    }
    let bucket = bounds.findIndex((bound) => lower < bound);
    if (bucket < 0) bucket = bounds.length;
    if (upper <= (bounds[bucket] ?? Infinity)) return this.#addTo(bucket, count);
    const offset = this.#distribution === "random" ? this.#random64() : MAX_UINT64;
    let allocated = 0n;
    let share = 0;
    let from = lower;
    for (; ; bucket++) {
      const to = Math.min(upper, bounds[bucket] ?? Infinity);
      if (to === upper) return this.#addTo(bucket, count - allocated);
      share += (to - from) / total;
      const next = roundedShare(count, share, offset);
      if (next > allocated) {
        const failure = this.#addTo(bucket, next - allocated);
        if (failure) return failure;
        allocated = next;
      }
      from = to;
    }
  }
}

/** count · share in 64-bit fixed point, rounded up where the fraction and the offset carry. */
function roundedShare(count: bigint, share: number, offset: bigint): bigint {
  if (share <= 0) return 0n;
  if (share >= 1) return count;
  const fraction = BigInt(Math.floor(ldexp(share, 64)));
  const product = count * fraction;
  const rounded = (product >> 64n) + ((product & MAX_UINT64) + offset > MAX_UINT64 ? 1n : 0n);
  return rounded < count ? rounded : count;
}
