import { metrics, type PageExample, text } from "./example.ts";

const time = "1772359200000000000";

export const dropMetrics: PageExample = {
  id: "drop-metrics",
  category: "metrics",
  title: { en: "Drop debug metrics, fix names and units", zh: "丢弃调试指标并修正名称和单位" },
  kind: "config",
  rules: `processors:
  filter/debug:
    metric_conditions:
      - IsMatch(metric.name, "\\\\.debug\\\\.")
  transform/names:
    metric_statements:
      # Seconds, as the conventions want them
      - context: datapoint
        statements:
          - set(datapoint.value_double, datapoint.value_double / 1000.0) where metric.unit == "ms"
      - set(metric.unit, "s") where metric.unit == "ms"
      - replace_pattern(metric.name, "_", ".")
service:
  pipelines:
    metrics:
      processors: [filter/debug, transform/names]
`,
  telemetry: metrics(
    "runtime",
    { name: "http.request_duration", unit: "ms", gauge: { dataPoints: [{ timeUnixNano: time, asDouble: 250 }] } },
    { name: "runtime.gc.debug.pauses", unit: "ns", gauge: { dataPoints: [{ timeUnixNano: time, asInt: "7" }] } },
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: 'IsMatch(metric.name, "debug|_")' },
      { quantifier: "all", condition: 'metric.unit == "s" and datapoint.value_double == 0.25' },
    ],
    count: 1,
  },
};

export const reduceCardinality: PageExample = {
  id: "reduce-cardinality",
  category: "metrics",
  title: { en: "Sum data points over labels that nobody asks for", zh: "按不需要的标签汇总数据点" },
  kind: "auto",
  rules: `# One point for each route: pods come and go
aggregate_on_attributes("sum", ["http.route"]) where metric.name == "http.server.requests"
`,
  telemetry: metrics("frontend", {
    name: "http.server.requests",
    unit: "1",
    sum: {
      aggregationTemporality: 1,
      isMonotonic: true,
      dataPoints: [
        { attributes: [text("http.route", "/a"), text("pod.uid", "p1")], timeUnixNano: time, asInt: "3" },
        { attributes: [text("http.route", "/a"), text("pod.uid", "p2")], timeUnixNano: time, asInt: "4" },
        { attributes: [text("http.route", "/b"), text("pod.uid", "p1")], timeUnixNano: time, asInt: "5" },
      ],
    },
  }),
  tests: {
    assertions: [
      { quantifier: "all", condition: 'datapoint.attributes["pod.uid"] == nil' },
      { quantifier: "any", condition: "datapoint.value_int == 7" },
    ],
    count: 1,
  },
};
