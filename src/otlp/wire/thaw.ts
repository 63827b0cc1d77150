import type { PValue } from "../../values/value.ts";
import {
  Exemplar,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  LogRecord,
  Metric,
  NumberDataPoint,
  Resource,
  Scope,
  Span,
  SpanEvent,
  SpanLink,
  SummaryDataPoint,
} from "../model.ts";
import { Profile, Sample } from "../profiles.ts";
import type { TelemetryError } from "../telemetry-error.ts";
import { type ReadMessage, readResource, readScope } from "./decode-common.ts";
import {
  readExemplar,
  readExponentialHistogramDataPoint,
  readHistogramDataPoint,
  readNumberDataPoint,
  readSummaryDataPoint,
} from "./decode-data-points.ts";
import { readLogRecord } from "./decode-logs.ts";
import { readMetric } from "./decode-metrics.ts";
import { readProfile, readSample } from "./decode-profiles.ts";
import { readSpan, readSpanEvent, readSpanLink } from "./decode-traces.ts";
import { readAnyValue } from "./decode-value.ts";
import { WireReader } from "./reader.ts";

/**
 * Single messages from the byte ranges in which they lie (the message's fields, without its own tag and length), for
 * batches that stay bytes until somebody needs an object. Each gives the message, or where it is malformed.
 */
type Decode<M> = (bytes: Uint8Array, start: number, end: number) => M | TelemetryError;

/** Nothing here calls back, so one reader serves all. */
const reader = new WireReader();

function decoder<M>(read: ReadMessage<M>, create: () => M): Decode<M> {
  return (bytes, start, end) => {
    const message = create();
    read(reader.reset(bytes, start, end), message);
    return reader.error ?? message;
  };
}

export const decodeResource: Decode<Resource> = decoder(readResource, () => new Resource());
export const decodeScope: Decode<Scope> = decoder(readScope, () => new Scope());
export const decodeSpan: Decode<Span> = decoder(readSpan, () => new Span());
export const decodeSpanEvent: Decode<SpanEvent> = decoder(readSpanEvent, () => new SpanEvent());
export const decodeSpanLink: Decode<SpanLink> = decoder(readSpanLink, () => new SpanLink());
export const decodeLogRecord: Decode<LogRecord> = decoder(readLogRecord, () => new LogRecord());
export const decodeMetric: Decode<Metric> = decoder(readMetric, () => new Metric());
export const decodeExemplar: Decode<Exemplar> = decoder(readExemplar, () => new Exemplar());
export const decodeNumberDataPoint: Decode<NumberDataPoint> = decoder(readNumberDataPoint, () => new NumberDataPoint());
export const decodeHistogramDataPoint: Decode<HistogramDataPoint> = decoder(
  readHistogramDataPoint,
  () => new HistogramDataPoint(),
);
export const decodeExponentialHistogramDataPoint: Decode<ExponentialHistogramDataPoint> = decoder(
  readExponentialHistogramDataPoint,
  () => new ExponentialHistogramDataPoint(),
);
export const decodeSummaryDataPoint: Decode<SummaryDataPoint> = decoder(
  readSummaryDataPoint,
  () => new SummaryDataPoint(),
);
export const decodeProfile: Decode<Profile> = decoder(readProfile, () => new Profile());
export const decodeSample: Decode<Sample> = decoder(readSample, () => new Sample());

/** An AnyValue; null is Empty. */
export function decodeAnyValue(bytes: Uint8Array, start: number, end: number): PValue | TelemetryError {
  const value = readAnyValue(reader.reset(bytes, start, end), null);
  return reader.error ?? value;
}
