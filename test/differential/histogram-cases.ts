import type { GeneratedCase } from "./generate.ts";
import { Random } from "./random.ts";

/** Cases about convert_exponential_histogram_to_histogram, whose conversion the oracle's own modules lack. */

const BOUNDS = ["0.0", "0.001", "0.25", "1.0", "2.0", "3.14159", "4.0", "5.5", "10.0", "100.0", "1024.0", "1.0e300"];

function bounds(random: Random): string {
  const list = random.many(random.chance(0.1) ? 0 : 1, 6, () => random.pick(BOUNDS));
  if (random.chance(0.9)) {
    return `[${[...new Set(list)].sort((a, b) => Number(a) - Number(b)).join(", ")}]`;
  }
  return random.pick([`[${list.join(", ")}]`, "[1]", "[1.0, nil]", '["1"]', "1.0", "[-0.0, 0.0]", "[-1.0, 2.0]"]);
}

function distribution(random: Random): string {
  // `random` has one answer only where a count has one bucket to go to.
  const odd = ['"Upper"', '"middle"', '""', "nil", "upper"];
  return random.chance(0.06) ? random.pick(odd) : random.pick(['"upper"', '"midpoint"', '"uniform"']);
}

function buckets(random: Random, scale: number): { offset: number; counts: number[] } {
  const edge = Math.min(2 ** 31 - 2, Math.max(1, Math.floor(1024 * 2 ** scale)));
  const offset = random.chance(0.15)
    ? random.pick([edge - 2, edge - 1, edge, -edge, -edge + 1, 2 - edge, 2147483646, -2147483648])
    : random.below(9) - 4;
  return { offset, counts: random.many(0, 5, () => random.pick([0, 1, 2, 7, 1000])) };
}

function point(random: Random): object {
  const scale = random.chance(0.1) ? random.pick([-11, -10, 20, 21, 19, -9]) : random.below(9) - 3;
  const positive = buckets(random, scale);
  const negative = random.chance(0.6) ? { offset: 0, counts: [] } : buckets(random, scale);
  const zeroCount = random.pick([0, 0, 3]);
  const total = [...positive.counts, ...negative.counts].reduce((sum, count) => sum + count, zeroCount);
  return {
    attributes: [{ key: "k", value: { stringValue: "v" } }],
    startTimeUnixNano: "1",
    timeUnixNano: "2",
    count: String(random.chance(0.07) ? total + 1 : total),
    ...(random.chance(0.7) ? { sum: 12.5 } : {}),
    scale,
    zeroCount: String(zeroCount),
    ...(random.chance(0.4) ? { zeroThreshold: random.pick([0.5, 1, 2.5, -1, 1e308]) } : {}),
    positive: { offset: positive.offset, bucketCounts: positive.counts.map(String) },
    negative: { offset: negative.offset, bucketCounts: negative.counts.map(String) },
    ...(random.chance(0.4) ? { min: 0.25, max: 9 } : {}),
    ...(random.chance(0.3) ? { flags: 1 } : {}),
    ...(random.chance(0.3) ? { exemplars: [{ asDouble: 1.5, timeUnixNano: "2" }] } : {}),
  };
}

/** The same seed and count give the same cases. */
export function* histogramCases(seed: number, count: number): Generator<GeneratedCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const call = `convert_exponential_histogram_to_histogram(${distribution(random)}, ${bounds(random)})`;
    const where = random.chance(0.2) ? ` where metric.name == ${random.pick(['"h"', '"other"'])}` : "";
    const data = random.chance(0.93)
      ? {
          exponentialHistogram: {
            aggregationTemporality: random.below(3),
            dataPoints: random.many(0, 3, () => point(random)),
          },
        }
      : { gauge: { dataPoints: [{ asInt: "1" }] } };
    const error_mode = random.pick(["propagate", "propagate", "ignore"]);
    const isNamed = random.chance(0.9);
    const config = {
      error_mode,
      metric_statements: isNamed ? [{ context: "metric", statements: [call + where] }] : [call + where],
    };
    const metric = { name: "h", description: "d", unit: "u", ...data };
    const input = { resourceMetrics: [{ scopeMetrics: [{ metrics: [metric] }] }] };
    yield { id: `h${i}`, processor: "transform", signal: "metrics", config, input };
  }
}
