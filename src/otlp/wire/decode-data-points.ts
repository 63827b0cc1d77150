import {
  type Buckets,
  Exemplar,
  type ExponentialHistogramDataPoint,
  type HistogramDataPoint,
  type NumberDataPoint,
  QuantileValue,
  type SummaryDataPoint,
} from "../model.ts";
import { readKeyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

const readFixed64 = (r: WireReader): bigint => r.fixed64();
const readDouble = (r: WireReader): number => r.double();
const readUint64 = (r: WireReader): bigint => r.uint64();

/** Exemplar. */
export function readExemplar(r: WireReader, m: Exemplar): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x11:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x19:
        m.value = r.double();
        break;
      case 0x22:
        m.spanId = r.id(8);
        break;
      case 0x2a:
        m.traceId = r.id(16);
        break;
      case 0x31:
        m.value = r.sfixed64();
        break;
      case 0x3a:
        readKeyValue(r, m.filteredAttributes);
        break;
      default:
        r.other(tag, 0b1111_1100, m);
    }
  }
}

/** NumberDataPoint. */
export function readNumberDataPoint(r: WireReader, m: NumberDataPoint): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x11:
        m.startTimeUnixNano = r.fixed64();
        break;
      case 0x19:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x21:
        m.value = r.double();
        break;
      case 0x2a:
        m.exemplars.push(r.message(readExemplar, new Exemplar()));
        break;
      case 0x31:
        m.value = r.sfixed64();
        break;
      case 0x3a:
        readKeyValue(r, m.attributes);
        break;
      case 0x40:
        m.flags = r.uint32();
        break;
      default:
        r.other(tag, 0b1_1111_1100, m);
    }
  }
}

/** HistogramDataPoint. */
export function readHistogramDataPoint(r: WireReader, m: HistogramDataPoint): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x11:
        m.startTimeUnixNano = r.fixed64();
        break;
      case 0x19:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x21:
        m.count = r.fixed64();
        break;
      case 0x29:
        m.sum = r.double();
        break;
      case 0x31:
        m.bucketCounts.push(r.fixed64());
        break;
      case 0x32:
        r.packedFixed(m.bucketCounts, readFixed64);
        break;
      case 0x39:
        m.explicitBounds.push(r.double());
        break;
      case 0x3a:
        r.packedFixed(m.explicitBounds, readDouble);
        break;
      case 0x42:
        m.exemplars.push(r.message(readExemplar, new Exemplar()));
        break;
      case 0x4a:
        readKeyValue(r, m.attributes);
        break;
      case 0x50:
        m.flags = r.uint32();
        break;
      case 0x59:
        m.min = r.double();
        break;
      case 0x61:
        m.max = r.double();
        break;
      default:
        r.other(tag, 0b1_1111_1111_1100, m);
    }
  }
}

function readBuckets(r: WireReader, m: Buckets): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x08:
        m.offset = r.sint32();
        break;
      case 0x10:
        m.bucketCounts.push(r.uint64());
        break;
      case 0x12:
        r.packed(m.bucketCounts, readUint64);
        break;
      default:
        r.other(tag, 0b110, m);
    }
  }
}

/** ExponentialHistogramDataPoint. */
export function readExponentialHistogramDataPoint(r: WireReader, m: ExponentialHistogramDataPoint): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        readKeyValue(r, m.attributes);
        break;
      case 0x11:
        m.startTimeUnixNano = r.fixed64();
        break;
      case 0x19:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x21:
        m.count = r.fixed64();
        break;
      case 0x29:
        m.sum = r.double();
        break;
      case 0x30:
        m.scale = r.sint32();
        break;
      case 0x39:
        m.zeroCount = r.fixed64();
        break;
      case 0x42:
        r.message(readBuckets, m.positive);
        break;
      case 0x4a:
        r.message(readBuckets, m.negative);
        break;
      case 0x50:
        m.flags = r.uint32();
        break;
      case 0x5a:
        m.exemplars.push(r.message(readExemplar, new Exemplar()));
        break;
      case 0x61:
        m.min = r.double();
        break;
      case 0x69:
        m.max = r.double();
        break;
      case 0x71:
        m.zeroThreshold = r.double();
        break;
      default:
        r.other(tag, 0b111_1111_1111_1110, m);
    }
  }
}

function readQuantileValue(r: WireReader, m: QuantileValue): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x09:
        m.quantile = r.double();
        break;
      case 0x11:
        m.value = r.double();
        break;
      default:
        r.other(tag, 0b110, m);
    }
  }
}

/** SummaryDataPoint. */
export function readSummaryDataPoint(r: WireReader, m: SummaryDataPoint): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x11:
        m.startTimeUnixNano = r.fixed64();
        break;
      case 0x19:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x21:
        m.count = r.fixed64();
        break;
      case 0x29:
        m.sum = r.double();
        break;
      case 0x32:
        m.quantileValues.push(r.message(readQuantileValue, new QuantileValue()));
        break;
      case 0x3a:
        readKeyValue(r, m.attributes);
        break;
      case 0x40:
        m.flags = r.uint32();
        break;
      default:
        r.other(tag, 0b1_1111_1100, m);
    }
  }
}
