import { copyMessageInto } from "../../otlp/copy-message.ts";
import { type Buckets, type DataPoint, ExponentialHistogramDataPoint, HistogramDataPoint } from "../../otlp/model.ts";
import { Failure } from "../../values/failure.ts";
import { GoInt, GoSlice, PdataObject } from "../../values/value.ts";
import { scalar } from "../definitions.ts";
import { settingInt, settingObject } from "../expect.ts";
import { floatList, intList } from "../number-lists.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt32, toInt64, toUint64 } from "../small-int.ts";
import { wrongPoint } from "./datapoint-class.ts";

const BUCKETS = "pmetric.ExponentialHistogramDataPointBuckets";

function uint64List(items: readonly bigint[]): GoSlice {
  return new GoSlice(
    "uint64",
    items.map((item) => new GoInt("uint64", item)),
  );
}

function wantExponential(point: DataPoint): Failure {
  return wrongPoint("ExponentialHistogramDataPoint", point);
}

/** The three paths of one side of an exponential histogram. */
function bucketPaths(side: "positive" | "negative"): readonly PathDefinition[] {
  const buckets = (point: DataPoint): Buckets | undefined =>
    point instanceof ExponentialHistogramDataPoint ? point[side] : undefined;
  return [
    scalar(
      side,
      "any",
      `Buckets of the ${side} range of an exponential histogram, whole.`,
      ({ dataPoint }) => {
        const found = buckets(dataPoint);
        return found === undefined ? null : new PdataObject(BUCKETS, found);
      },
      settingObject<Buckets>(BUCKETS, ({ dataPoint }, source) => {
        const target = buckets(dataPoint);
        if (target === undefined) return wantExponential(dataPoint);
        copyMessageInto(target, source);
        return undefined;
      }),
      { nullable: true, goType: BUCKETS },
    ),
    scalar(
      `${side}.offset`,
      "int",
      `Offset of the ${side} buckets of an exponential histogram.`,
      ({ dataPoint }) => {
        const found = buckets(dataPoint);
        return found === undefined ? null : smallInt(found.offset);
      },
      settingInt(({ dataPoint }, value) => {
        const target = buckets(dataPoint);
        if (target === undefined) return wantExponential(dataPoint);
        target.offset = toInt32(value);
        return undefined;
      }),
      { nullable: true },
    ),
    scalar(
      `${side}.bucket_counts`,
      "any",
      `Counts of the ${side} buckets of an exponential histogram.`,
      ({ dataPoint }) => {
        const found = buckets(dataPoint);
        return found === undefined ? null : uint64List(found.bucketCounts);
      },
      ({ dataPoint }, value) => {
        const target = buckets(dataPoint);
        if (target === undefined) return wantExponential(dataPoint);
        const counts = intList(value, "uint64");
        if (counts instanceof Failure) return counts;
        target.bucketCounts = counts;
        return undefined;
      },
      { nullable: true, goType: "[]uint64" },
    ),
  ];
}

/** Paths of histogram and exponential histogram data points only. */
export const HISTOGRAM_PATHS: readonly PathDefinition[] = [
  scalar(
    "bucket_counts",
    "any",
    "Counts of a histogram's buckets.",
    ({ dataPoint }) => (dataPoint instanceof HistogramDataPoint ? uint64List(dataPoint.bucketCounts) : null),
    ({ dataPoint }, value) => {
      if (!(dataPoint instanceof HistogramDataPoint)) return wrongPoint("HistogramDataPoint", dataPoint);
      const counts = intList(value, "uint64");
      if (counts instanceof Failure) return counts;
      dataPoint.bucketCounts = counts;
      return undefined;
    },
    { nullable: true, goType: "[]uint64" },
  ),
  scalar(
    "explicit_bounds",
    "any",
    "Upper bounds of a histogram's buckets.",
    ({ dataPoint }) =>
      dataPoint instanceof HistogramDataPoint ? new GoSlice("float64", dataPoint.explicitBounds.slice()) : null,
    ({ dataPoint }, value) => {
      if (!(dataPoint instanceof HistogramDataPoint)) return wrongPoint("HistogramDataPoint", dataPoint);
      const bounds = floatList(value);
      if (bounds instanceof Failure) return bounds;
      dataPoint.explicitBounds = bounds;
      return undefined;
    },
    { nullable: true, goType: "[]float64" },
  ),
  scalar(
    "scale",
    "int",
    "Scale of an exponential histogram.",
    ({ dataPoint }) => (dataPoint instanceof ExponentialHistogramDataPoint ? smallInt(dataPoint.scale) : null),
    settingInt(({ dataPoint }, value) => {
      if (!(dataPoint instanceof ExponentialHistogramDataPoint)) return wantExponential(dataPoint);
      dataPoint.scale = toInt32(value);
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "zero_count",
    "int",
    "Number of zero measurements in an exponential histogram.",
    ({ dataPoint }) => (dataPoint instanceof ExponentialHistogramDataPoint ? toInt64(dataPoint.zeroCount) : null),
    settingInt(({ dataPoint }, value) => {
      if (!(dataPoint instanceof ExponentialHistogramDataPoint)) return wantExponential(dataPoint);
      dataPoint.zeroCount = toUint64(value);
      return undefined;
    }),
    { nullable: true },
  ),
  ...bucketPaths("positive"),
  ...bucketPaths("negative"),
];
