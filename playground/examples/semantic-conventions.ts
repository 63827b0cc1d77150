import { int, type PageExample, span, spans, text } from "./example.ts";

export const renameAttributes: PageExample = {
  id: "rename-attributes",
  category: "semconv",
  title: { en: "Bring old HTTP attributes up to date", zh: "更新旧的 HTTP 属性名" },
  kind: "auto",
  rules: `set(span.attributes["http.request.method"], span.attributes["http.method"]) where span.attributes["http.method"] != nil
set(span.attributes["http.response.status_code"], span.attributes["http.status_code"]) where span.attributes["http.status_code"] != nil
set(span.attributes["url.full"], span.attributes["http.url"]) where span.attributes["http.url"] != nil
set(span.attributes["client.address"], span.attributes["net.peer.ip"]) where span.attributes["net.peer.ip"] != nil
delete_matching_keys(span.attributes, "^(?:http\\\\.method|http\\\\.status_code|http\\\\.url|net\\\\.peer\\\\.ip)$")
`,
  telemetry: spans(
    "checkout",
    span("GET /api/cart", [
      text("http.method", "GET"),
      int("http.status_code", 200),
      text("http.url", "https://shop.example/api/cart"),
      text("net.peer.ip", "203.0.113.7"),
    ]),
    span("worker", [text("messaging.system", "kafka")], { kind: 5 }),
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: 'span.attributes["http.method"] != nil' },
      { quantifier: "any", condition: 'span.attributes["http.response.status_code"] == 200' },
    ],
    count: 2,
  },
};

export const spanNames: PageExample = {
  id: "span-names",
  category: "semconv",
  title: { en: "Give spans names of low cardinality", zh: "让跨度名称保持低基数" },
  kind: "auto",
  rules: `# Ids in names make every span a name of its own
replace_pattern(span.name, "/[0-9a-f]{8}-[0-9a-f-]{27}", "/{uuid}")
replace_pattern(span.name, "/[0-9]+", "/{id}")
set(span.name, Concat([span.attributes["http.request.method"], span.attributes["http.route"]], " "))
  where span.kind == SPAN_KIND_SERVER and span.attributes["http.request.method"] != nil and span.attributes["http.route"] != nil
`,
  telemetry: spans(
    "frontend",
    span("GET /users/4711", []),
    span("request", [text("http.request.method", "GET"), text("http.route", "/api/products")]),
    span("GET /orders/1f0c6a52-99aa-4d0e-8b57-0a5cf2f7a5b1/items", []),
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: 'IsMatch(span.name, "[0-9]{2,}")' },
      { quantifier: "any", condition: 'span.name == "GET /api/products"' },
    ],
    count: 3,
  },
};
