// biome-ignore-all format: the table is written by scripts/version-facts.ts
import type { ContextName } from "../otlp/context-name.ts";
import type { Host } from "./define.ts";
import { describeSince, type VersionFact } from "./version-fact.ts";

/**
 * Paths, as their context's statements name them, and enum symbols, by fact and context. Source: the contexts of the
 * reference's releases, read by scripts/version-facts.ts. Not for the engine: it needs none of this.
 */
const TABLE: readonly (readonly [VersionFact, Readonly<Partial<Record<ContextName, string>>>])[] = [
  [{ since: "0.61.0", module: "pkg/ottl", stability: "stable" }, {
    span: "span.attributes span.trace_id span.trace_id.string span.span_id span.span_id.string span.parent_span_id span.trace_state span.name span.kind span.start_time_unix_nano span.end_time_unix_nano span.dropped_attributes_count span.events span.dropped_events_count span.links span.dropped_links_count span.status span.status.code span.status.message resource.attributes resource.dropped_attributes_count SPAN_KIND_UNSPECIFIED SPAN_KIND_INTERNAL SPAN_KIND_SERVER SPAN_KIND_CLIENT SPAN_KIND_PRODUCER SPAN_KIND_CONSUMER STATUS_CODE_UNSET STATUS_CODE_OK STATUS_CODE_ERROR",
    datapoint: "datapoint.attributes datapoint.start_time_unix_nano datapoint.time_unix_nano datapoint.flags datapoint.value_double datapoint.value_int datapoint.exemplars datapoint.count datapoint.sum datapoint.quantile_values datapoint.bucket_counts datapoint.explicit_bounds datapoint.scale datapoint.zero_count datapoint.positive datapoint.positive.offset datapoint.positive.bucket_counts datapoint.negative datapoint.negative.offset datapoint.negative.bucket_counts metric.name metric.description metric.unit metric.type metric.aggregation_temporality metric.is_monotonic resource.attributes resource.dropped_attributes_count instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes AGGREGATION_TEMPORALITY_UNSPECIFIED AGGREGATION_TEMPORALITY_DELTA AGGREGATION_TEMPORALITY_CUMULATIVE METRIC_DATA_TYPE_NONE METRIC_DATA_TYPE_GAUGE METRIC_DATA_TYPE_SUM METRIC_DATA_TYPE_HISTOGRAM METRIC_DATA_TYPE_EXPONENTIAL_HISTOGRAM METRIC_DATA_TYPE_SUMMARY FLAG_NONE FLAG_NO_RECORDED_VALUE",
    log: "log.time_unix_nano log.observed_time_unix_nano log.severity_number log.severity_text log.body log.attributes log.dropped_attributes_count log.flags log.trace_id log.trace_id.string log.span_id log.span_id.string resource.attributes resource.dropped_attributes_count instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes SEVERITY_NUMBER_UNSPECIFIED SEVERITY_NUMBER_TRACE SEVERITY_NUMBER_TRACE2 SEVERITY_NUMBER_TRACE3 SEVERITY_NUMBER_TRACE4 SEVERITY_NUMBER_DEBUG SEVERITY_NUMBER_DEBUG2 SEVERITY_NUMBER_DEBUG3 SEVERITY_NUMBER_DEBUG4 SEVERITY_NUMBER_INFO SEVERITY_NUMBER_INFO2 SEVERITY_NUMBER_INFO3 SEVERITY_NUMBER_INFO4 SEVERITY_NUMBER_WARN SEVERITY_NUMBER_WARN2 SEVERITY_NUMBER_WARN3 SEVERITY_NUMBER_WARN4 SEVERITY_NUMBER_ERROR SEVERITY_NUMBER_ERROR2 SEVERITY_NUMBER_ERROR3 SEVERITY_NUMBER_ERROR4 SEVERITY_NUMBER_FATAL SEVERITY_NUMBER_FATAL2 SEVERITY_NUMBER_FATAL3 SEVERITY_NUMBER_FATAL4",
  }],
  [{ since: "0.62.0", module: "pkg/ottl", lacks: "0.61.0", stability: "stable" }, {
    resource: "resource.attributes resource.dropped_attributes_count",
  }],
  [{ since: "0.63.0", module: "pkg/ottl", lacks: "0.62.0", stability: "stable" }, {
    scope: "scope.name scope.version scope.attributes scope.dropped_attributes_count resource.attributes resource.dropped_attributes_count",
    span: "instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count",
    metric: "metric.name metric.description metric.unit metric.type metric.aggregation_temporality metric.is_monotonic metric.data_points resource.attributes resource.dropped_attributes_count instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count AGGREGATION_TEMPORALITY_UNSPECIFIED AGGREGATION_TEMPORALITY_DELTA AGGREGATION_TEMPORALITY_CUMULATIVE METRIC_DATA_TYPE_NONE METRIC_DATA_TYPE_GAUGE METRIC_DATA_TYPE_SUM METRIC_DATA_TYPE_HISTOGRAM METRIC_DATA_TYPE_EXPONENTIAL_HISTOGRAM METRIC_DATA_TYPE_SUMMARY",
    datapoint: "metric.data_points instrumentation_scope.dropped_attributes_count",
    log: "instrumentation_scope.dropped_attributes_count",
  }],
  [{ since: "0.64.0", module: "pkg/ottl", lacks: "0.63.0", stability: "stable" }, {
    span: "span.parent_span_id.string",
    spanevent: "spanevent.time_unix_nano spanevent.name spanevent.attributes spanevent.dropped_attributes_count span.attributes span.trace_id span.trace_id.string span.span_id span.span_id.string span.parent_span_id span.parent_span_id.string span.trace_state span.name span.kind span.start_time_unix_nano span.end_time_unix_nano span.dropped_attributes_count span.events span.dropped_events_count span.links span.dropped_links_count span.status span.status.code span.status.message resource.attributes resource.dropped_attributes_count instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count SPAN_KIND_UNSPECIFIED SPAN_KIND_INTERNAL SPAN_KIND_SERVER SPAN_KIND_CLIENT SPAN_KIND_PRODUCER SPAN_KIND_CONSUMER STATUS_CODE_UNSET STATUS_CODE_OK STATUS_CODE_ERROR",
  }],
  [{ since: "0.70.0", module: "pkg/ottl", lacks: "0.69.0", stability: "stable" }, {
    resource: "resource.cache",
    scope: "scope.cache",
    span: "span.cache",
    spanevent: "spanevent.cache",
    metric: "metric.cache",
    datapoint: "datapoint.cache",
    log: "log.cache",
  }],
  [{ since: "0.78.0", module: "pkg/ottl", lacks: "0.77.0", stability: "deprecated" }, {
    span: "span.kind.deprecated_string",
    spanevent: "span.kind.deprecated_string",
  }],
  [{ since: "0.78.0", module: "pkg/ottl", lacks: "0.77.0", stability: "stable" }, {
    span: "span.kind.string",
    spanevent: "span.kind.string",
  }],
  [{ since: "0.80.0", module: "pkg/ottl", lacks: "0.78.0", stability: "stable" }, {
    log: "log.body.string",
  }],
  [{ since: "0.87.0", module: "pkg/ottl", lacks: "0.85.0", stability: "stable" }, {
    span: "span.start_time span.end_time",
    spanevent: "spanevent.time span.start_time span.end_time",
    datapoint: "datapoint.start_time datapoint.time",
    log: "log.time log.observed_time",
  }],
  [{ since: "0.105.0", module: "pkg/ottl", lacks: "0.103.0", stability: "stable" }, {
    resource: "resource.schema_url",
    scope: "scope.schema_url resource.schema_url",
    span: "resource.schema_url instrumentation_scope.schema_url",
    spanevent: "resource.schema_url instrumentation_scope.schema_url",
    metric: "resource.schema_url instrumentation_scope.schema_url",
    datapoint: "resource.schema_url instrumentation_scope.schema_url",
    log: "resource.schema_url instrumentation_scope.schema_url",
  }],
  [{ since: "0.121.0", module: "pkg/ottl", lacks: "0.120.0", stability: "stable" }, {
    spanevent: "spanevent.event_index",
  }],
  [{ since: "0.124.1", module: "pkg/ottl", lacks: "0.121.0", stability: "development" }, {
    profile: "profile.sample_type profile.sample profile.time_unix_nano profile.time profile.duration_unix_nano profile.duration profile.period_type profile.period profile.profile_id profile.profile_id.string profile.attribute_indices profile.dropped_attributes_count profile.original_payload_format profile.original_payload profile.cache resource.attributes resource.dropped_attributes_count resource.schema_url instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count instrumentation_scope.schema_url",
  }],
  [{ since: "0.128.0", module: "pkg/ottl", lacks: "0.127.0", stability: "stable" }, {
    metric: "metric.metadata",
    datapoint: "metric.metadata",
    log: "log.event_name",
  }],
  [{ since: "0.129.0", module: "pkg/ottl", lacks: "0.128.0", stability: "development" }, {
    profile: "profile.attributes",
  }],
  [{ since: "0.131.0", module: "pkg/ottl", lacks: "0.130.0", stability: "development" }, {
    profile: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
  }],
  [{ since: "0.131.0", module: "pkg/ottl", lacks: "0.130.0", stability: "stable" }, {
    span: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
    spanevent: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
    metric: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
    datapoint: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
    log: "scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url",
  }],
  [{ since: "0.132.0", module: "pkg/ottl", lacks: "0.131.0", stability: "development" }, {
    profilesample: "profilesample.values profilesample.attribute_indices profilesample.link_index profilesample.timestamps_unix_nano profilesample.timestamps profilesample.attributes profilesample.cache resource.attributes resource.dropped_attributes_count resource.schema_url scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count instrumentation_scope.schema_url",
  }],
  [{ since: "0.139.0", module: "pkg/ottl", lacks: "0.138.0", stability: "development" }, {
    profile: "profile.sample_type.type profile.sample_type.unit profile.period_type.type profile.period_type.unit",
  }],
  [{ since: "0.145.0", module: "pkg/ottl", lacks: "0.144.0", stability: "stable" }, {
    span: "span.flags",
    spanevent: "span.flags",
  }],
  [{ since: "0.147.0", module: "pkg/ottl", lacks: "0.146.0", stability: "development" }, {
    profile: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    profilesample: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
  }],
  [{ since: "0.147.0", module: "pkg/ottl", lacks: "0.146.0", stability: "stable" }, {
    resource: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    scope: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    span: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    spanevent: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    metric: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    datapoint: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
    log: "otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
  }],
  [{ since: "0.154.0", module: "pkg/ottl", lacks: "0.153.0", stability: "stable" }, {
    exemplar: "exemplar.time_unix_nano exemplar.time exemplar.double_value exemplar.int_value exemplar.trace_id exemplar.trace_id.string exemplar.span_id exemplar.span_id.string exemplar.filtered_attributes exemplar.cache datapoint.attributes datapoint.start_time_unix_nano datapoint.start_time datapoint.time_unix_nano datapoint.time datapoint.flags datapoint.value_double datapoint.value_int datapoint.exemplars datapoint.count datapoint.sum datapoint.quantile_values datapoint.bucket_counts datapoint.explicit_bounds datapoint.scale datapoint.zero_count datapoint.positive datapoint.positive.offset datapoint.positive.bucket_counts datapoint.negative datapoint.negative.offset datapoint.negative.bucket_counts metric.name metric.description metric.unit metric.type metric.aggregation_temporality metric.is_monotonic metric.data_points metric.metadata resource.attributes resource.dropped_attributes_count resource.schema_url scope.name scope.version scope.attributes scope.dropped_attributes_count scope.schema_url instrumentation_scope.name instrumentation_scope.version instrumentation_scope.attributes instrumentation_scope.dropped_attributes_count instrumentation_scope.schema_url otelcol.client.addr otelcol.client.metadata otelcol.client.auth.attributes otelcol.grpc.metadata",
  }],
];

/** Since when a processor lets paths begin with the name of their own context: `log.body` for `body`. */
export const PREFIX_FACTS: Readonly<Record<Host, VersionFact>> = {
  "transform": { since: "0.119.0", module: "processor/transformprocessor", lacks: "0.118.0" },
  "filter": { since: "0.146.0", module: "processor/filterprocessor", lacks: "0.145.0" },
};

let facts: Map<string, VersionFact> | undefined;

/** Since when statements of a context have a path (`span.kind.string`) or an enum symbol (`SPAN_KIND_SERVER`). */
export function pathFact(context: ContextName, name: string): VersionFact | undefined {
  facts ??= new Map(
    TABLE.flatMap(([fact, contexts]) =>
      Object.entries(contexts).flatMap(([owner, names]) => names.split(" ").map((each) => [`${owner} ${each}`, fact] as const)),
    ),
  );
  return facts.get(`${context} ${name}`);
}

/**
 * Since when statements of the contexts have a path or a symbol: `0.105.0`, or where the contexts differ
 * `0.61.0 or earlier (span, log), 0.62.0 (resource)`.
 */
export function describePathSince(contexts: readonly ContextName[], name: string): string | undefined {
  const bySince = new Map<string, ContextName[]>();
  for (const context of contexts) {
    const fact = pathFact(context, name);
    const since = fact && describeSince(fact);
    if (since !== undefined) bySince.set(since, [...(bySince.get(since) ?? []), context]);
  }
  if (bySince.size < 2) return bySince.keys().next().value;
  const parts = [...bySince].map(([since, users]) => `${since} (${users.join(", ")})`);
  return parts.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })).join(", ");
}
