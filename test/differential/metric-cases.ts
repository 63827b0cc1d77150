import { Random } from "./random.ts";

/** A case of the oracle that runs the transform processor over metrics. */
export interface MetricCase {
  readonly id: string;
  readonly processor: "transform";
  readonly signal: "metrics";
  readonly config: unknown;
  readonly input: unknown;
}

const AGGREGATIONS = ["sum", "mean", "min", "max", "median", "count"];
const KEYS = ["a", "b", "host"];

/** Random metrics of every type and random calls of the metric editors. */
export function* metricCases(count: number, seed: number): Generator<MetricCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const isDataPoint = random.chance(0.3);
    const statements = random.many(1, 2, () => (isDataPoint ? dataPointStatement(random) : metricStatement(random)));
    // The first leaves the points in random order, on which the second depends.
    if (statements.every((statement) => statement.startsWith("aggregate"))) statements.splice(1);
    const config = {
      error_mode: random.pick(["propagate", "ignore"]),
      metric_statements: [{ context: isDataPoint ? "datapoint" : "metric", statements }],
    };
    const metrics = random.many(1, 3, () => metric(random));
    const input = { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
    yield { id: String(i), processor: "transform", signal: "metrics", config, input };
  }
}

function optionalSuffix(random: Random): string {
  return random.pick(["", "", `, ".x"`, `, ""`, `, suffix="_y"`]);
}

function metricStatement(random: Random): string {
  const bool = random.pick(["true", "false"]);
  const aggregation = random.chance(0.97) ? random.pick(AGGREGATIONS) : "avg";
  return random.pick([
    `aggregate_on_attributes("${aggregation}")`,
    `aggregate_on_attributes("${aggregation}", ["a"])`,
    `aggregate_on_attributes("${aggregation}", ["a", "host"])`,
    `aggregate_on_attributes("${aggregation}", [])`,
    `aggregate_on_attribute_value("${aggregation}", "a", ["x", "y"], "z")`,
    `aggregate_on_attribute_value("${aggregation}", "b", ["", "x", "all"], "all")`,
    `convert_gauge_to_sum("${random.pick(["delta", "cumulative", "none"])}", ${bool})`,
    `convert_sum_to_gauge()`,
    `convert_summary_quantile_val_to_gauge(${random.pick([`"q"`, "", `"a", ".s"`, `suffix=".t"`])})`,
    `copy_metric(${random.pick([`name="copy"`, `"copy", "text", "s"`, `name="copy", unit=Concat(["k", metric.unit], "")`])}) where metric.name != "copy"`,
    `copy_metric(name="copy", description=metric.metadata["none"]) where metric.name != "copy"`,
    `extract_avg_metric(${random.pick(["", `"_mean"`, `""`])}) where metric.name == "m"`,
    `extract_count_metric(${bool}${optionalSuffix(random)}) where metric.name == "m"`,
    `extract_sum_metric(${bool}${optionalSuffix(random)}) where metric.name == "m"`,
    `extract_percentile_metric(${random.pick(["50.0", "99.9", "0.1", "95.5", "12.345678", "0.0", "100.0"])}${optionalSuffix(random)}) where metric.name == "m"`,
    `extract_percentile_metric(${(random.next() * 99.8 + 0.1).toFixed(3)}) where metric.name == "m"`,
    `scale_metric(${random.pick(["10.0", "0.5", "1.1", "0.0"])}${random.pick(["", `, "ms"`, `, metric.name`, `, metric.metadata["none"]`])})`,
  ]);
}

function dataPointStatement(random: Random): string {
  const arguments_ = `"${random.pick(["delta", "cumulative"])}", ${random.pick(["true", "false"])}${optionalSuffix(random)}`;
  return random.pick([
    `convert_summary_count_val_to_sum(${arguments_})`,
    `convert_summary_sum_val_to_sum(${arguments_})`,
    `merge_histogram_buckets(${random.pick(["1", "2.5", `"5"`, "0.1", "nil", "true", `datapoint.attributes["a"]`])})`,
    `merge_histogram_buckets(${random.pick(["1", "2", "3", "2.5", "0", "1000000", `"2"`, `datapoint.attributes["n"]`])}, "limit_buckets")`,
    `merge_histogram_buckets(1.0, "${random.pick(["remove_explicit_bound", "other"])}")`,
  ]);
}

function attributes(random: Random): unknown[] {
  return KEYS.filter(() => random.chance(0.6)).map((key) => ({
    key,
    value: random.pick<object>([
      { stringValue: random.pick(["x", "y", "", "all"]) },
      { stringValue: "x" },
      { intValue: "1" },
      { doubleValue: 1 },
      { boolValue: true },
      { bytesValue: "eA==" },
      { arrayValue: { values: [{ intValue: "1" }] } },
      {},
    ]),
  }));
}

function times(random: Random): object {
  return {
    attributes: attributes(random),
    startTimeUnixNano: random.pick(["1", "2", "0"]),
    timeUnixNano: random.pick(["10", "10", "10", "20"]),
    flags: random.pick([0, 0, 0, 1]),
  };
}

function float(random: Random): number {
  return random.pick([0, 1, 1.5, -2.25, 1e10, 0.1, random.next() * 100]);
}

function exemplars(random: Random): unknown[] {
  return random.many(0, 1, () => ({
    timeUnixNano: "5",
    ...random.pick<object>([{ asInt: "7" }, { asDouble: 1.5 }, {}]),
  }));
}

function numberPoint(random: Random): object {
  const value = random.pick<object>([
    { asInt: random.pick(["1", "2", "-7", "10", "9223372036854775807", "-9223372036854775808"]) },
    { asInt: String(random.below(100)) },
    { asDouble: float(random) },
    { asDouble: float(random) },
    random.chance(0.3) ? {} : { asDouble: random.pick<unknown>([1, 2, "Infinity", "-Infinity"]) },
  ]);
  return { ...times(random), ...value, exemplars: exemplars(random) };
}

/** Present more often than not. */
function optional(random: Random, name: string, value: number): object {
  return random.chance(0.7) ? { [name]: value } : {};
}

function histogramPoint(random: Random): object {
  const bounds = random.pick([[], [1], [1, 2.5, 5, 10], [1, 2.5, 5, 10], [-5, 0, 5], [0.1, 1, 2, 3, 4, 5, 6, 7]]);
  const length = random.chance(0.9) ? bounds.length + 1 : random.below(4);
  const bucketCounts = random.many(length, length, () => random.pick([0, 1, 2, 5, 100]));
  const total = bucketCounts.reduce((a, b) => a + b, 0);
  return {
    ...times(random),
    count: String(random.chance(0.9) ? total : random.below(50)),
    ...optional(random, "sum", float(random)),
    ...optional(random, "min", random.pick([-3, 0, 0.5, 3])),
    ...optional(random, "max", random.pick([20, 0.7, 11])),
    explicitBounds: bounds,
    bucketCounts: bucketCounts.map(String),
    exemplars: exemplars(random),
  };
}

function exponentialPoint(random: Random): object {
  const side = (): { offset: number; bucketCounts: string[] } => ({
    offset: random.pick([0, 0, 1, -2, 3, -10, 100]),
    bucketCounts: random.many(0, 5, () => random.pick(["0", "1", "3", "10"])),
  });
  const [positive, negative] = [side(), random.chance(0.5) ? side() : { offset: 0, bucketCounts: [] }];
  const zeroCount = random.pick([0, 0, 1, 5]);
  const counts = [...positive.bucketCounts, ...negative.bucketCounts].map(Number);
  const total = counts.reduce((a, b) => a + b, zeroCount);
  return {
    ...times(random),
    count: String(random.chance(0.9) ? total : random.below(30)),
    ...optional(random, "sum", float(random)),
    ...optional(random, "min", -1),
    ...optional(random, "max", 4),
    scale: random.pick([0, 1, 3, 3, -1, 5, 20, -12]),
    zeroCount: String(zeroCount),
    zeroThreshold: random.pick([0, 0.25]),
    positive,
    negative,
    exemplars: exemplars(random),
  };
}

function summaryPoint(random: Random): object {
  const quantileValues = random.many(0, 3, () => ({ quantile: random.pick([0, 0.5, 0.99, 1]), value: float(random) }));
  return { ...times(random), count: String(random.below(5)), sum: float(random), quantileValues };
}

function metric(random: Random): object {
  const points = <T>(make: (random: Random) => T): T[] => random.many(0, 5, () => make(random));
  const aggregationTemporality = random.pick([0, 1, 2, 2]);
  const data = random.pick<() => object>([
    () => ({ gauge: { dataPoints: points(numberPoint) } }),
    () => ({ sum: { dataPoints: points(numberPoint), aggregationTemporality, isMonotonic: random.chance(0.5) } }),
    () => ({ histogram: { dataPoints: points(histogramPoint), aggregationTemporality } }),
    () => ({ exponentialHistogram: { dataPoints: points(exponentialPoint), aggregationTemporality } }),
    () => ({ summary: { dataPoints: points(summaryPoint) } }),
    () => (random.chance(0.3) ? {} : { histogram: { dataPoints: points(histogramPoint), aggregationTemporality: 2 } }),
  ])();
  return {
    name: random.pick(["m", "m", "copy", ""]),
    description: random.pick(["", "what it is"]),
    unit: random.pick(["", "s"]),
    metadata: random.chance(0.3) ? [{ key: "k", value: { stringValue: "v" } }] : [],
    ...data,
  };
}
