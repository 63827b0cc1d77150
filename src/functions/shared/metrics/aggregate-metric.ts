import {
  type DataPoint,
  ExponentialHistogram,
  Gauge,
  Histogram,
  type Metric,
  Sum,
  Summary,
} from "../../../otlp/model.ts";
import { Failure } from "../../../values/failure.ts";
import type { Aggregation } from "./aggregation.ts";
import { groupPoints } from "./group-points.ts";
import { mergeExponentialHistograms, mergeHistograms } from "./merge-histograms.ts";
import { mergeNumbers } from "./merge-numbers.ts";
import { DELTA } from "./metric-type.ts";
import { replaceMetricData } from "./replace-metric.ts";

/** Merges the data points of a metric that agree in attributes and time; a summary loses its points. */
export function aggregateMetric(metric: Metric, aggregation: Aggregation): Failure | undefined {
  const { data } = metric;
  let failure: Failure | undefined;
  if (data instanceof Gauge || data instanceof Sum) {
    const byStart = data instanceof Sum && data.aggregationTemporality === DELTA;
    data.dataPoints = groupPoints(data.dataPoints, byStart).map((group) => mergeNumbers(group, aggregation));
  } else if (data instanceof Histogram) {
    const groups = groupPoints(data.dataPoints, data.aggregationTemporality === DELTA);
    failure = setMerged(data, groups.map(mergeHistograms));
  } else if (data instanceof ExponentialHistogram) {
    const groups = groupPoints(data.dataPoints, data.aggregationTemporality === DELTA);
    failure = setMerged(data, groups.map(mergeExponentialHistograms));
  } else if (data instanceof Summary) {
    data.dataPoints = [];
  }
  if (failure) return failure;
  if (data) data.unknown = undefined;
  replaceMetricData(metric, data);
  return undefined;
}

function setMerged<P extends DataPoint>(
  data: { dataPoints: P[] },
  merged: readonly (P | Failure)[],
): Failure | undefined {
  const points: P[] = [];
  for (const point of merged) {
    if (point instanceof Failure) return point;
    points.push(point);
  }
  data.dataPoints = points;
  return undefined;
}
