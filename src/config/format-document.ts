import { formatText } from "../parser/format-text.ts";
import { readStatementsDocument } from "./statements-document.ts";

/**
 * Lays out a `.ottl` document: each text on a line, long ones with their `where` on a line of its own. Comments and blank
 * lines stay; a text with a comment inside, or with a syntax error, stays as it is.
 */
export function formatDocument(text: string): string {
  const { host, texts } = readStatementsDocument({ text });
  const lineEnd = /\r\n/.test(text) ? "\r\n" : "\n";
  let out = "";
  let at = 0;
  for (const { span, text: source } of texts) {
    const written = text.slice(span.start, span.end);
    const kind = host === "transform" ? "statement" : "condition";
    const formatted = formatText(source, kind, "  ");
    const hasComment = /\n\s*(?:#|\/\/)/.test(written);
    // A string with a line break inside would change with its indentation.
    const isSplit = formatText(source, kind, undefined)?.includes("\n") ?? false;
    const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
    const isIndented = text.slice(lineStart, span.start).trim() === "";
    out += text.slice(at, isIndented ? lineStart : span.start);
    out +=
      formatted === undefined || hasComment || isSplit
        ? text.slice(isIndented ? lineStart : span.start, span.end)
        : formatted.replaceAll("\n", lineEnd);
    at = span.end;
  }
  return out + text.slice(at);
}
