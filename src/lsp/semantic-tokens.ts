import type { OttlText } from "./analyse.ts";
import { type EditorToken, editorTokens } from "./tokens-at.ts";
import type { SemanticKind, SemanticToken } from "./types.ts";

const CONTEXT_NAMES: ReadonlySet<string> = new Set([
  "resource",
  "scope",
  "instrumentation_scope",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "exemplar",
  "log",
  "profile",
  "profilesample",
  "otelcol",
]);

/** What each token of a text is. */
export function semanticTokensOf(text: OttlText): SemanticToken[] {
  const tokens = editorTokens(text.config.text);
  const found: SemanticToken[] = [];
  tokens.forEach((token, i) => {
    const kind = kindOf(token, tokens[i - 1], tokens[i + 1]);
    if (kind) found.push({ span: text.place.spanToDocument(token.span), kind });
  });
  return found;
}

function kindOf(
  token: EditorToken,
  before: EditorToken | undefined,
  after: EditorToken | undefined,
): SemanticKind | undefined {
  switch (token.kind) {
    case "string":
    case "constant":
    case "keyword":
    case "operator":
    case "number":
      return token.kind;
    case "bytes":
      return "number";
    case "word":
      break;
    default:
      return undefined;
  }
  const isUpper = /^[A-Z]/.test(token.text);
  if (after?.text === "(") return isUpper ? "converter" : "editor";
  if (after?.text === "=") return "parameter";
  if (isUpper) return /[a-z]/.test(token.text) ? "converter" : "enum";
  return before?.text !== "." && after?.text === "." && CONTEXT_NAMES.has(token.text) ? "context" : "path";
}
