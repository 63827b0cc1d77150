import {
  ExponentialHistogram,
  ExponentialHistogramDataPoint,
  Gauge,
  Histogram,
  HistogramDataPoint,
  Metric,
  NumberDataPoint,
  Sum,
  Summary,
  SummaryDataPoint,
  type WithUnknown,
} from "../model.ts";
import { type GroupReaders, groupReaders, type ReadMessage } from "./decode-common.ts";
import {
  readExponentialHistogramDataPoint,
  readHistogramDataPoint,
  readNumberDataPoint,
  readSummaryDataPoint,
} from "./decode-data-points.ts";
import { readKeyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

function readGauge(r: WireReader, m: Gauge): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    if (tag === 0x0a) m.dataPoints.push(r.message(readNumberDataPoint, new NumberDataPoint()));
    else r.other(tag, 0b10, m);
  }
}

function readSum(r: WireReader, m: Sum): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.dataPoints.push(r.message(readNumberDataPoint, new NumberDataPoint()));
        break;
      case 0x10:
        m.aggregationTemporality = r.int32();
        break;
      case 0x18:
        m.isMonotonic = r.bool();
        break;
      default:
        r.other(tag, 0b1110, m);
    }
  }
}

/** Histogram and ExponentialHistogram, which differ in their data points only. */
function distributionReader<P, M extends { dataPoints: P[]; aggregationTemporality: number } & WithUnknown>(
  readPoint: ReadMessage<P>,
  create: () => P,
): ReadMessage<M> {
  return (r, m) => {
    while (r.pos < r.end) {
      const tag = r.tag();
      switch (tag) {
        case 0x0a:
          m.dataPoints.push(r.message(readPoint, create()));
          break;
        case 0x10:
          m.aggregationTemporality = r.int32();
          break;
        default:
          r.other(tag, 0b110, m);
      }
    }
  };
}

const readHistogram = distributionReader<HistogramDataPoint, Histogram>(
  readHistogramDataPoint,
  () => new HistogramDataPoint(),
);
const readExponentialHistogram = distributionReader<ExponentialHistogramDataPoint, ExponentialHistogram>(
  readExponentialHistogramDataPoint,
  () => new ExponentialHistogramDataPoint(),
);

function readSummary(r: WireReader, m: Summary): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    if (tag === 0x0a) m.dataPoints.push(r.message(readSummaryDataPoint, new SummaryDataPoint()));
    else r.other(tag, 0b10, m);
  }
}

/** Metric. Of several kinds of data the last one counts, whole. */
export function readMetric(r: WireReader, m: Metric): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.name = r.string();
        break;
      case 0x12:
        m.description = r.string();
        break;
      case 0x1a:
        m.unit = r.string();
        break;
      case 0x2a:
        m.data = r.message(readGauge, new Gauge());
        break;
      case 0x3a:
        m.data = r.message(readSum, new Sum());
        break;
      case 0x4a:
        m.data = r.message(readHistogram, new Histogram());
        break;
      case 0x52:
        m.data = r.message(readExponentialHistogram, new ExponentialHistogram());
        break;
      case 0x5a:
        m.data = r.message(readSummary, new Summary());
        break;
      case 0x62:
        readKeyValue(r, m.metadata);
        break;
      default:
        r.other(tag, 0b1_1110_1010_1110, m);
    }
  }
}

/** ResourceMetrics, ScopeMetrics and MetricsData, which has the shape of ExportMetricsServiceRequest. */
export const METRICS: GroupReaders<Metric> = groupReaders(readMetric, () => new Metric());
