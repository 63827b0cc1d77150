import { CONTEXTS, type ContextName, PathError, type PathKey, type ResolvedPath } from "../../src/contexts/index.ts";
import {
  Exemplar,
  ExponentialHistogram,
  ExponentialHistogramDataPoint,
  Gauge,
  Histogram,
  HistogramDataPoint,
  LogRecord,
  Metric,
  NumberDataPoint,
  Resource,
  ResourceGroup,
  Scope,
  ScopeGroup,
  Span,
  SpanEvent,
  SpanLink,
  Sum,
  Summary,
  SummaryDataPoint,
} from "../../src/otlp/model.ts";
import { Profile, ProfilesDictionary, Sample } from "../../src/otlp/profiles.ts";
import { RecordContext } from "../../src/otlp/record-context.ts";
import { PMap } from "../../src/values/pmap.ts";

/** A path key from a literal. */
export function key(literal: string | bigint): PathKey {
  return { kind: typeof literal === "string" ? "string" : "int", literal };
}

/** An expression key with a fixed value. */
export function computed(value: Parameters<typeof Array.of>[0]): PathKey {
  return { kind: "expression", get: () => value as never };
}

/** Resolves `span.status.code`; `keys` go to the last segment. */
export function resolve(context: ContextName, path: string, keys: readonly PathKey[] = []): ResolvedPath | PathError {
  const [prefix, ...names] = path.split(".");
  const fields = names.map((name, i) => ({ name, keys: i === names.length - 1 ? keys : [] }));
  return CONTEXTS[context].resolvePath(prefix, fields);
}

/** As `resolve`, for paths that must be valid. */
export function valid(context: ContextName, path: string, keys: readonly PathKey[] = []): ResolvedPath {
  const resolved = resolve(context, path, keys);
  if (resolved instanceof PathError) throw new Error(resolved.message);
  return resolved;
}

/** A record of every kind, its data point and metric by variant. */
export function record(variant = "gauge-int"): RecordContext {
  const context = new RecordContext();
  context.resourceGroup = new ResourceGroup();
  context.scopeGroup = new ScopeGroup();
  context.resource = new Resource();
  context.scope = new Scope();
  context.span = new Span();
  context.span.events.push(new SpanEvent());
  context.span.links.push(new SpanLink());
  context.spanEvent = context.span.events[0];
  context.eventIndex = 0;
  context.log = new LogRecord();
  context.exemplar = new Exemplar();
  context.metric = new Metric();
  switch (variant) {
    case "sum-double":
    case "sum":
      context.metric.data = new Sum();
      context.dataPoint = Object.assign(new NumberDataPoint(), { value: 1.5 });
      break;
    case "histogram":
      context.metric.data = new Histogram();
      context.dataPoint = new HistogramDataPoint();
      break;
    case "exponential_histogram":
      context.metric.data = new ExponentialHistogram();
      context.dataPoint = new ExponentialHistogramDataPoint();
      break;
    case "summary":
      context.metric.data = new Summary();
      context.dataPoint = new SummaryDataPoint();
      break;
    case "empty":
    case "number-empty":
      context.dataPoint = new NumberDataPoint();
      break;
    default:
      context.metric.data = new Gauge();
      context.dataPoint = Object.assign(new NumberDataPoint(), { value: 7n });
  }
  context.profile = new Profile();
  context.profileSample = new Sample();
  context.profilesDictionary = new ProfilesDictionary();
  context.profilesDictionary.stringTable.push("");
  context.client = { address: "10.0.0.1:4317", metadata: new PMap(), auth: new PMap(), grpcMetadata: new PMap() };
  return context;
}
