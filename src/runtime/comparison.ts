import { copyMessage } from "../otlp/copy-message.ts";
import type { Metric, Payload } from "../otlp/model.ts";

/** A payload before and after a run. */
export interface Comparison {
  /** A deep copy of the payload before the first processor. */
  readonly before: Payload<unknown>;
  /** The payload as the processors left it. */
  readonly after: Payload<unknown>;
  /** For each group, record and data point of `before`, the object it is a copy of; those left are in `after`. */
  readonly originals: ReadonlyMap<object, object>;
}

/** Remembers a payload that is about to be changed. */
export function rememberPayload(payload: Payload<unknown>): Comparison {
  const before = copyMessage(payload);
  const originals = new Map<object, object>();
  before.resources.forEach((resource, r) => {
    const liveResource = payload.resources[r];
    originals.set(resource, liveResource);
    resource.scopes.forEach((scope, s) => {
      const liveScope = liveResource.scopes[s];
      originals.set(scope, liveScope);
      scope.records.forEach((record, i) => {
        const live = liveScope.records[i] as object;
        originals.set(record as object, live);
        const points = dataPointsOf(live);
        dataPointsOf(record).forEach((point, p) => {
          originals.set(point, points[p]);
        });
      });
    });
  });
  return { before, after: payload, originals };
}

/** The data points of a metric; none of anything else. */
export function dataPointsOf(record: unknown): readonly object[] {
  return (record as Partial<Metric>).data?.dataPoints ?? [];
}
