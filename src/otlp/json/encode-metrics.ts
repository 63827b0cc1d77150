import {
  type Buckets,
  type Exemplar,
  ExponentialHistogram,
  type ExponentialHistogramDataPoint,
  Gauge,
  Histogram,
  type HistogramDataPoint,
  type Metric,
  type MetricData,
  type NumberDataPoint,
  type Payload,
  type QuantileValue,
  Sum,
  type SummaryDataPoint,
} from "../model.ts";
import { writeGroups } from "./encode-common.ts";
import {
  floatField,
  idField,
  int32Field,
  int64Field,
  optionalFloatField,
  stringField,
  writeAttributes,
  writeList,
} from "./encode-value.ts";
import { METRICS_NAMES } from "./group-names.ts";
import type { JsonWriter } from "./writer.ts";

const writeCount = (writer: JsonWriter, count: bigint): void => writer.int64(count);
const writeBound = (writer: JsonWriter, bound: number): void => writer.float64(bound);

function writeMeasured(writer: JsonWriter, value: bigint | number | undefined): void {
  if (typeof value === "bigint") {
    writer.field("asInt");
    writer.int64(value);
  } else {
    optionalFloatField(writer, "asDouble", value);
  }
}

/** Exemplar. */
export function writeExemplar(writer: JsonWriter, exemplar: Exemplar): void {
  writer.beginObject();
  writeAttributes(writer, "filteredAttributes", exemplar.filteredAttributes);
  int64Field(writer, "timeUnixNano", exemplar.timeUnixNano);
  writeMeasured(writer, exemplar.value);
  idField(writer, "traceId", exemplar.traceId);
  idField(writer, "spanId", exemplar.spanId);
  writer.endObject();
}

/** NumberDataPoint. */
export function writeNumberDataPoint(writer: JsonWriter, point: NumberDataPoint): void {
  writer.beginObject();
  writeAttributes(writer, "attributes", point.attributes);
  int64Field(writer, "startTimeUnixNano", point.startTimeUnixNano);
  int64Field(writer, "timeUnixNano", point.timeUnixNano);
  writeMeasured(writer, point.value);
  writeList(writer, "exemplars", point.exemplars, writeExemplar);
  int32Field(writer, "flags", point.flags);
  writer.endObject();
}

/** HistogramDataPoint. */
export function writeHistogramDataPoint(writer: JsonWriter, point: HistogramDataPoint): void {
  writer.beginObject();
  writeAttributes(writer, "attributes", point.attributes);
  int64Field(writer, "startTimeUnixNano", point.startTimeUnixNano);
  int64Field(writer, "timeUnixNano", point.timeUnixNano);
  int64Field(writer, "count", point.count);
  optionalFloatField(writer, "sum", point.sum);
  writeList(writer, "bucketCounts", point.bucketCounts, writeCount);
  writeList(writer, "explicitBounds", point.explicitBounds, writeBound);
  writeList(writer, "exemplars", point.exemplars, writeExemplar);
  int32Field(writer, "flags", point.flags);
  optionalFloatField(writer, "min", point.min);
  optionalFloatField(writer, "max", point.max);
  writer.endObject();
}

function writeBuckets(writer: JsonWriter, name: string, buckets: Buckets): void {
  writer.field(name);
  writer.beginObject();
  int32Field(writer, "offset", buckets.offset);
  writeList(writer, "bucketCounts", buckets.bucketCounts, writeCount);
  writer.endObject();
}

/** ExponentialHistogramDataPoint. */
export function writeExponentialHistogramDataPoint(writer: JsonWriter, point: ExponentialHistogramDataPoint): void {
  writer.beginObject();
  writeAttributes(writer, "attributes", point.attributes);
  int64Field(writer, "startTimeUnixNano", point.startTimeUnixNano);
  int64Field(writer, "timeUnixNano", point.timeUnixNano);
  int64Field(writer, "count", point.count);
  optionalFloatField(writer, "sum", point.sum);
  int32Field(writer, "scale", point.scale);
  int64Field(writer, "zeroCount", point.zeroCount);
  writeBuckets(writer, "positive", point.positive);
  writeBuckets(writer, "negative", point.negative);
  int32Field(writer, "flags", point.flags);
  writeList(writer, "exemplars", point.exemplars, writeExemplar);
  optionalFloatField(writer, "min", point.min);
  optionalFloatField(writer, "max", point.max);
  floatField(writer, "zeroThreshold", point.zeroThreshold);
  writer.endObject();
}

function writeQuantileValue(writer: JsonWriter, quantile: QuantileValue): void {
  writer.beginObject();
  floatField(writer, "quantile", quantile.quantile);
  floatField(writer, "value", quantile.value);
  writer.endObject();
}

/** SummaryDataPoint. */
export function writeSummaryDataPoint(writer: JsonWriter, point: SummaryDataPoint): void {
  writer.beginObject();
  writeAttributes(writer, "attributes", point.attributes);
  int64Field(writer, "startTimeUnixNano", point.startTimeUnixNano);
  int64Field(writer, "timeUnixNano", point.timeUnixNano);
  int64Field(writer, "count", point.count);
  floatField(writer, "sum", point.sum);
  writeList(writer, "quantileValues", point.quantileValues, writeQuantileValue);
  int32Field(writer, "flags", point.flags);
  writer.endObject();
}

function writeData(writer: JsonWriter, data: MetricData): void {
  if (data instanceof Gauge) {
    writer.field("gauge");
    writer.beginObject();
    writeList(writer, "dataPoints", data.dataPoints, writeNumberDataPoint);
  } else if (data instanceof Sum) {
    writer.field("sum");
    writer.beginObject();
    writeList(writer, "dataPoints", data.dataPoints, writeNumberDataPoint);
    int32Field(writer, "aggregationTemporality", data.aggregationTemporality);
    if (data.isMonotonic) {
      writer.field("isMonotonic");
      writer.bool(true);
    }
  } else if (data instanceof Histogram) {
    writer.field("histogram");
    writer.beginObject();
    writeList(writer, "dataPoints", data.dataPoints, writeHistogramDataPoint);
    int32Field(writer, "aggregationTemporality", data.aggregationTemporality);
  } else if (data instanceof ExponentialHistogram) {
    writer.field("exponentialHistogram");
    writer.beginObject();
    writeList(writer, "dataPoints", data.dataPoints, writeExponentialHistogramDataPoint);
    int32Field(writer, "aggregationTemporality", data.aggregationTemporality);
  } else {
    writer.field("summary");
    writer.beginObject();
    writeList(writer, "dataPoints", data.dataPoints, writeSummaryDataPoint);
  }
  writer.endObject();
}

/** Metric. */
export function writeMetric(writer: JsonWriter, metric: Metric): void {
  writer.beginObject();
  stringField(writer, "name", metric.name);
  stringField(writer, "description", metric.description);
  stringField(writer, "unit", metric.unit);
  if (metric.data) writeData(writer, metric.data);
  writeAttributes(writer, "metadata", metric.metadata);
  writer.endObject();
}

/** MetricsData. */
export function writeMetrics(writer: JsonWriter, payload: Payload<Metric>): void {
  writer.beginObject();
  writeGroups(writer, METRICS_NAMES, payload, writeMetric);
  writer.endObject();
}
