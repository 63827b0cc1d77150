import type { PageExample } from "./page.ts";

/** An example as a Collector's configuration; a program as it stands. */
export function exampleConfiguration({ kind, texts, errorMode }: PageExample): string {
  if (kind === "yaml" || kind === "program") return texts.join("\n");
  const signal = signalOf(texts.join("\n"));
  const key = `${signal}_${kind}`;
  const items = texts.map((text) => `      - '${text.replaceAll("$", "$$$$").replaceAll("'", "''")}'\n`).join("");
  const mode = errorMode === undefined ? "" : `    error_mode: ${errorMode}\n`;
  return `processors:\n  ${kind === "statements" ? "transform" : "filter"}:\n${mode}    ${key}:\n${items}`;
}

function signalOf(text: string): string {
  if (/\bspan(?:event)?\./.test(text)) return "trace";
  return /\b(?:metric|datapoint)\./.test(text) ? "metric" : "log";
}
