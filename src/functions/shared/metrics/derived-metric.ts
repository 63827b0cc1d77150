import { type DataPoint, Metric, type MetricData, NumberDataPoint, Sum } from "../../../otlp/model.ts";
import type { RecordContext } from "../../../otlp/record-context.ts";
import { copyPMap } from "../../../values/pmap.ts";

/** A new metric that takes description and unit of another; its name with a suffix. */
export function derivedMetric(source: Metric, suffix: string, data: MetricData): Metric {
  const metric = new Metric();
  metric.name = source.name + suffix;
  metric.description = source.description;
  metric.unit = source.unit;
  metric.data = data;
  return metric;
}

export function newSum(temporality: number, isMonotonic: boolean): Sum {
  const sum = new Sum();
  sum.aggregationTemporality = temporality;
  sum.isMonotonic = isMonotonic;
  return sum;
}

/** A new data point that takes attributes and times of another. */
export function derivedPoint(source: DataPoint, value: bigint | number): NumberDataPoint {
  const point = new NumberDataPoint();
  point.attributes = copyPMap(source.attributes);
  point.startTimeUnixNano = source.startTimeUnixNano;
  point.timeUnixNano = source.timeUnixNano;
  point.value = value;
  return point;
}

/** Appends a metric to the list the record stands in; later statements of a run over metrics meet it too. */
export function appendMetric(context: RecordContext, metric: Metric): void {
  context.scopeGroup.records.push(metric);
}
