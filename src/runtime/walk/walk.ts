import type { ConfigContext } from "../../config/signals.ts";
import type {
  DataPoint,
  Exemplar,
  LogRecord,
  Metric,
  Payload,
  ResourceGroup,
  ScopeGroup,
  Span,
} from "../../otlp/model.ts";
import { type Profile, ProfilesPayload } from "../../otlp/profiles.ts";
import type { RecordContext } from "../../otlp/record-context.ts";

/** Handles one record; anything but undefined ends the walk. */
export type Visit<E> = (context: RecordContext) => E | undefined;

/** Goes over the records of one context in order; ends with the first answer of `visit`. */
export type Walk = <E>(payload: Payload<unknown>, context: RecordContext, visit: Visit<E>) => E | undefined;

/*
 * Lengths are read anew in each round: statements may append metrics or data points while they are walked over, and
 * the reference visits those too.
 */

const walkResources: Walk = (payload, context, visit) => {
  for (let i = 0; i < payload.resources.length; i++) {
    enterResource(context, payload.resources[i]);
    const end = visit(context);
    if (end !== undefined) return end;
  }
  return undefined;
};

const walkScopes: Walk = (payload, context, visit) => {
  for (let i = 0; i < payload.resources.length; i++) {
    const group = payload.resources[i];
    enterResource(context, group);
    for (let j = 0; j < group.scopes.length; j++) {
      enterScope(context, group.scopes[j]);
      const end = visit(context);
      if (end !== undefined) return end;
    }
  }
  return undefined;
};

/** Walks over the records of every scope, after `enter` has put them into the context. */
function walkRecords<R>(enter: (context: RecordContext, record: R) => void): Walk {
  return (payload, context, visit) =>
    walkScopes(payload, context, (scoped) => {
      const group = scoped.scopeGroup as ScopeGroup<R>;
      for (let k = 0; k < group.records.length; k++) {
        enter(scoped, group.records[k]);
        const end = visit(scoped);
        if (end !== undefined) return end;
      }
      return undefined;
    });
}

const walkSpans = walkRecords<Span>(enterSpan);
const walkLogs = walkRecords<LogRecord>(enterLog);
const walkMetrics = walkRecords<Metric>(enterMetric);
const walkProfileRecords = walkRecords<Profile>(enterProfile);

const walkSpanEvents: Walk = (payload, context, visit) =>
  walkSpans(payload, context, (inner) => {
    const { span } = inner;
    for (let n = 0; n < span.events.length; n++) {
      inner.spanEvent = span.events[n];
      const end = visit(inner);
      if (end !== undefined) return end;
    }
    return undefined;
  });

const walkDataPoints: Walk = (payload, context, visit) =>
  walkMetrics(payload, context, (inner) => {
    const { data } = inner.metric;
    if (data === undefined) return undefined;
    for (let n = 0; n < data.dataPoints.length; n++) {
      inner.dataPoint = data.dataPoints[n];
      const end = visit(inner);
      if (end !== undefined) return end;
    }
    return undefined;
  });

const walkExemplars: Walk = (payload, context, visit) =>
  walkDataPoints(payload, context, (inner) => {
    const point = inner.dataPoint as DataPoint & { readonly exemplars?: readonly Exemplar[] };
    // A summary's points have none. What a statement clears has another list afterwards.
    for (let n = 0; n < (point.exemplars?.length ?? 0); n++) {
      inner.exemplar = (point.exemplars as readonly Exemplar[])[n];
      const end = visit(inner);
      if (end !== undefined) return end;
    }
    return undefined;
  });

const walkProfiles: Walk = (payload, context, visit) => {
  enterDictionary(context, payload);
  return walkProfileRecords(payload, context, visit);
};

/** The walk over each context's records. Source: transformprocessor, internal/common. */
export const WALKS: Record<ConfigContext, Walk> = {
  resource: walkResources,
  scope: walkScopes,
  span: walkSpans,
  spanevent: walkSpanEvents,
  metric: walkMetrics,
  datapoint: walkDataPoints,
  exemplar: walkExemplars,
  log: walkLogs,
  profile: walkProfiles,
};

export function enterResource(context: RecordContext, group: ResourceGroup<unknown>): void {
  context.resourceGroup = group;
  context.resource = group.resource;
}

export function enterScope(context: RecordContext, group: ScopeGroup<unknown>): void {
  context.scopeGroup = group;
  context.scope = group.scope;
}

export function enterSpan(context: RecordContext, span: Span): void {
  context.span = span;
}

export function enterLog(context: RecordContext, log: LogRecord): void {
  context.log = log;
}

export function enterMetric(context: RecordContext, metric: Metric): void {
  context.metric = metric;
}

export function enterProfile(context: RecordContext, profile: Profile): void {
  context.profile = profile;
}

/** Profiles share tables that stand beside them in the payload. */
export function enterDictionary(context: RecordContext, payload: Payload<unknown>): void {
  if (payload instanceof ProfilesPayload) context.profilesDictionary = payload.dictionary;
}
