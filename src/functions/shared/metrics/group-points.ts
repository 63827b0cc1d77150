import {
  type DataPoint,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  type NumberDataPoint,
} from "../../../otlp/model.ts";
import { Failure } from "../../../values/failure.ts";
import { ENCODING_JSON, toJson } from "../../../values/go-json.ts";

/**
 * Groups data points that can be merged: the same attributes and time, the same start time where `byStart`, and for
 * histograms the same buckets, flags and presence of min and max. Groups stand in the order of their first points (the
 * reference's order is random). Source: coreinternal/aggregateutil.
 */
export function groupPoints<P extends DataPoint>(points: readonly P[], byStart: boolean): P[][] {
  const groups = new Map<string, P[]>();
  for (const point of points) {
    const key = groupKey(point, byStart);
    const group = groups.get(key);
    if (group) group.push(point);
    else groups.set(key, [point]);
  }
  return [...groups.values()];
}

/** Attributes are compared as JSON: 1 and 1.0 fall together, bytes and their Base64, and all that has no JSON form. */
function groupKey(point: DataPoint | NumberDataPoint, byStart: boolean): string {
  const attributes = toJson(point.attributes, ENCODING_JSON);
  if (attributes instanceof Failure) return "";
  const parts: unknown[] = [point.timeUnixNano];
  if (byStart) parts.push(point.startTimeUnixNano);
  if (point instanceof HistogramDataPoint) {
    const { explicitBounds } = point;
    if (!explicitBounds.every(Number.isFinite)) return "";
    parts.push(...explicitBounds.map((bound) => (Object.is(bound, -0) ? "-0" : bound)), "|", ...presence(point));
  } else if (point instanceof ExponentialHistogramDataPoint) {
    parts.push(point.scale, ...presence(point));
  }
  return `${parts.join(" ")} ${attributes}`;
}

function presence({ min, max, flags }: HistogramDataPoint | ExponentialHistogramDataPoint): unknown[] {
  return [min !== undefined, max !== undefined, flags];
}
