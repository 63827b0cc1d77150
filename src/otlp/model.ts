import { PMap } from "../values/pmap.ts";
import type { PValue } from "../values/value.ts";

/**
 * Thawed OTLP messages: mutable objects with the reference's pdata semantics. Field names and types follow
 * opentelemetry-proto 1.x: 64-bit fields are bigint, 32-bit fields number, ids bytes (empty when unset), strings byte
 * strings. `unknown` keeps protobuf fields that this schema does not name, as they stood on the wire.
 */
export interface WithUnknown {
  unknown: Uint8Array | undefined;
}

export const NO_BYTES: Uint8Array = new Uint8Array(0);

export class Resource implements WithUnknown {
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  /** No OTTL path reaches them. */
  entityRefs: EntityRef[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class EntityRef implements WithUnknown {
  schemaUrl = "";
  type = "";
  idKeys: string[] = [];
  descriptionKeys: string[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Scope implements WithUnknown {
  name = "";
  version = "";
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  unknown: Uint8Array | undefined = undefined;
}

/** ResourceSpans, ResourceMetrics, ResourceLogs or ResourceProfiles. */
export class ResourceGroup<S> implements WithUnknown {
  resource: Resource = new Resource();
  scopes: ScopeGroup<S>[] = [];
  schemaUrl = "";
  unknown: Uint8Array | undefined = undefined;
}

/** ScopeSpans, ScopeMetrics, ScopeLogs or ScopeProfiles. */
export class ScopeGroup<R> implements WithUnknown {
  scope: Scope = new Scope();
  records: R[] = [];
  schemaUrl = "";
  unknown: Uint8Array | undefined = undefined;
}

/** TracesData, MetricsData, LogsData (the body of an export request). */
export class Payload<R> implements WithUnknown {
  resources: ResourceGroup<R>[] = [];
  unknown: Uint8Array | undefined = undefined;
}

// ---- traces

export class Span implements WithUnknown {
  traceId: Uint8Array = NO_BYTES;
  spanId: Uint8Array = NO_BYTES;
  traceState = "";
  parentSpanId: Uint8Array = NO_BYTES;
  flags = 0;
  name = "";
  kind = 0;
  startTimeUnixNano = 0n;
  endTimeUnixNano = 0n;
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  events: SpanEvent[] = [];
  droppedEventsCount = 0;
  links: SpanLink[] = [];
  droppedLinksCount = 0;
  status: Status = new Status();
  unknown: Uint8Array | undefined = undefined;
}

export class Status implements WithUnknown {
  code = 0;
  message = "";
  unknown: Uint8Array | undefined = undefined;
}

export class SpanEvent implements WithUnknown {
  timeUnixNano = 0n;
  name = "";
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class SpanLink implements WithUnknown {
  traceId: Uint8Array = NO_BYTES;
  spanId: Uint8Array = NO_BYTES;
  traceState = "";
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  flags = 0;
  unknown: Uint8Array | undefined = undefined;
}

// ---- logs

export class LogRecord implements WithUnknown {
  timeUnixNano = 0n;
  observedTimeUnixNano = 0n;
  severityNumber = 0;
  severityText = "";
  body: PValue = null;
  attributes: PMap = new PMap();
  droppedAttributesCount = 0;
  flags = 0;
  traceId: Uint8Array = NO_BYTES;
  spanId: Uint8Array = NO_BYTES;
  eventName = "";
  unknown: Uint8Array | undefined = undefined;
}

// ---- metrics

export class Metric implements WithUnknown {
  name = "";
  description = "";
  unit = "";
  metadata: PMap = new PMap();
  data: MetricData | undefined = undefined;
  unknown: Uint8Array | undefined = undefined;
}

export type MetricData = Gauge | Sum | Histogram | ExponentialHistogram | Summary;
export type DataPoint = NumberDataPoint | HistogramDataPoint | ExponentialHistogramDataPoint | SummaryDataPoint;

export class Gauge implements WithUnknown {
  dataPoints: NumberDataPoint[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class Sum implements WithUnknown {
  dataPoints: NumberDataPoint[] = [];
  aggregationTemporality = 0;
  isMonotonic = false;
  unknown: Uint8Array | undefined = undefined;
}

export class Histogram implements WithUnknown {
  dataPoints: HistogramDataPoint[] = [];
  aggregationTemporality = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class ExponentialHistogram implements WithUnknown {
  dataPoints: ExponentialHistogramDataPoint[] = [];
  aggregationTemporality = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class Summary implements WithUnknown {
  dataPoints: SummaryDataPoint[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class NumberDataPoint implements WithUnknown {
  attributes: PMap = new PMap();
  startTimeUnixNano = 0n;
  timeUnixNano = 0n;
  /** bigint: as_int, number: as_double, undefined: not set. */
  value: bigint | number | undefined = undefined;
  exemplars: Exemplar[] = [];
  flags = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class HistogramDataPoint implements WithUnknown {
  attributes: PMap = new PMap();
  startTimeUnixNano = 0n;
  timeUnixNano = 0n;
  count = 0n;
  sum: number | undefined = undefined;
  bucketCounts: bigint[] = [];
  explicitBounds: number[] = [];
  exemplars: Exemplar[] = [];
  flags = 0;
  min: number | undefined = undefined;
  max: number | undefined = undefined;
  unknown: Uint8Array | undefined = undefined;
}

export class Buckets implements WithUnknown {
  offset = 0;
  bucketCounts: bigint[] = [];
  unknown: Uint8Array | undefined = undefined;
}

export class ExponentialHistogramDataPoint implements WithUnknown {
  attributes: PMap = new PMap();
  startTimeUnixNano = 0n;
  timeUnixNano = 0n;
  count = 0n;
  sum: number | undefined = undefined;
  scale = 0;
  zeroCount = 0n;
  positive: Buckets = new Buckets();
  negative: Buckets = new Buckets();
  flags = 0;
  exemplars: Exemplar[] = [];
  min: number | undefined = undefined;
  max: number | undefined = undefined;
  zeroThreshold = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class SummaryDataPoint implements WithUnknown {
  attributes: PMap = new PMap();
  startTimeUnixNano = 0n;
  timeUnixNano = 0n;
  count = 0n;
  sum = 0;
  quantileValues: QuantileValue[] = [];
  flags = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class QuantileValue implements WithUnknown {
  quantile = 0;
  value = 0;
  unknown: Uint8Array | undefined = undefined;
}

export class Exemplar implements WithUnknown {
  filteredAttributes: PMap = new PMap();
  timeUnixNano = 0n;
  /** bigint: as_int, number: as_double, undefined: not set. */
  value: bigint | number | undefined = undefined;
  spanId: Uint8Array = NO_BYTES;
  traceId: Uint8Array = NO_BYTES;
  unknown: Uint8Array | undefined = undefined;
}
