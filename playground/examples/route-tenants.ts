import { log, logs, type PageExample, text } from "./example.ts";

export const routeTenants: PageExample = {
  id: "route-tenants",
  category: "routing",
  title: { en: "Choose a destination by tenant and severity", zh: "按租户和级别选择目的地" },
  kind: "auto",
  rules: `# A routing connector behind this sends each record where \`route\` says
set(log.attributes["route"], "default")
set(log.attributes["route"], "audit") where log.attributes["event.domain"] == "audit"
set(log.attributes["route"], "alerts") where log.severity_number >= SEVERITY_NUMBER_ERROR
set(log.attributes["route"], Concat(["tenant", log.attributes["tenant.id"]], "-"))
  where log.attributes["tenant.id"] != nil and log.severity_number < SEVERITY_NUMBER_ERROR
`,
  telemetry: logs(
    "gateway",
    log("user signed in", [text("event.domain", "audit")]),
    log("upstream refused the connection", [text("tenant.id", "acme")], { severityNumber: 17, severityText: "ERROR" }),
    log("request served", [text("tenant.id", "acme")]),
    log("request served"),
  ),
  tests: {
    assertions: [
      { quantifier: "all", condition: 'log.attributes["route"] != nil' },
      { quantifier: "any", condition: 'log.attributes["route"] == "tenant-acme"' },
      { quantifier: "any", condition: 'log.attributes["route"] == "alerts"' },
    ],
    count: 4,
  },
};
