import { AGGREGATION_TEMPORALITIES } from "../enum-names.ts";
import {
  type Buckets,
  Exemplar,
  ExponentialHistogram,
  ExponentialHistogramDataPoint,
  Gauge,
  Histogram,
  HistogramDataPoint,
  Metric,
  NumberDataPoint,
  type Payload,
  QuantileValue,
  Sum,
  Summary,
  SummaryDataPoint,
} from "../model.ts";
import { payloadFields } from "./decode-common.ts";
import { readAttributes } from "./decode-value.ts";
import { type Fields, fieldsOf, type ReadField, readList, readMessage } from "./fields.ts";
import { METRICS_NAMES } from "./group-names.ts";
import type { JsonReader } from "./reader.ts";

const readCount = (r: JsonReader): bigint => r.uint64();
const readBound = (r: JsonReader): number => r.float64();
const readExemplar = (r: JsonReader): Exemplar => readMessage(r, new Exemplar(), EXEMPLAR);

/** What an exemplar and a number data point have in common. */
interface Measured {
  value: bigint | number | undefined;
}
const MEASURED: Record<string, ReadField<Measured>> = {
  asDouble: (m, r) => {
    m.value = r.float64();
  },
  asInt: (m, r) => {
    m.value = r.int64();
  },
};

const EXEMPLAR: Fields<Exemplar> = fieldsOf<Exemplar>({
  ...MEASURED,
  filteredAttributes: (m, r) => readAttributes(r, m.filteredAttributes),
  timeUnixNano: (m, r) => {
    m.timeUnixNano = r.uint64();
  },
  traceId: (m, r) => {
    m.traceId = r.id(16);
  },
  spanId: (m, r) => {
    m.spanId = r.id(8);
  },
});

/** What every data point has. */
interface Point {
  attributes: NumberDataPoint["attributes"];
  startTimeUnixNano: bigint;
  timeUnixNano: bigint;
  flags: number;
}
const POINT: Record<string, ReadField<Point>> = {
  attributes: (m, r) => readAttributes(r, m.attributes),
  startTimeUnixNano: (m, r) => {
    m.startTimeUnixNano = r.uint64();
  },
  timeUnixNano: (m, r) => {
    m.timeUnixNano = r.uint64();
  },
  flags: (m, r) => {
    m.flags = r.uint32();
  },
};

const NUMBER_POINT: Fields<NumberDataPoint> = fieldsOf<NumberDataPoint>({
  ...POINT,
  ...MEASURED,
  exemplars: (m, r) => readList(r, m.exemplars, readExemplar),
});

/** What both kinds of histogram data points have. */
type Distribution = HistogramDataPoint | ExponentialHistogramDataPoint;
const DISTRIBUTION: Record<string, ReadField<Distribution>> = {
  ...POINT,
  count: (m, r) => {
    m.count = r.uint64();
  },
  sum: (m, r) => {
    m.sum = r.float64();
  },
  min: (m, r) => {
    m.min = r.float64();
  },
  max: (m, r) => {
    m.max = r.float64();
  },
  exemplars: (m, r) => readList(r, m.exemplars, readExemplar),
};

const HISTOGRAM_POINT: Fields<HistogramDataPoint> = fieldsOf<HistogramDataPoint>({
  ...DISTRIBUTION,
  bucketCounts: (m, r) => readList(r, m.bucketCounts, readCount),
  explicitBounds: (m, r) => readList(r, m.explicitBounds, readBound),
});

const BUCKETS: Fields<Buckets> = fieldsOf<Buckets>({
  offset: (m, r) => {
    m.offset = r.int32();
  },
  bucketCounts: (m, r) => readList(r, m.bucketCounts, readCount),
});

const EXPONENTIAL_POINT: Fields<ExponentialHistogramDataPoint> = fieldsOf<ExponentialHistogramDataPoint>({
  ...DISTRIBUTION,
  scale: (m, r) => {
    m.scale = r.int32();
  },
  zeroCount: (m, r) => {
    m.zeroCount = r.uint64();
  },
  positive: (m, r) => {
    readMessage(r, m.positive, BUCKETS);
  },
  negative: (m, r) => {
    readMessage(r, m.negative, BUCKETS);
  },
  zeroThreshold: (m, r) => {
    m.zeroThreshold = r.float64();
  },
});

const QUANTILE: Fields<QuantileValue> = fieldsOf<QuantileValue>({
  quantile: (m, r) => {
    m.quantile = r.float64();
  },
  value: (m, r) => {
    m.value = r.float64();
  },
});

const SUMMARY_POINT: Fields<SummaryDataPoint> = fieldsOf<SummaryDataPoint>({
  ...POINT,
  count: (m, r) => {
    m.count = r.uint64();
  },
  sum: (m, r) => {
    m.sum = r.float64();
  },
  quantileValues: (m, r) => readList(r, m.quantileValues, () => readMessage(r, new QuantileValue(), QUANTILE)),
});

const readNumberPoint = (r: JsonReader): NumberDataPoint => readMessage(r, new NumberDataPoint(), NUMBER_POINT);

const TEMPORALITY: Record<string, ReadField<{ aggregationTemporality: number }>> = {
  aggregationTemporality: (m, r) => {
    m.aggregationTemporality = r.enumeration(AGGREGATION_TEMPORALITIES);
  },
};

const GAUGE: Fields<Gauge> = fieldsOf<Gauge>({
  dataPoints: (m, r) => readList(r, m.dataPoints, readNumberPoint),
});

const SUM: Fields<Sum> = fieldsOf<Sum>({
  ...TEMPORALITY,
  dataPoints: (m, r) => readList(r, m.dataPoints, readNumberPoint),
  isMonotonic: (m, r) => {
    m.isMonotonic = r.bool();
  },
});

const HISTOGRAM: Fields<Histogram> = fieldsOf<Histogram>({
  ...TEMPORALITY,
  dataPoints: (m, r) => readList(r, m.dataPoints, () => readMessage(r, new HistogramDataPoint(), HISTOGRAM_POINT)),
});

const EXPONENTIAL: Fields<ExponentialHistogram> = fieldsOf<ExponentialHistogram>({
  ...TEMPORALITY,
  dataPoints: (m, r) =>
    readList(r, m.dataPoints, () => readMessage(r, new ExponentialHistogramDataPoint(), EXPONENTIAL_POINT)),
});

const SUMMARY: Fields<Summary> = fieldsOf<Summary>({
  dataPoints: (m, r) => readList(r, m.dataPoints, () => readMessage(r, new SummaryDataPoint(), SUMMARY_POINT)),
});

/** Of several kinds of data the last one counts, whole. */
const METRIC: Fields<Metric> = fieldsOf<Metric>({
  name: (m, r) => {
    m.name = r.string();
  },
  description: (m, r) => {
    m.description = r.string();
  },
  unit: (m, r) => {
    m.unit = r.string();
  },
  gauge: (m, r) => {
    m.data = readMessage(r, new Gauge(), GAUGE);
  },
  sum: (m, r) => {
    m.data = readMessage(r, new Sum(), SUM);
  },
  histogram: (m, r) => {
    m.data = readMessage(r, new Histogram(), HISTOGRAM);
  },
  exponentialHistogram: (m, r) => {
    m.data = readMessage(r, new ExponentialHistogram(), EXPONENTIAL);
  },
  summary: (m, r) => {
    m.data = readMessage(r, new Summary(), SUMMARY);
  },
  metadata: (m, r) => readAttributes(r, m.metadata),
});

/** MetricsData. */
export const METRICS_FIELDS: Fields<Payload<Metric>> = payloadFields<Metric, Payload<Metric>>(METRICS_NAMES, (r) =>
  readMessage(r, new Metric(), METRIC),
);
