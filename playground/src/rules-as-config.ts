import { readStatementsDocument } from "ottl/inspect";
import type { PageState, SignalName } from "./state.ts";
import { rulesDocument } from "./state.ts";

const STATEMENT_KEYS: Readonly<Record<SignalName, string>> = {
  traces: "trace_statements",
  metrics: "metric_statements",
  logs: "log_statements",
  profiles: "profile_statements",
};

/** Statements or conditions as the configuration of a transform or filter processor, in its own pipeline. */
export function rulesAsConfig(state: PageState, signal: SignalName): string {
  const { host, context, texts, signal: own } = readStatementsDocument({ ...rulesDocument(state), signal });
  const isFilter = host === "filter";
  const key = isFilter ? STATEMENT_KEYS[own].replace("statements", "conditions") : STATEMENT_KEYS[own];
  const item = isFilter ? "conditions" : "statements";
  const lines = ["processors:", `  ${host}:`, "    error_mode: ignore", `    ${key}:`];
  if (context !== undefined) lines.push(`      - context: ${context}`, `        ${item}:`);
  const indent = context === undefined ? "      " : "          ";
  for (const { text } of texts) lines.push(...yamlItem(text, indent));
  lines.push(
    "service:",
    "  pipelines:",
    `    ${own}:`,
    "      receivers: [otlp]",
    `      processors: [${host}]`,
    "      exporters: [otlp]",
    "",
  );
  return lines.join("\n");
}

/** A list item that reads as the text: in a Collector's YAML a dollar is written twice. */
function yamlItem(text: string, indent: string): string[] {
  const dollars = text.replaceAll("$", "$$$$");
  if (!dollars.includes("\n")) return [`${indent}- '${dollars.replaceAll("'", "''")}'`];
  return [`${indent}- |-`, ...dollars.split("\n").map((line) => `${indent}  ${line}`)];
}
