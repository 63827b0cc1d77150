import type { Metric, MetricData } from "../../../otlp/model.ts";
import { PMap } from "../../../values/pmap.ts";

/** Gives a metric new data; like the reference, which builds a new one, keeps only name, description and unit. */
export function replaceMetricData(metric: Metric, data: MetricData | undefined): void {
  metric.data = data;
  metric.metadata = new PMap();
  metric.unknown = undefined;
}
