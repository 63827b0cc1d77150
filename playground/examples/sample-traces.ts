import { int, type PageExample, span, spans, text } from "./example.ts";

export const sampleTraces: PageExample = {
  id: "sample-traces",
  category: "sampling",
  title: { en: "Keep errors and slow requests, drop health checks", zh: "保留错误和慢请求，丢弃健康检查" },
  kind: "auto",
  rules: `# Conditions drop what they match
IsMatch(span.attributes["http.route"], "^/(?:healthz|metrics|ready)$")
# Fast and fine: not worth its storage
span.status.code != STATUS_CODE_ERROR and span.end_time - span.start_time < Duration("50ms") and span.attributes["sampled"] == nil
`,
  telemetry: spans(
    "frontend",
    span("GET /healthz", [text("http.route", "/healthz")]),
    span("GET /api/cart", [text("http.route", "/api/cart"), int("http.status_code", 500)], {
      status: { code: 2, message: "timeout" },
    }),
    span("GET /api/products", [text("http.route", "/api/products")], {
      startTimeUnixNano: "1772359200000000000",
      endTimeUnixNano: "1772359200010000000",
    }),
    span("GET /api/search", [text("http.route", "/api/search")], {
      startTimeUnixNano: "1772359200000000000",
      endTimeUnixNano: "1772359201900000000",
    }),
  ),
  tests: {
    assertions: [{ quantifier: "none", condition: 'span.attributes["http.route"] == "/healthz"' }],
    count: 2,
  },
};
