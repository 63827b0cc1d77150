import { log, logs, type PageExample } from "./example.ts";

export const parseJson: PageExample = {
  id: "parse-json",
  category: "parsing",
  title: { en: "Take JSON log bodies apart", zh: "解析 JSON 日志正文" },
  kind: "auto",
  rules: `set(log.cache["parsed"], ParseJSON(log.body)) where IsString(log.body) and IsMatch(log.body, "^\\\\s*\\\\{")
merge_maps(log.attributes, log.cache["parsed"], "upsert") where IsMap(log.cache["parsed"])
# Severity comes from the document
set(log.severity_text, ToUpperCase(log.attributes["level"])) where log.attributes["level"] != nil
set(log.severity_number, SEVERITY_NUMBER_ERROR) where log.severity_text == "ERROR"
set(log.body, log.attributes["msg"]) where log.attributes["msg"] != nil
delete_matching_keys(log.attributes, "^(?:level|msg)$")
`,
  telemetry: logs(
    "orders",
    log('{"level":"error","msg":"payment refused","order_id":7,"amount":12.5}', [], {
      severityNumber: 0,
      severityText: "",
    }),
    log('{"level":"info","msg":"order stored","order_id":8}', [], { severityNumber: 0, severityText: "" }),
    log("plain text stays as it is"),
  ),
  tests: {
    assertions: [
      { quantifier: "none", condition: 'IsMatch(log.body, "^\\\\{")' },
      {
        quantifier: "any",
        condition: 'log.attributes["order_id"] == 7 and log.severity_number == SEVERITY_NUMBER_ERROR',
      },
    ],
    count: 3,
  },
};
