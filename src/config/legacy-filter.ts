import { type ConfigMap, type ConfigNode, entryOf } from "./config-node.ts";
import type { ConfigSignal } from "./signals.ts";

/** A setting of `include` or `exclude`: a list whose items are told by a path's value or by keys and values. */
interface LegacyProperty {
  readonly key: string;
  readonly shape: "values" | "attributes" | "libraries";
  readonly path: string;
  /** Values are enum symbols; patterns match the path's text at `textPath`. */
  readonly textPath?: string;
}

const SPAN_PROPERTIES: readonly LegacyProperty[] = [
  { key: "services", shape: "values", path: 'resource.attributes["service.name"]' },
  { key: "span_names", shape: "values", path: "span.name" },
  { key: "span_kinds", shape: "values", path: "span.kind", textPath: "span.kind.deprecated_string" },
  { key: "attributes", shape: "attributes", path: "span.attributes" },
  { key: "resources", shape: "attributes", path: "resource.attributes" },
  { key: "libraries", shape: "libraries", path: "scope" },
];

const PROPERTIES: Record<ConfigSignal, readonly LegacyProperty[]> = {
  traces: SPAN_PROPERTIES,
  metrics: [
    { key: "metric_names", shape: "values", path: "metric.name" },
    { key: "resource_attributes", shape: "attributes", path: "resource.attributes" },
  ],
  logs: [
    { key: "resource_attributes", shape: "attributes", path: "resource.attributes" },
    { key: "record_attributes", shape: "attributes", path: "log.attributes" },
    { key: "severity_texts", shape: "values", path: "log.severity_text" },
    { key: "bodies", shape: "values", path: "log.body" },
  ],
  profiles: [],
};

/**
 * The OTTL conditions that drop what `include` and `exclude` drop: a record that does not match `include`, or that
 * matches `exclude`. A setting without a counterpart (metric expressions) is left out.
 * Source: internal/filter (filterspan, filtermetric, filterlog).
 */
export function legacyConditions(
  signal: ConfigSignal,
  include: ConfigNode | undefined,
  exclude: ConfigNode | undefined,
): readonly string[] {
  const conditions: string[] = [];
  const included = matching(signal, include);
  if (included !== "") conditions.push(`not (${included})`);
  const excluded = matching(signal, exclude);
  if (excluded !== "") conditions.push(excluded);
  return conditions;
}

/** All properties must match; of one property's items any. Attributes must match each. */
function matching(signal: ConfigSignal, node: ConfigNode | undefined): string {
  if (node?.kind !== "map") return "";
  const matchType = entryOf(node, "match_type");
  const isRegexp = matchType?.kind === "scalar" && matchType.value === "regexp";
  const parts: string[] = [];
  for (const property of PROPERTIES[signal]) {
    const list = entryOf(node, property.key);
    if (list?.kind !== "list" || list.items.length === 0) continue;
    const items = list.items.map((item) => itemCondition(property, item, isRegexp)).filter((text) => text !== "");
    const joined = items.join(property.shape === "attributes" ? " and " : " or ");
    if (items.length > 0) parts.push(property.shape !== "attributes" && items.length > 1 ? `(${joined})` : joined);
  }
  const severity = severityCondition(node);
  if (signal === "logs" && severity !== "") parts.push(severity);
  return parts.join(" and ");
}

function itemCondition(property: LegacyProperty, item: ConfigNode, isRegexp: boolean): string {
  if (property.shape === "values") {
    if (item.kind !== "scalar") return "";
    const { path, textPath } = property;
    if (textPath !== undefined && !isRegexp) return `${path} == ${String(item.value)}`;
    return compare(textPath ?? path, item, isRegexp);
  }
  if (item.kind !== "map") return "";
  if (property.shape === "attributes") {
    const key = entryOf(item, "key");
    if (key?.kind !== "scalar") return "";
    const path = `${property.path}[${JSON.stringify(String(key.value))}]`;
    const value = entryOf(item, "value");
    return value?.kind === "scalar" && value.value !== null ? compare(path, value, isRegexp) : `${path} != nil`;
  }
  return libraryCondition(item, isRegexp);
}

function libraryCondition(item: ConfigMap, isRegexp: boolean): string {
  const name = entryOf(item, "name");
  const version = entryOf(item, "version");
  const parts: string[] = [];
  if (name?.kind === "scalar") parts.push(compare("scope.name", name, isRegexp));
  if (version?.kind === "scalar" && version.value !== null) parts.push(compare("scope.version", version, isRegexp));
  return parts.length > 1 ? `(${parts.join(" and ")})` : parts.join("");
}

function compare(path: string, node: ConfigNode, isRegexp: boolean): string {
  const value = node.kind === "scalar" ? node.value : null;
  if (isRegexp) return `IsMatch(${path}, ${JSON.stringify(String(value))})`;
  return `${path} == ${typeof value === "string" ? JSON.stringify(value) : String(value)}`;
}

/** `severity_number: { min: INFO, match_undefined: true }`. */
function severityCondition(node: ConfigMap): string {
  const severity = entryOf(node, "severity_number");
  if (severity?.kind !== "map") return "";
  const min = entryOf(severity, "min");
  if (min?.kind !== "scalar" || min.value === null || min.value === "") return "";
  const name = String(min.value).toUpperCase();
  const known = `log.severity_number >= ${/^\d+$/.test(name) ? name : `SEVERITY_NUMBER_${name}`}`;
  const undefinedNode = entryOf(severity, "match_undefined");
  const matchesUndefined = undefinedNode?.kind === "scalar" && undefinedNode.value === true;
  return matchesUndefined ? `(${known} or log.severity_number == SEVERITY_NUMBER_UNSPECIFIED)` : known;
}
