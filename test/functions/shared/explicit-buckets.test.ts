import { describe, expect, it } from "vitest";
import {
  checkBounds,
  type Distribution,
  parseDistribution,
  toExplicitBuckets,
} from "../../../src/functions/shared/metrics/explicit-buckets.ts";
import { lowerBoundary } from "../../../src/functions/shared/metrics/exponential-boundary.ts";
import { ExponentialHistogramDataPoint } from "../../../src/otlp/model.ts";
import { Failure } from "../../../src/values/failure.ts";

function point(positive: number[], negative: number[] = [], zero = 0): ExponentialHistogramDataPoint {
  const made = new ExponentialHistogramDataPoint();
  made.positive.bucketCounts = positive.map(BigInt);
  made.negative.bucketCounts = negative.map(BigInt);
  made.zeroCount = BigInt(zero);
  made.count = BigInt([...positive, ...negative].reduce((a, b) => a + b, zero));
  return made;
}

function spread(made: ExponentialHistogramDataPoint, bounds: number[], distribution: Distribution): unknown {
  const counts = toExplicitBuckets(made, bounds, distribution, () => 1n << 63n);
  return counts instanceof Failure ? counts.message : counts.map(Number);
}

describe("toExplicitBuckets", () => {
  // Scale 0, offset 0: (1, 2] and (2, 4].
  it.each([
    ["upper", [0, 4, 0, 2]],
    ["midpoint", [4, 0, 2, 0]],
    ["uniform", [2, 2, 1, 1]],
    ["random", [2, 2, 1, 1]],
  ] as const)("spreads counts: %s", (distribution, expected) => {
    expect(spread(point([4, 2]), [1.5, 2, 3], distribution)).toEqual(expected);
  });

  it("puts negative and zero counts below", () => {
    // Negative buckets are [-2, -1) and [-4, -2).
    expect(spread(point([1], [3, 5], 2), [-3, -1, 0, 2], "upper")).toEqual([0, 8, 2, 1, 0]);
    expect(spread(point([], [3, 5]), [-3, -1, 0], "uniform")).toEqual([3, 5, 0, 0]);
  });

  it("refuses counts that do not add up, and scales it does not know", () => {
    const wrong = point([1]);
    wrong.count = 2n;
    expect(spread(wrong, [1], "upper")).toBe("source histogram count 2 does not match bucket count 1");
    const unknown = point([1]);
    unknown.scale = 21;
    expect(spread(unknown, [1], "upper")).toBe("invalid exponential histogram scale 21");
  });
});

describe("arguments", () => {
  it("wants ascending bounds and a known distribution", () => {
    expect(checkBounds([0, 1, 2])).toBeUndefined();
    expect(checkBounds([])).toBeInstanceOf(Failure);
    expect(checkBounds([1, 1])).toBeInstanceOf(Failure);
    expect(parseDistribution("")).toBe("random");
    expect(parseDistribution("middle")).toBeInstanceOf(Failure);
  });
});

describe("lowerBoundary", () => {
  it.each([
    [0, 0, 1],
    [3, 0, 8],
    [1, 1, Math.SQRT2],
    [1, -1, 4],
    [1024, 0, "overflow"],
    [-1024, 0, "underflow"],
    [2047, 1, 2 ** 1023 * Math.SQRT2],
    [-2044, 1, 2 ** -1022],
  ])("of bucket %d at scale %d", (index, scale, expected) => {
    const bound = lowerBoundary(index, scale);
    if (typeof expected === "string") expect(bound).toBe(expected);
    else expect(Number(bound) / expected).toBeCloseTo(1, 12);
  });
});

// transformprocessor 0.160 had no overflow bucket, left negative counts out and took bounds in any order.
describe("differences from 0.160", () => {
  it.each([
    ["upper", [0, 6, 4], [0, 4, 5, 1]],
    ["midpoint", [7, 2, 1], [0, 7, 2, 1]],
    ["uniform", [2, 6, 2], [0, 6, 4, 0]],
  ] as const)("%s", (distribution, old, now) => {
    const counts = spread(point([4, 3, 2, 1]), [1, 3, 10], distribution);
    expect(counts).toEqual(now);
    expect(counts).not.toEqual(old);
  });
});
