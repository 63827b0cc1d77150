import { int, type PageExample, span, spans, text } from "./example.ts";

export const maskUrls: PageExample = {
  id: "mask-urls",
  category: "pii",
  title: { en: "Mask tokens and e-mail addresses in spans", zh: "屏蔽跨度中的令牌和邮箱" },
  kind: "auto",
  rules: `# Tokens in query strings
replace_pattern(span.attributes["http.url"], "token=[^&]+", "token=***")
# E-mail addresses become a hash, so that one user can still be followed
set(span.attributes["user.email"], SHA256(span.attributes["user.email"]))
  where span.attributes["user.email"] != nil
# The status code as text, as the backend wants it
set(span.attributes["http.status_code"], String(span.attributes["http.status_code"]))
  where IsInt(span.attributes["http.status_code"])
`,
  telemetry: spans(
    "checkout",
    span("GET /api/cart", [
      text("http.url", "https://shop.example/api/cart?token=5f2e9c&page=2"),
      text("user.email", "ada@example.com"),
      int("http.status_code", 200),
    ]),
    span("POST /api/checkout", [text("http.url", "https://shop.example/api/checkout"), int("http.status_code", 500)], {
      status: { code: 2, message: "payment failed" },
    }),
    span("GET /healthz", [int("http.status_code", 200)]),
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: 'IsMatch(span.attributes["http.url"], "token=[0-9a-f]")' },
      { quantifier: "all", condition: 'IsString(span.attributes["http.status_code"])' },
    ],
    count: 3,
  },
};
