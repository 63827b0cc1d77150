import { log, logs, type PageExample } from "./example.ts";

export const parseAccessLog: PageExample = {
  id: "parse-access-log",
  category: "parsing",
  title: { en: "Parse access logs with a pattern", zh: "用正则解析访问日志" },
  kind: "auto",
  rules: `merge_maps(log.attributes, ExtractPatterns(log.body, "^(?P<client_address>\\\\S+) \\\\S+ \\\\S+ \\\\[(?P<time>[^\\\\]]+)\\\\] \\"(?P<http_request_method>[A-Z]+) (?P<url_path>[^ \\"]+)[^\\"]*\\" (?P<status>\\\\d{3})"), "upsert")
  where IsMatch(log.body, "\\" \\\\d{3} ")
set(log.attributes["http.response.status_code"], Int(log.attributes["status"])) where log.attributes["status"] != nil
set(log.time, Time(log.attributes["time"], "%d/%b/%Y:%H:%M:%S %z")) where log.attributes["time"] != nil
set(log.severity_number, SEVERITY_NUMBER_ERROR) where log.attributes["http.response.status_code"] >= 500
delete_key(log.attributes, "status")
delete_key(log.attributes, "time")
`,
  telemetry: logs(
    "nginx",
    log('203.0.113.7 - - [01/Mar/2026:10:00:00 +0000] "GET /api/products?page=2 HTTP/1.1" 200 512'),
    log('203.0.113.9 - - [01/Mar/2026:10:00:01 +0000] "POST /api/checkout HTTP/1.1" 503 87'),
  ),
  tests: {
    assertions: [
      { quantifier: "all", condition: 'IsInt(log.attributes["http.response.status_code"])' },
      { quantifier: "any", condition: "log.severity_number == SEVERITY_NUMBER_ERROR" },
      { quantifier: "all", condition: 'log.attributes["status"] == nil' },
    ],
    count: 2,
  },
};
