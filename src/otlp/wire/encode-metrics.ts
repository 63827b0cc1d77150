import { ExponentialHistogram, Gauge, Histogram, type Metric, type MetricData, Sum } from "../model.ts";
import { type GroupWriters, groupWriters, writeList } from "./encode-common.ts";
import {
  writeExponentialHistogramDataPoint,
  writeHistogramDataPoint,
  writeNumberDataPoint,
  writeSummaryDataPoint,
} from "./encode-data-points.ts";
import { writeAttributes } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

function writeData(w: WireWriter, data: MetricData): void {
  const mark = w.size;
  w.raw(data.unknown);
  if (data instanceof Gauge) {
    writeList(w, 0x0a, data.dataPoints, writeNumberDataPoint);
    w.close(0x2a, mark);
  } else if (data instanceof Sum) {
    w.boolField(0x18, data.isMonotonic);
    w.int32Field(0x10, data.aggregationTemporality);
    writeList(w, 0x0a, data.dataPoints, writeNumberDataPoint);
    w.close(0x3a, mark);
  } else if (data instanceof Histogram) {
    w.int32Field(0x10, data.aggregationTemporality);
    writeList(w, 0x0a, data.dataPoints, writeHistogramDataPoint);
    w.close(0x4a, mark);
  } else if (data instanceof ExponentialHistogram) {
    w.int32Field(0x10, data.aggregationTemporality);
    writeList(w, 0x0a, data.dataPoints, writeExponentialHistogramDataPoint);
    w.close(0x52, mark);
  } else {
    writeList(w, 0x0a, data.dataPoints, writeSummaryDataPoint);
    w.close(0x5a, mark);
  }
}

/** Metric. */
export function writeMetric(w: WireWriter, m: Metric): void {
  w.raw(m.unknown);
  writeAttributes(w, 0x62, m.metadata);
  if (m.data) writeData(w, m.data);
  w.stringField(0x1a, m.unit);
  w.stringField(0x12, m.description);
  w.stringField(0x0a, m.name);
}

/** ResourceMetrics, ScopeMetrics and MetricsData. */
export const METRICS: GroupWriters<Metric> = groupWriters(writeMetric);
