import { keepAttributes } from "./cost-control.ts";
import { log, logs, metrics, type PageExample, span, spans, text } from "./example.ts";
import { maskUrls } from "./mask-urls.ts";
import { renameAttributes } from "./semantic-conventions.ts";

const time = "1772359200000000000";

/** The examples of the dialect v1, one of each category. */
export const V1_EXAMPLES: readonly PageExample[] = [
  {
    id: "v1-mask-urls",
    category: "pii",
    title: { en: "Mask tokens and e-mail addresses in spans", zh: "屏蔽跨度中的令牌和邮箱" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
# A nil value changes nothing: no condition is needed where the attribute may be missing
set(attr["http.url"], ReplacePattern(attr["http.url"], \`token=[^&]+\`, "token=***"))
set(attr["user.email"], SHA256(attr["user.email"]))
set(attr["http.status_code"], Format("{}", attr["http.status_code"])) where attr["http.status_code"] != nil
`,
    telemetry: maskUrls.telemetry,
    tests: {
      assertions: [
        { quantifier: "none", condition: 'IsMatch(attr["http.url"], "token=[0-9a-f]")' },
        { quantifier: "any", condition: 'attr["http.status_code"] == "200"' },
      ],
      count: 3,
    },
  },
  {
    id: "v1-sample",
    category: "sampling",
    title: { en: "Drop health checks, keep a share of traces", zh: "丢弃健康检查，保留一部分跟踪" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
drop() where attr["http.route"] == "/healthz"
# Errors and slow requests stay; of the others a share that is the same in every service
set(attr["keep"], status.code == STATUS_CODE_ERROR or duration > Duration("1s"))
drop() where not attr["keep"] and Hash(trace_id) % 100 >= 10
`,
    telemetry: spans(
      "frontend",
      span("GET /healthz", [text("http.route", "/healthz")]),
      span("GET /api/cart", [text("http.route", "/api/cart")], { status: { code: 2, message: "timeout" } }),
      span("GET /api/search", [text("http.route", "/api/search")], {
        startTimeUnixNano: time,
        endTimeUnixNano: "1772359201900000000",
      }),
      span("GET /api/products", [text("http.route", "/api/products")]),
    ),
    tests: {
      assertions: [{ quantifier: "all", condition: 'attr["keep"]' }],
      count: 2,
    },
  },
  {
    id: "v1-route",
    category: "routing",
    title: { en: "Send tenants and alerts to outputs of their own", zh: "将租户和告警发送到各自的输出" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
route() where severity_number >= SEVERITY_NUMBER_ERROR to "alerts"
route(attr["event.domain"] == "audit") to "audit"
set(attr["tenant.id"], Coalesce(attr["tenant.id"], "default"))
`,
    telemetry: logs(
      "gateway",
      log("user signed in", [text("event.domain", "audit")]),
      log("upstream refused the connection", [text("tenant.id", "acme")], {
        severityNumber: 17,
        severityText: "ERROR",
      }),
      log("request served", [text("tenant.id", "acme")]),
      log("request served"),
    ),
    tests: {
      assertions: [{ quantifier: "all", condition: 'attr["tenant.id"] != nil' }],
      count: 2,
    },
  },
  {
    id: "v1-parse",
    category: "parsing",
    title: { en: "Take key=value log bodies apart", zh: "解析 key=value 日志正文" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
set(attr["user"], ExtractPattern(body, \`user=(\\S+)\`))
set(attr["status"], Int(ExtractPattern(body, \`status=(\\d+)\`)))
set(severity_number, SEVERITY_NUMBER_ERROR) where attr["status"] >= 500
`,
    telemetry: logs(
      "auth",
      log("user=ada action=login status=200"),
      log("user=grace action=login status=503"),
      log("cache miss for key product:42"),
    ),
    tests: {
      assertions: [
        { quantifier: "any", condition: 'attr["user"] == "ada" and attr["status"] == 200' },
        { quantifier: "any", condition: "severity_number == SEVERITY_NUMBER_ERROR" },
      ],
      count: 3,
    },
  },
  {
    id: "v1-metrics",
    category: "metrics",
    title: { en: "Drop debug metrics, turn milliseconds into seconds", zh: "丢弃调试指标，毫秒转为秒" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
drop() where IsMatch(name, \`\\.debug\\.\`)
set(value_double, value_double / 1000.0) where unit == "ms"
set(metric.unit, "s") where unit == "ms"
`,
    telemetry: metrics(
      "runtime",
      { name: "http.request.duration", unit: "ms", gauge: { dataPoints: [{ timeUnixNano: time, asDouble: 250 }] } },
      { name: "runtime.gc.debug.pauses", unit: "ns", gauge: { dataPoints: [{ timeUnixNano: time, asInt: "7" }] } },
    ),
    tests: {
      assertions: [{ quantifier: "all", condition: 'unit == "s" and value_double == 0.25' }],
      count: 1,
    },
  },
  {
    id: "v1-rename",
    category: "semconv",
    title: { en: "Bring old HTTP attributes up to date", zh: "更新旧的 HTTP 属性名" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
set(attr["http.request.method"], attr["http.method"])
set(attr["http.response.status_code"], attr["http.status_code"])
set(attr["url.full"], attr["http.url"])
delete_matching_keys(attr, \`^(?:http\\.method|http\\.status_code|http\\.url)$\`)
`,
    telemetry: renameAttributes.telemetry,
    tests: {
      assertions: [
        { quantifier: "all", condition: 'attr["http.method"] == nil' },
        { quantifier: "any", condition: 'attr["http.response.status_code"] == 200' },
      ],
      count: 2,
    },
  },
  {
    id: "v1-cost",
    category: "cost",
    title: { en: "Keep only the attributes that are asked for", zh: "只保留需要的属性" },
    dialect: "v1",
    kind: "auto",
    rules: `# dialect: v1
keep_keys(attr, ["http.route", "http.query", "error.type"])
set(attr["http.query"], Substring(attr["http.query"], 0, 64))
set(attr["cut"], Len(attr["http.query"]) == 64)
`,
    telemetry: keepAttributes.telemetry,
    tests: {
      assertions: [
        { quantifier: "all", condition: 'attr["thread.name"] == nil' },
        { quantifier: "all", condition: 'attr["cut"]' },
      ],
      count: 1,
    },
  },
];
