import type { Span } from "../diagnostics/span.ts";
import type { ConfigEntry, ConfigNode } from "./config-node.ts";
import { childPath } from "./config-node.ts";

const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Builds a tree from plain (JSON) values; `undefined` and functions count as null.
 * @param span where all of it stands, if it stands anywhere.
 */
export function fromValue(value: unknown, path = "", span: Span = NOWHERE): ConfigNode {
  if (Array.isArray(value)) {
    const items = value.map((item, i) => fromValue(item, childPath(path, i), span));
    return { kind: "list", span, path, items };
  }
  if (typeof value === "object" && value !== null) {
    const entries: ConfigEntry[] = Object.entries(value).map(([key, item]) => ({
      key,
      keySpan: span,
      value: fromValue(item, childPath(path, key), span),
    }));
    return { kind: "map", span, path, entries };
  }
  const scalar =
    typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
      ? value
      : null;
  return { kind: "scalar", span, path, value: scalar };
}
