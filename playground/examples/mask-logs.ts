import { log, logs, type PageExample, text } from "./example.ts";

export const maskLogs: PageExample = {
  id: "mask-logs",
  category: "pii",
  title: { en: "Mask card numbers and e-mail addresses in log bodies", zh: "屏蔽日志正文中的卡号和邮箱" },
  kind: "auto",
  rules: `replace_pattern(log.body, "\\\\b(\\\\d{4})[- ]?\\\\d{4}[- ]?\\\\d{4}[- ]?(\\\\d{4})\\\\b", "$1-****-****-$2")
replace_pattern(log.body, "[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\\\\.[A-Za-z]{2,})", "***@$1")
# The same in every attribute
replace_all_patterns(log.attributes, "value", "[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\\\\.[A-Za-z]{2,})", "***@$1")
delete_matching_keys(log.attributes, "(?i)^(?:password|secret|authorization)$")
`,
  telemetry: logs(
    "payment",
    log("charged 4111-1111-1111-1234 for ada@example.com", [
      text("user", "ada@example.com"),
      text("Authorization", "Bearer eyJhbGciOi"),
    ]),
    log("cache miss for key product:42", [text("cache", "products")]),
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: `IsMatch(log.body, "\\\\d{4}-\\\\d{4}-\\\\d{4}-\\\\d{4}")` },
      { quantifier: "none", condition: `IsMatch(log.body, "[a-z]+@example")` },
      { quantifier: "all", condition: `log.attributes["Authorization"] == nil` },
    ],
    count: 2,
  },
};
