import { log, logs, type PageExample, span, spans, text } from "./example.ts";

export const keepAttributes: PageExample = {
  id: "keep-attributes",
  category: "cost",
  title: { en: "Keep only the attributes that are asked for", zh: "只保留需要的属性" },
  kind: "auto",
  rules: `keep_matching_keys(span.attributes, "^(?:http\\\\.|error\\\\.|user\\\\.id$)")
# Long values cost as much as short ones are worth
truncate_all(span.attributes, 64)
limit(span.attributes, 8, ["http.route", "error.type"])
delete_matching_keys(resource.attributes, "^(?:process|os)\\\\.")
`,
  telemetry: spans(
    "search",
    span("GET /api/search", [
      text("http.route", "/api/search"),
      text("http.query", `q=${"shoes ".repeat(40).trim()}`),
      text("thread.name", "worker-12"),
      text("code.filepath", "/srv/app/search.ts"),
    ]),
  ),
  tests: {
    assertions: [
      { quantifier: "all", condition: 'span.attributes["thread.name"] == nil' },
      { quantifier: "all", condition: 'Len(span.attributes["http.query"]) == 64' },
    ],
    count: 1,
  },
};

export const dropChatter: PageExample = {
  id: "drop-chatter",
  category: "cost",
  title: { en: "Drop chatter, cut long bodies", zh: "丢弃冗余日志并截断长正文" },
  kind: "config",
  rules: `processors:
  filter/chatter:
    log_conditions:
      - log.severity_number < SEVERITY_NUMBER_INFO and resource.attributes["deployment.environment"] != "staging"
      - IsMatch(log.body, "^(?:GET /healthz|heartbeat)")
  transform/cut:
    log_statements:
      - set(log.attributes["cut"], true) where IsString(log.body) and Len(log.body) > 120
      - set(log.body, Substring(log.body, 0, 120)) where log.attributes["cut"] == true
service:
  pipelines:
    logs:
      processors: [filter/chatter, transform/cut]
`,
  telemetry: logs(
    "cart",
    log("heartbeat 12"),
    log("entering computeTotals", [], { severityNumber: 5, severityText: "DEBUG" }),
    log(`stack: ${"at compute (cart.ts:12) ".repeat(12).trim()}`, [], { severityNumber: 17, severityText: "ERROR" }),
  ),
  tests: {
    assertions: [{ quantifier: "all", condition: "Len(log.body) <= 120" }],
    count: 1,
  },
};
