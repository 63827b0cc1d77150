import {
  ExponentialHistogram,
  Gauge,
  Histogram,
  type Metric,
  type MetricData,
  Sum,
  Summary,
} from "../../otlp/model.ts";
import { PdataObject } from "../../values/value.ts";
import { mapPath, scalar } from "../definitions.ts";
import { settingBool, settingInt, settingString } from "../expect.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import { setObjectList } from "../object-paths.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt32 } from "../small-int.ts";

/** pmetric.MetricType's number. */
function metricType(data: MetricData | undefined): bigint {
  if (data === undefined) return 0n;
  if (data instanceof Gauge) return 1n;
  if (data instanceof Sum) return 2n;
  if (data instanceof Histogram) return 3n;
  return data instanceof ExponentialHistogram ? 4n : 5n;
}

/** The metric's data where it has an aggregation temporality. */
function aggregated(metric: Metric): Sum | Histogram | ExponentialHistogram | undefined {
  const { data } = metric;
  return data === undefined || data instanceof Gauge || data instanceof Summary ? undefined : data;
}

function pointsType(data: MetricData): string {
  if (data instanceof Histogram) return "pmetric.HistogramDataPointSlice";
  if (data instanceof ExponentialHistogram) return "pmetric.ExponentialHistogramDataPointSlice";
  return data instanceof Summary ? "pmetric.SummaryDataPointSlice" : "pmetric.NumberDataPointSlice";
}

/** Paths of `metric`. Source: contexts/internal/ctxmetric/metric.go. */
export const METRIC_PATHS: readonly PathDefinition[] = [
  scalar(
    "name",
    "string",
    "Name of the metric.",
    (context) => context.metric.name,
    settingString((context, value) => {
      context.metric.name = value;
      return undefined;
    }),
  ),
  scalar(
    "description",
    "string",
    "Description of the metric.",
    (context) => context.metric.description,
    settingString((context, value) => {
      context.metric.description = value;
      return undefined;
    }),
  ),
  scalar(
    "unit",
    "string",
    "Unit of the metric.",
    (context) => context.metric.unit,
    settingString((context, value) => {
      context.metric.unit = value;
      return undefined;
    }),
  ),
  scalar(
    "type",
    "int",
    "Type of the metric, as its number; setting it does nothing.",
    (context) => metricType(context.metric.data),
    () => undefined,
    { enumPrefix: "METRIC_DATA_TYPE_", settable: false },
  ),
  scalar(
    "aggregation_temporality",
    "int",
    "Aggregation temporality of a sum or histogram; nil on other types, where setting it does nothing.",
    (context) => {
      const data = aggregated(context.metric);
      return data === undefined ? null : smallInt(data.aggregationTemporality);
    },
    settingInt((context, value) => {
      const data = aggregated(context.metric);
      if (data !== undefined) data.aggregationTemporality = toInt32(value);
      return undefined;
    }),
    { enumPrefix: "AGGREGATION_TEMPORALITY_", nullable: true },
  ),
  scalar(
    "is_monotonic",
    "bool",
    "Whether a sum is monotonic; nil on other types, where setting it does nothing.",
    (context) => (context.metric.data instanceof Sum ? context.metric.data.isMonotonic : null),
    settingBool((context, value) => {
      if (context.metric.data instanceof Sum) context.metric.data.isMonotonic = value;
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "data_points",
    "any",
    "Data points of the metric, whole; nil where the metric has no type.",
    (context) => {
      const { data } = context.metric;
      return data === undefined ? null : new PdataObject(pointsType(data), data.dataPoints);
    },
    (context, value) => {
      const { data } = context.metric;
      return data === undefined ? undefined : setObjectList(data.dataPoints, pointsType(data), value);
    },
    { nullable: true },
  ),
  mapPath("metadata", "Metadata of the metric.", {
    map: (context) => context.metric.metadata,
    getEntry: (key) => (context) => readEntry(context.metric.metadata.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.metric.metadata, key, value),
  }),
];
