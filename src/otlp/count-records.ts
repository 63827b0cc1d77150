import type { Metric, Payload } from "./model.ts";
import type { PayloadOf, Signal } from "./signal.ts";

/**
 * How many records a payload holds: spans, log records, metrics or profiles. Data points are counted apart.
 */
export function countRecords<S extends Signal>(payload: PayloadOf[S]): number {
  let count = 0;
  for (const group of (payload as Payload<unknown>).resources) {
    for (const scope of group.scopes) count += scope.records.length;
  }
  return count;
}

/** How many data points a metrics payload holds. */
export function countDataPoints(payload: Payload<Metric>): number {
  let count = 0;
  for (const group of payload.resources) {
    for (const scope of group.scopes) {
      for (const metric of scope.records) count += metric.data?.dataPoints.length ?? 0;
    }
  }
  return count;
}
