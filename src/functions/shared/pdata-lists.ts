import type { PdataObject } from "../../values/value.ts";

/** The lists of pdata that paths hand out and that `Len` and `IsList` know. */
const LISTS: ReadonlySet<string> = new Set([
  "plog.LogRecordSlice",
  "plog.ResourceLogsSlice",
  "plog.ScopeLogsSlice",
  "pmetric.ExemplarSlice",
  "pmetric.ExponentialHistogramDataPointSlice",
  "pmetric.HistogramDataPointSlice",
  "pmetric.MetricSlice",
  "pmetric.NumberDataPointSlice",
  "pmetric.ResourceMetricsSlice",
  "pmetric.ScopeMetricsSlice",
  "pmetric.SummaryDataPointSlice",
  "pmetric.SummaryDataPointValueAtQuantileSlice",
  "ptrace.ResourceSpansSlice",
  "ptrace.ScopeSpansSlice",
  "ptrace.SpanEventSlice",
  "ptrace.SpanLinkSlice",
  "ptrace.SpanSlice",
]);

/** The items of a list of pdata; undefined for any other object. */
export function pdataItems(object: PdataObject): readonly unknown[] | undefined {
  return LISTS.has(object.type) && Array.isArray(object.target) ? object.target : undefined;
}
