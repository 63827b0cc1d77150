import type {
  Buckets,
  Exemplar,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  NumberDataPoint,
  QuantileValue,
  SummaryDataPoint,
} from "../model.ts";
import { writeField, writeList } from "./encode-common.ts";
import { writeAttributes, writeId } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

/** A oneof of as_double and as_int. */
function writeMeasured(w: WireWriter, doubleTag: number, intTag: number, value: bigint | number | undefined): void {
  if (typeof value === "bigint") {
    w.fixed64(value);
    w.tag(intTag);
  } else w.doubleField(doubleTag, value);
}

/** Exemplar. */
export function writeExemplar(w: WireWriter, m: Exemplar): void {
  w.raw(m.unknown);
  writeId(w, 0x22, m.spanId);
  writeId(w, 0x2a, m.traceId);
  writeMeasured(w, 0x19, 0x31, m.value);
  w.fixed64Field(0x11, m.timeUnixNano);
  writeAttributes(w, 0x3a, m.filteredAttributes);
}

/** NumberDataPoint. */
export function writeNumberDataPoint(w: WireWriter, m: NumberDataPoint): void {
  w.raw(m.unknown);
  w.uint32Field(0x40, m.flags);
  writeList(w, 0x2a, m.exemplars, writeExemplar);
  writeMeasured(w, 0x21, 0x31, m.value);
  w.fixed64Field(0x19, m.timeUnixNano);
  w.fixed64Field(0x11, m.startTimeUnixNano);
  writeAttributes(w, 0x3a, m.attributes);
}

/** HistogramDataPoint. */
export function writeHistogramDataPoint(w: WireWriter, m: HistogramDataPoint): void {
  w.raw(m.unknown);
  w.doubleField(0x61, m.max);
  w.doubleField(0x59, m.min);
  w.uint32Field(0x50, m.flags);
  writeList(w, 0x42, m.exemplars, writeExemplar);
  const bounds = w.size;
  for (let i = m.explicitBounds.length - 1; i >= 0; i--) w.double(m.explicitBounds[i]);
  if (w.size > bounds) w.close(0x3a, bounds);
  const counts = w.size;
  for (let i = m.bucketCounts.length - 1; i >= 0; i--) w.fixed64(m.bucketCounts[i]);
  if (w.size > counts) w.close(0x32, counts);
  w.doubleField(0x29, m.sum);
  w.fixed64Field(0x21, m.count);
  w.fixed64Field(0x19, m.timeUnixNano);
  w.fixed64Field(0x11, m.startTimeUnixNano);
  writeAttributes(w, 0x4a, m.attributes);
}

function writeBuckets(w: WireWriter, m: Buckets): void {
  w.raw(m.unknown);
  const counts = w.size;
  for (let i = m.bucketCounts.length - 1; i >= 0; i--) w.int64(m.bucketCounts[i]);
  if (w.size > counts) w.close(0x12, counts);
  w.sint32Field(0x08, m.offset);
}

/** ExponentialHistogramDataPoint. */
export function writeExponentialHistogramDataPoint(w: WireWriter, m: ExponentialHistogramDataPoint): void {
  w.raw(m.unknown);
  if (m.zeroThreshold !== 0) w.doubleField(0x71, m.zeroThreshold);
  w.doubleField(0x69, m.max);
  w.doubleField(0x61, m.min);
  writeList(w, 0x5a, m.exemplars, writeExemplar);
  w.uint32Field(0x50, m.flags);
  writeField(w, 0x4a, m.negative, writeBuckets);
  writeField(w, 0x42, m.positive, writeBuckets);
  w.fixed64Field(0x39, m.zeroCount);
  w.sint32Field(0x30, m.scale);
  w.doubleField(0x29, m.sum);
  w.fixed64Field(0x21, m.count);
  w.fixed64Field(0x19, m.timeUnixNano);
  w.fixed64Field(0x11, m.startTimeUnixNano);
  writeAttributes(w, 0x0a, m.attributes);
}

function writeQuantileValue(w: WireWriter, m: QuantileValue): void {
  w.raw(m.unknown);
  if (m.value !== 0) w.doubleField(0x11, m.value);
  if (m.quantile !== 0) w.doubleField(0x09, m.quantile);
}

/** SummaryDataPoint. */
export function writeSummaryDataPoint(w: WireWriter, m: SummaryDataPoint): void {
  w.raw(m.unknown);
  w.uint32Field(0x40, m.flags);
  writeList(w, 0x32, m.quantileValues, writeQuantileValue);
  if (m.sum !== 0) w.doubleField(0x29, m.sum);
  w.fixed64Field(0x21, m.count);
  w.fixed64Field(0x19, m.timeUnixNano);
  w.fixed64Field(0x11, m.startTimeUnixNano);
  writeAttributes(w, 0x3a, m.attributes);
}
