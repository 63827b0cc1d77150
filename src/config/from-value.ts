import type { ConfigEntry, ConfigNode } from "./config-node.ts";
import { childPath } from "./config-node.ts";

const NOWHERE = { start: 0, end: 0 };

/** Builds a tree from plain (JSON) values; `undefined` and functions count as null. */
export function fromValue(value: unknown, path = ""): ConfigNode {
  if (Array.isArray(value)) {
    return {
      kind: "list",
      span: NOWHERE,
      path,
      items: value.map((item, i) => fromValue(item, childPath(path, i))),
    };
  }
  if (typeof value === "object" && value !== null) {
    const entries: ConfigEntry[] = Object.entries(value).map(([key, item]) => ({
      key,
      keySpan: NOWHERE,
      value: fromValue(item, childPath(path, key)),
    }));
    return { kind: "map", span: NOWHERE, path, entries };
  }
  const scalar =
    typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
      ? value
      : null;
  return { kind: "scalar", span: NOWHERE, path, value: scalar };
}
