import type { ConfigEntry, ConfigMap, ConfigNode } from "./config-node.ts";

/** The Collector's key delimiter: `traces::span` is `span` inside `traces`. Source: confmap, KeyDelimiter. */
const DELIMITER = "::";

/** Splits the delimited keys of a map and of the maps inside it; lists are left as they are, as confmap leaves them. */
export function expandKeys(map: ConfigMap): ConfigMap {
  const needed = (node: ConfigNode): boolean =>
    node.kind === "map" && node.entries.some(({ key, value }) => key.includes(DELIMITER) || needed(value));
  return needed(map) ? rebuild(map) : map;
}

function rebuild(map: ConfigMap): ConfigMap {
  const entries: ConfigEntry[] = [];
  for (const entry of map.entries) {
    const at = entry.key.indexOf(DELIMITER);
    if (at < 0) put(entries, { ...entry, value: inner(entry.value) });
    else {
      const rest = { ...entry, key: entry.key.slice(at + DELIMITER.length) };
      const value: ConfigMap = { kind: "map", span: entry.value.span, path: entry.value.path, entries: [rest] };
      put(entries, { ...entry, key: entry.key.slice(0, at), value: rebuild(value) });
    }
  }
  return { ...map, entries };
}

function inner(node: ConfigNode): ConfigNode {
  return node.kind === "map" ? rebuild(node) : node;
}

/** Adds an entry; maps under one key merge, anything else replaces. */
function put(entries: ConfigEntry[], entry: ConfigEntry): void {
  const at = entries.findIndex(({ key }) => key === entry.key);
  const known = entries[at];
  if (!known) entries.push(entry);
  else if (known.value.kind === "map" && entry.value.kind === "map") {
    const merged = [...known.value.entries];
    for (const child of entry.value.entries) put(merged, child);
    entries[at] = { ...known, value: { ...known.value, entries: merged } };
  } else entries[at] = entry;
}
