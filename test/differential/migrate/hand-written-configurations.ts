import type { CollectorCase } from "./collector-programs.ts";

/** Configurations as people write them, all of which v1 can express. */
export const WRITTEN_CONFIGURATIONS: readonly CollectorCase[] = [
  {
    signal: "traces",
    yaml: `processors:
  filter/health:
    error_mode: ignore
    trace_conditions:
      - span.attributes["http.url"] == "/healthz" or span.name == "/healthz"
      - IsMatch(span.attributes["http.url"], "^/api/users") and span.status.code != STATUS_CODE_ERROR
  transform/pii:
    error_mode: ignore
    trace_statements:
      - set(span.attributes["email"], SHA256(span.attributes["email"])) where span.attributes["email"] != nil
      - replace_pattern(span.attributes["http.url"], "(token|session)=[^&]+", "$$1=***")
      - delete_key(span.attributes, "flag")
`,
  },
  {
    signal: "traces",
    yaml: `processors:
  transform:
    error_mode: ignore
    trace_statements:
      - context: span
        conditions:
          - kind == SPAN_KIND_SERVER
          - attributes["http.method"] != nil
        statements:
          - set(name, Concat([attributes["http.method"], attributes["http.url"]], " ")) where attributes["http.url"] != nil
          - set(attributes["http.status"], Int(attributes["http.status"])) where attributes["http.status"] != nil
          - set(status.code, STATUS_CODE_ERROR) where attributes["http.status"] >= 500
          - set(attributes["class"], "slow") where end_time - start_time > Duration("1s")
          - set(attributes["seconds"], Seconds(end_time - start_time))
      - context: resource
        statements:
          - set(attributes["deployment"], "prod") where attributes["deployment"] == nil
`,
  },
  {
    signal: "logs",
    yaml: `processors:
  filter:
    error_mode: ignore
    logs:
      log_record:
        - severity_number < SEVERITY_NUMBER_INFO and severity_number != SEVERITY_NUMBER_UNSPECIFIED
        - IsMatch(body, "GET /healthz")
  transform:
    error_mode: silent
    log_statements:
      - merge_maps(log.attributes, ExtractPatterns(log.body, "(?P<user>\\\\w+)@(?P<host>[a-z.]+)"), "upsert")
      - replace_pattern(log.body, "[a-z]+@[a-z.]+", "***")
      - set(log.severity_text, ToUpperCase(log.attributes["level"])) where log.severity_text == ""
      - set(log.attributes["when"], FormatTime(log.time, "%Y-%m-%d"))
`,
  },
  {
    signal: "metrics",
    yaml: `processors:
  filter:
    metric_conditions:
      - metric.name == "cpu.load"
      - datapoint.attributes["http.method"] == "POST" and datapoint.value_double > 50.0
  transform:
    metric_statements:
      - set(metric.unit, "s") where metric.name == "latency"
      - keep_keys(datapoint.attributes, ["x", "n", "http.method"])
`,
  },
  {
    signal: "logs",
    yaml: `processors:
  transform:
    error_mode: ignore
    log_statements:
      - set(log.attributes["date"], Concat([String(Year(log.time)), String(Month(log.time)), String(Day(log.time))], "-"))
      - set(log.attributes["clock"], [Hour(log.time), Minute(log.time), Second(log.time), Weekday(log.time)])
      - set(log.attributes["unix"], [UnixSeconds(log.time), UnixMilli(log.time), UnixMicro(log.time), UnixNano(log.time)])
      - set(log.attributes["rest"], Nanosecond(log.time))
      - set(log.attributes["past"], true) where log.time < Now()
`,
  },
  {
    signal: "traces",
    yaml: `processors:
  transform/units:
    error_mode: ignore
    trace_statements:
      - set(span.attributes["long"], [Hours(span.end_time - span.start_time), Minutes(span.end_time - span.start_time), Seconds(span.end_time - span.start_time)])
      - set(span.attributes["short"], [Milliseconds(span.end_time - span.start_time), Microseconds(span.end_time - span.start_time), Nanoseconds(span.end_time - span.start_time)])
  transform/cache:
    error_mode: ignore
    trace_statements:
      - context: span
        statements:
          - set(cache["parts"], Split(attributes["s"], ","))
          - set(attributes["first"], cache["parts"][0]) where cache["parts"] != nil and cache["parts"][0] != nil
      - context: span
        statements:
          - set(attributes["again"], true) where cache["parts"] != nil
          - set(cache["name"], attributes["x"])
          - set(name, cache["name"]) where IsString(cache["name"])
`,
  },
  {
    signal: "traces",
    yaml: `processors:
  filter:
    error_mode: ignore
    trace_conditions:
      - span.name == "/healthz"
  transform:
    error_mode: ignore
    trace_statements:
      - set(span.attributes["kept"], true)
connectors:
  routing:
    error_mode: ignore
    default_pipelines: [traces/rest]
    table:
      - context: span
        condition: status.code == STATUS_CODE_ERROR
        pipelines: [traces/errors]
      - context: span
        condition: IsMatch(attributes["http.url"], "users") or ToUpperCase(attributes["x"]) == "A"
        pipelines: [traces/users]
service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [filter]
      exporters: [routing]
    traces/rest:
      receivers: [routing]
      processors: [transform]
      exporters: [otlp]
    traces/errors:
      receivers: [routing]
      processors: []
      exporters: [otlp/errors]
    traces/users:
      receivers: [routing]
      processors: []
      exporters: [otlp/users]
`,
  },
];
