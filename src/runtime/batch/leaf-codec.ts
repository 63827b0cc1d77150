import type { Leaf } from "../../otlp/lazy/schema.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { TelemetryError } from "../../otlp/telemetry-error.ts";
import type { WriteMessage } from "../../otlp/wire/encode-common.ts";
import {
  writeExponentialHistogramDataPoint,
  writeHistogramDataPoint,
  writeNumberDataPoint,
  writeSummaryDataPoint,
} from "../../otlp/wire/encode-data-points.ts";
import { writeLogRecord } from "../../otlp/wire/encode-logs.ts";
import { writeMetric } from "../../otlp/wire/encode-metrics.ts";
import { writeSpan } from "../../otlp/wire/encode-traces.ts";
import {
  decodeExponentialHistogramDataPoint,
  decodeHistogramDataPoint,
  decodeLogRecord,
  decodeMetric,
  decodeNumberDataPoint,
  decodeSpan,
  decodeSummaryDataPoint,
} from "../../otlp/wire/thaw.ts";
import type { PMap } from "../../values/pmap.ts";

/** A record as the scalar tier sees it; metrics have no attributes of their own that OTTL calls so. */
export type Thawed = object & { attributes?: PMap };

/** How a kind of record is decoded, encoded, and put into its context. */
export interface LeafCodec {
  readonly decode: (bytes: Uint8Array, start: number, end: number) => Thawed | TelemetryError;
  readonly write: WriteMessage<never>;
  readonly enter: (context: RecordContext, record: Thawed) => void;
}

const enterPoint = (context: RecordContext, record: Thawed): void => {
  context.dataPoint = record as RecordContext["dataPoint"];
};

const NUMBER: LeafCodec = { decode: decodeNumberDataPoint, write: writeNumberDataPoint, enter: enterPoint };

/** Data points by the field of Metric that holds them. */
const POINTS: Readonly<Record<number, LeafCodec>> = {
  5: NUMBER,
  7: NUMBER,
  9: { decode: decodeHistogramDataPoint, write: writeHistogramDataPoint, enter: enterPoint },
  10: { decode: decodeExponentialHistogramDataPoint, write: writeExponentialHistogramDataPoint, enter: enterPoint },
  11: { decode: decodeSummaryDataPoint, write: writeSummaryDataPoint, enter: enterPoint },
};

const RECORDS: Readonly<Record<Exclude<Leaf, "datapoint">, LeafCodec>> = {
  span: {
    decode: decodeSpan,
    write: writeSpan,
    enter(context, record) {
      context.span = record as RecordContext["span"];
    },
  },
  log: {
    decode: decodeLogRecord,
    write: writeLogRecord,
    enter(context, record) {
      context.log = record as RecordContext["log"];
    },
  },
  metric: {
    decode: decodeMetric,
    write: writeMetric,
    enter(context, record) {
      context.metric = record as unknown as RecordContext["metric"];
    },
  },
};

/** The codec of a record; `field` is the field of Metric that a data point lies in. */
export function leafCodec(leaf: Leaf, field: number): LeafCodec {
  return leaf === "datapoint" ? POINTS[field] : RECORDS[leaf];
}
