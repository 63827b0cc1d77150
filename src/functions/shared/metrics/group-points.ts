import {
  type DataPoint,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  type NumberDataPoint,
} from "../../../otlp/model.ts";
import { Failure } from "../../../values/failure.ts";
import { ENCODING_JSON, toJson } from "../../../values/go-json.ts";
import { GoSlice, type Value } from "../../../values/value.ts";

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

/** Keys are compared as JSON, so 1 and 1.0 fall together, bytes and their Base64 too, and all that has no JSON form. */
function groupKey(point: DataPoint | NumberDataPoint, byStart: boolean): string {
  const parts: Value[] = [point.attributes, point.timeUnixNano];
  if (byStart) parts.push(String(point.startTimeUnixNano));
  if (point instanceof HistogramDataPoint) {
    parts.push(new GoSlice("any", point.explicitBounds), ...presence(point));
  } else if (point instanceof ExponentialHistogramDataPoint) {
    parts.push(BigInt(point.scale), ...presence(point));
  }
  const json = toJson(new GoSlice("any", parts), ENCODING_JSON);
  return json instanceof Failure ? "" : json;
}

function presence(point: HistogramDataPoint | ExponentialHistogramDataPoint): Value[] {
  return [point.min !== undefined, point.max !== undefined, BigInt(point.flags)];
}
