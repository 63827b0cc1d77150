import type { Example, FunctionDefinition } from "./define.ts";

/** An example that the definition of its function does not carry. */
export interface FurtherExample extends Example {
  /** The value is one of many: it depends on the clock or on chance. */
  readonly varies?: boolean;
}

/**
 * What functions do to whole records, and results that differ from run to run. `before` and `after` are metrics or spans as
 * OTLP/JSON; `after` begins with `+` where the record stays as it is and what follows is appended. They run as tests. Too
 * long for the engine, which does not need them.
 */
const FURTHER_EXAMPLES: Readonly<Record<string, readonly FurtherExample[]>> = {
  HasAttrKeyOnDatapoint: [
    {
      source: `HasAttrKeyOnDatapoint("http.method")`,
      before: `{"name":"requests","gauge":{"dataPoints":[{"asInt":"1","attributes":[{"key":"http.method","value":{"stringValue":"GET"}}]}]}}`,
      value: `true`,
    },
  ],
  HasAttrOnDatapoint: [
    {
      source: `HasAttrOnDatapoint("http.method", "GET")`,
      before: `{"name":"requests","gauge":{"dataPoints":[{"asInt":"1","attributes":[{"key":"http.method","value":{"stringValue":"GET"}}]}]}}`,
      value: `true`,
    },
  ],
  IsRootSpan: [
    { source: `IsRootSpan()`, before: `{"name":"GET /"}`, value: `true` },
    { source: `IsRootSpan()`, before: `{"name":"GET /","parentSpanId":"0102030405060708"}`, value: `false` },
  ],
  Now: [{ source: `Now()`, value: `2025-06-01T12:00:00.123456789Z`, varies: true }],
  ProfileID: [{ source: `ProfileID("000102030405060708090a0b0c0d0e0f")`, value: `000102030405060708090a0b0c0d0e0f` }],
  SpanID: [
    { source: `SpanID(0x0102030405060708)`, value: `0102030405060708` },
    { source: `SpanID("0102030405060708")`, value: `0102030405060708` },
  ],
  TraceID: [{ source: `TraceID(0x000102030405060708090a0b0c0d0e0f)`, value: `000102030405060708090a0b0c0d0e0f` }],
  UUID: [{ source: `UUID()`, value: `"0b30557a-9fc4-490e-b358-7da2c7ec1136"`, varies: true }],
  UUIDv7: [{ source: `UUIDv7()`, value: `"01972b5c-ee7b-76f8-b358-7da2c7ec1136"`, varies: true }],
  aggregate_on_attribute_value: [
    {
      source: `aggregate_on_attribute_value("sum", "host.name", ["a", "b"], "all")`,
      before: `{"name":"requests","sum":{"dataPoints":[{"asInt":"1","attributes":[{"key":"host.name","value":{"stringValue":"a"}}]},{"asInt":"2","attributes":[{"key":"host.name","value":{"stringValue":"b"}}]},{"asInt":"4","attributes":[{"key":"host.name","value":{"stringValue":"c"}}]}],"aggregationTemporality":2,"isMonotonic":true}}`,
      after: `{"name":"requests","sum":{"dataPoints":[{"attributes":[{"key":"host.name","value":{"stringValue":"all"}}],"asInt":"3"},{"attributes":[{"key":"host.name","value":{"stringValue":"c"}}],"asInt":"4"}],"aggregationTemporality":2,"isMonotonic":true}}`,
    },
  ],
  aggregate_on_attributes: [
    {
      source: `aggregate_on_attributes("sum", ["host.name"])`,
      before: `{"name":"requests","sum":{"dataPoints":[{"asInt":"1","attributes":[{"key":"host.name","value":{"stringValue":"a"}},{"key":"path","value":{"stringValue":"/"}}]},{"asInt":"2","attributes":[{"key":"host.name","value":{"stringValue":"a"}},{"key":"path","value":{"stringValue":"/cart"}}]}],"aggregationTemporality":2,"isMonotonic":true}}`,
      after: `{"name":"requests","sum":{"dataPoints":[{"attributes":[{"key":"host.name","value":{"stringValue":"a"}}],"asInt":"3"}],"aggregationTemporality":2,"isMonotonic":true}}`,
    },
  ],
  convert_exponential_histogram_to_histogram: [
    {
      source: `convert_exponential_histogram_to_histogram("upper", [1.0, 10.0, 100.0])`,
      before: `{"name":"latency","exponentialHistogram":{"dataPoints":[{"count":"3","sum":21,"scale":0,"positive":{"offset":0,"bucketCounts":["1","0","1","1"]}}],"aggregationTemporality":1}}`,
      after: `{"name":"latency","histogram":{"dataPoints":[{"count":"3","sum":21,"bucketCounts":["0","2","1","0"],"explicitBounds":[1,10,100]}],"aggregationTemporality":1}}`,
    },
  ],
  convert_gauge_to_sum: [
    {
      source: `convert_gauge_to_sum("cumulative", false)`,
      before: `{"name":"temperature","gauge":{"dataPoints":[{"asDouble":21.5}]}}`,
      after: `{"name":"temperature","sum":{"dataPoints":[{"asDouble":21.5}],"aggregationTemporality":2}}`,
    },
  ],
  convert_sum_to_gauge: [
    {
      source: `convert_sum_to_gauge()`,
      before: `{"name":"requests","sum":{"dataPoints":[{"asInt":"5"}],"aggregationTemporality":2,"isMonotonic":true}}`,
      after: `{"name":"requests","gauge":{"dataPoints":[{"asInt":"5"}]}}`,
    },
  ],
  convert_summary_count_val_to_sum: [
    {
      source: `convert_summary_count_val_to_sum("delta", true)`,
      before: `{"name":"latency","summary":{"dataPoints":[{"count":"4","sum":10,"quantileValues":[{"quantile":0.5,"value":2},{"quantile":0.99,"value":4}]}]}}`,
      after: `+ {"name":"latency_count","sum":{"dataPoints":[{"asInt":"4"}],"aggregationTemporality":1,"isMonotonic":true}}`,
    },
  ],
  convert_summary_quantile_val_to_gauge: [
    {
      source: `convert_summary_quantile_val_to_gauge("quantile")`,
      before: `{"name":"latency","summary":{"dataPoints":[{"count":"4","sum":10,"quantileValues":[{"quantile":0.5,"value":2},{"quantile":0.99,"value":4}]}]}}`,
      after: `+ {"name":"latency.quantiles","gauge":{"dataPoints":[{"attributes":[{"key":"quantile","value":{"doubleValue":0.5}}],"asDouble":2},{"attributes":[{"key":"quantile","value":{"doubleValue":0.99}}],"asDouble":4}]}}`,
    },
  ],
  convert_summary_sum_val_to_sum: [
    {
      source: `convert_summary_sum_val_to_sum("delta", true)`,
      before: `{"name":"latency","summary":{"dataPoints":[{"count":"4","sum":10,"quantileValues":[{"quantile":0.5,"value":2},{"quantile":0.99,"value":4}]}]}}`,
      after: `+ {"name":"latency_sum","sum":{"dataPoints":[{"asDouble":10}],"aggregationTemporality":1,"isMonotonic":true}}`,
    },
  ],
  copy_metric: [
    {
      source: `copy_metric(name="copied") where metric.name != "copied"`,
      before: `{"name":"temperature","gauge":{"dataPoints":[{"asDouble":21.5}]}}`,
      after: `+ {"name":"copied","gauge":{"dataPoints":[{"asDouble":21.5}]}}`,
    },
  ],
  extract_avg_metric: [
    {
      source: `extract_avg_metric() where metric.type == METRIC_DATA_TYPE_HISTOGRAM`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `+ {"name":"latency_avg","gauge":{"dataPoints":[{"asDouble":2.5}]}}`,
    },
  ],
  extract_count_metric: [
    {
      source: `extract_count_metric(true) where metric.type == METRIC_DATA_TYPE_HISTOGRAM`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `+ {"name":"latency_count","unit":"1","sum":{"dataPoints":[{"asInt":"4"}],"aggregationTemporality":1,"isMonotonic":true}}`,
    },
  ],
  extract_percentile_metric: [
    {
      source: `extract_percentile_metric(95.0)`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `+ {"name":"latency_p95","description":"p95","gauge":{"dataPoints":[{"asDouble":5}]}}`,
    },
  ],
  extract_sum_metric: [
    {
      source: `extract_sum_metric(true) where metric.type == METRIC_DATA_TYPE_HISTOGRAM`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `+ {"name":"latency_sum","sum":{"dataPoints":[{"asDouble":10}],"aggregationTemporality":1,"isMonotonic":true}}`,
    },
  ],
  merge_histogram_buckets: [
    {
      source: `merge_histogram_buckets(1)`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["3","1"],"explicitBounds":[5]}],"aggregationTemporality":1}}`,
    },
    {
      source: `merge_histogram_buckets(2, "limit_buckets")`,
      before: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["1","2","1"],"explicitBounds":[1,5]}],"aggregationTemporality":1}}`,
      after: `{"name":"latency","histogram":{"dataPoints":[{"count":"4","sum":10,"bucketCounts":["3","1"],"explicitBounds":[5]}],"aggregationTemporality":1}}`,
    },
  ],
  scale_metric: [
    {
      source: `scale_metric(0.001, "s")`,
      before: `{"name":"latency","unit":"ms","gauge":{"dataPoints":[{"asDouble":1500}]}}`,
      after: `{"name":"latency","unit":"s","gauge":{"dataPoints":[{"asDouble":1.5}]}}`,
    },
  ],
  set_semconv_span_name: [
    {
      source: `set_semconv_span_name("1.37.0", "original_name")`,
      before: `{"name":"/users/17","kind":2,"attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"http.route","value":{"stringValue":"/users/{id}"}}]}`,
      after: `{"name":"GET /users/{id}","kind":2,"attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"http.route","value":{"stringValue":"/users/{id}"}},{"key":"original_name","value":{"stringValue":"/users/17"}}]}`,
    },
  ],
};

/** The examples of a function as documentation shows them: those with a result, or all where none has one. */
export function examplesOf({ name, examples }: FunctionDefinition): readonly FurtherExample[] {
  const further = Object.hasOwn(FURTHER_EXAMPLES, name) ? FURTHER_EXAMPLES[name] : [];
  const shown = examples.filter(
    ({ value, after }) => further.length === 0 || value !== undefined || after !== undefined,
  );
  return [...further, ...shown];
}
