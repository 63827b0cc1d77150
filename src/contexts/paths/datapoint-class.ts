import {
  type DataPoint,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  NumberDataPoint,
  SummaryDataPoint,
} from "../../otlp/model.ts";
import { type Failure, fail } from "../../values/failure.ts";

/** The Go type of a data point, as messages print it. */
function dataPointType(point: DataPoint): string {
  if (point instanceof NumberDataPoint) return "pmetric.NumberDataPoint";
  if (point instanceof HistogramDataPoint) return "pmetric.HistogramDataPoint";
  if (point instanceof ExponentialHistogramDataPoint) return "pmetric.ExponentialHistogramDataPoint";
  return "pmetric.SummaryDataPoint";
}

/** A data point that is not the only class which has the path. */
export function wrongPoint(want: string, point: DataPoint): Failure {
  return fail("type-mismatch", "expects pmetric.{0} but got {1}", want, dataPointType(point));
}

/** A data point of a class that lacks the path, where several classes have it. */
export function unsupportedPoint(point: DataPoint): Failure {
  return fail("type-mismatch", "unsupported data point type: {0}", dataPointType(point));
}

/** The classes with count and sum. */
export function isDistribution(
  point: DataPoint,
): point is HistogramDataPoint | ExponentialHistogramDataPoint | SummaryDataPoint {
  return !(point instanceof NumberDataPoint);
}

/** The classes with exemplars. */
export function hasExemplars(
  point: DataPoint,
): point is NumberDataPoint | HistogramDataPoint | ExponentialHistogramDataPoint {
  return !(point instanceof SummaryDataPoint);
}
