import { log, logs, type PageExample } from "./example.ts";

const debug = { severityNumber: 5, severityText: "DEBUG" };

export const sampleLogs: PageExample = {
  id: "sample-logs",
  category: "sampling",
  title: { en: "Keep a stable share of debug logs by trace", zh: "按跟踪稳定保留一部分调试日志" },
  kind: "config",
  rules: `processors:
  filter/debug:
    error_mode: ignore
    log_conditions:
      # Keeps the debug logs of traces whose id ends in 0 to 3: a quarter, and the same one in every service
      - log.severity_number < SEVERITY_NUMBER_INFO and not IsMatch(log.trace_id.string, "[0-3]$")
service:
  pipelines:
    logs:
      receivers: [otlp]
      processors: [filter/debug]
      exporters: [otlp]
`,
  telemetry: logs(
    "cart",
    log("loaded 3 items", [], { ...debug, traceId: "5b8efff798038103d269b633813fc600" }),
    log("loaded 9 items", [], { ...debug, traceId: "5b8efff798038103d269b633813fc60f" }),
    log("order placed", [], { traceId: "5b8efff798038103d269b633813fc60f" }),
  ),
  tests: {
    assertions: [{ quantifier: "any", condition: 'log.severity_text == "DEBUG"' }],
    count: 2,
  },
};
