import { type ConfigMap, type ConfigNode, describeNode, entryOf } from "../../config/config-node.ts";
import { type ConfigFinding, nodeError } from "../../config/finding.ts";
import { CONFIG_CODES } from "../../diagnostics/config-codes.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import type { Signal } from "../../otlp/signal.ts";

/*
 * The short notation of telemetry in rule tests: one map for each record, with fields as OTTL calls them.
 *
 *   - resource: { service.name: cart }
 *     span: { name: GET /, kind: SERVER, attributes: { http.status_code: 200 } }
 *
 * Neighbours with the same resource and scope share them. A whole number is an int, one with a point a float. OTLP/JSON
 * (`resourceSpans:` …) is taken as it stands.
 */

type Json = { readonly [key: string]: unknown };

const RECORDS: Readonly<Record<string, readonly [signal: Signal, groups: string, scopes: string, records: string]>> = {
  span: ["traces", "resourceSpans", "scopeSpans", "spans"],
  log: ["logs", "resourceLogs", "scopeLogs", "logRecords"],
  metric: ["metrics", "resourceMetrics", "scopeMetrics", "metrics"],
};

const METRIC_DATA = ["gauge", "sum", "histogram", "exponential_histogram", "summary"];

const ROOTS = ["resourceSpans", "resourceMetrics", "resourceLogs", "resourceProfiles"];

/** What prefixes the names of an enumeration's values, by field. */
const ENUM_PREFIX: Readonly<Record<string, string>> = {
  kind: "SPAN_KIND_",
  code: "STATUS_CODE_",
  severity_number: "SEVERITY_NUMBER_",
  aggregation_temporality: "AGGREGATION_TEMPORALITY_",
};

/**
 * Turns telemetry of a test into OTLP/JSON; undefined where something is wrong with it.
 * @param text the file that the node stands in: there, 1 and 1.0 differ.
 */
export function telemetryJson(node: ConfigNode, text: string, findings: ConfigFinding[]): string | undefined {
  if (node.kind === "map" && ROOTS.some((root) => entryOf(node, root) !== undefined)) {
    return JSON.stringify(plain(node));
  }
  const before = findings.length;
  const records = node.kind === "list" ? node.items : [node];
  const json = new Notation(text, findings).payload(records, node);
  return findings.length > before ? undefined : JSON.stringify(json);
}

class Notation {
  private readonly text: string;
  private readonly findings: ConfigFinding[];

  constructor(text: string, findings: ConfigFinding[]) {
    this.text = text;
    this.findings = findings;
  }

  payload(records: readonly ConfigNode[], node: ConfigNode): Json {
    let names: (typeof RECORDS)[string] | undefined;
    const groups: { key: string; resource: Json; scopes: { key: string; scope: Json; records: Json[] }[] }[] = [];
    for (const record of records) {
      if (record.kind !== "map") {
        this.error(record, `a record is a map such as {span: {name: x}}, not ${describeNode(record)}`);
        continue;
      }
      const found = record.entries.find(({ key }) => Object.hasOwn(RECORDS, key));
      if (!found) {
        this.error(record, "a record needs span:, log: or metric:");
        continue;
      }
      if (names && names !== RECORDS[found.key]) this.error(record, `${found.key} beside records of ${names[0]}`);
      names = RECORDS[found.key];
      for (const { key, keySpan, value } of record.entries) {
        if (key === "resource" || key === "scope" || key === found.key) continue;
        const [similar] = didYouMean(key, ["resource", "scope", ...Object.keys(RECORDS)], 1);
        const hint = similar === undefined ? "" : `: did you mean ${similar}?`;
        this.error(value, `a record has no ${key}${hint}`, keySpan);
      }
      const resource = this.owner(entryOf(record, "resource"));
      const scope = this.owner(entryOf(record, "scope"));
      const json = found.key === "metric" ? this.metric(found.value) : this.message(found.value);
      const [resourceKey, scopeKey] = [JSON.stringify(resource), JSON.stringify(scope)];
      let group = groups.at(-1);
      if (group?.key !== resourceKey) {
        group = { key: resourceKey, resource, scopes: [] };
        groups.push(group);
      }
      let scoped = group.scopes.at(-1);
      if (scoped?.key !== scopeKey) {
        scoped = { key: scopeKey, scope, records: [] };
        group.scopes.push(scoped);
      }
      scoped.records.push(json);
    }
    if (!names) {
      if (records.length === 0) this.error(node, "there are no records");
      return {};
    }
    const [, root, scopes, own] = names;
    return {
      [root]: groups.map((group) => ({
        resource: group.resource,
        [scopes]: group.scopes.map(({ scope, records: inner }) => ({ scope, [own]: inner })),
      })),
    };
  }

  /** A resource or scope: its fields, or just its attributes. */
  private owner(node: ConfigNode | undefined): Json {
    if (node === undefined) return {};
    if (node.kind !== "map") {
      this.error(node, `a map of attributes is wanted here, not ${describeNode(node)}`);
      return {};
    }
    const isWhole = node.entries.every(({ key }) => OWNER_FIELDS.has(key));
    return isWhole ? this.message(node) : { attributes: this.attributes(node) };
  }

  private metric(node: ConfigNode): Json {
    if (node.kind !== "map") return this.message(node);
    const value = entryOf(node, "value");
    const points = entryOf(node, "datapoints");
    if (!value && !points) return this.message(node);
    // A metric without a type is a gauge, of one point where only a value is given.
    const type = METRIC_DATA.find((name) => entryOf(node, name)) ?? "gauge";
    const rest = { ...node, entries: node.entries.filter(({ key }) => !SHORT_METRIC.has(key)) };
    const list = points?.kind === "list" ? points.items : [];
    const dataPoints = value ? [this.point(node)] : list.map((point) => this.point(point));
    return { ...this.message(rest), [camel(type)]: { dataPoints } };
  }

  private point(node: ConfigNode): Json {
    if (node.kind !== "map") return this.message(node);
    const { entries } = node;
    const own: ConfigMap = { ...node, entries: entries.filter(({ key }) => key === "attributes" || POINT.test(key)) };
    const value = entryOf(node, "value");
    const number = value && this.anyValue(value);
    const isInt = number !== undefined && "intValue" in number;
    return {
      ...this.message(own),
      ...(number ? (isInt ? { asInt: number.intValue } : { asDouble: number.doubleValue }) : {}),
    };
  }

  /** A message whose fields are called as in OTTL. */
  private message(node: ConfigNode): Json {
    if (node.kind !== "map") {
      this.error(node, `a map of fields is wanted here, not ${describeNode(node)}`);
      return {};
    }
    return Object.fromEntries(node.entries.map(({ key, value }) => [camel(key), this.field(key, value)]));
  }

  private field(key: string, value: ConfigNode): unknown {
    if (key === "attributes" || key.endsWith("_attributes") || key === "metadata") return this.attributes(value);
    if (key === "body") return this.anyValue(value);
    if (value.kind === "list") return value.items.map((item) => this.field(key, item));
    if (value.kind === "map") return this.message(value);
    const prefix = ENUM_PREFIX[key];
    if (prefix !== undefined && typeof value.value === "string" && !value.value.startsWith(prefix)) {
      return prefix + value.value.toUpperCase();
    }
    return typeof value.value === "bigint" ? String(value.value) : value.value;
  }

  private attributes(node: ConfigNode): unknown {
    if (node.kind !== "map") {
      this.error(node, `a map of attributes is wanted here, not ${describeNode(node)}`);
      return [];
    }
    return node.entries.map(({ key, value }) => ({ key, value: this.anyValue(value) }));
  }

  private anyValue(node: ConfigNode): Json {
    if (node.kind === "list") return { arrayValue: { values: node.items.map((item) => this.anyValue(item)) } };
    if (node.kind === "map") return { kvlistValue: { values: this.attributes(node) } };
    const { value } = node;
    if (value === null) return {};
    if (typeof value === "string") return { stringValue: value };
    if (typeof value === "boolean") return { boolValue: value };
    const source = this.text.slice(node.span.start, node.span.end).trim();
    if (/^[-+]?[0-9]+$/.test(source)) return { intValue: source.replace(/^\+/, "") };
    if (Number.isInteger(value) && /^0[xo]/.test(source)) return { intValue: String(value) };
    return { doubleValue: Number.isFinite(Number(value)) ? Number(value) : String(value) };
  }

  private error(node: ConfigNode, message: string, span = node.span): void {
    this.findings.push(nodeError(CONFIG_CODES.wrongType, node, message, { span }));
  }
}

const OWNER_FIELDS: ReadonlySet<string> = new Set(["attributes", "name", "version", "dropped_attributes_count"]);

const SHORT_METRIC: ReadonlySet<string> = new Set(["value", "datapoints", "attributes", ...METRIC_DATA]);

/** Fields of a point beside its value and attributes. */
const POINT = /_unix_nano$|^(?:count|sum|min|max|flags|exemplars|bucket_counts|explicit_bounds|scale|zero_count)$/;

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A tree as plain values. */
function plain(node: ConfigNode): unknown {
  if (node.kind === "list") return node.items.map(plain);
  if (node.kind === "map") return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return typeof node.value === "bigint" ? String(node.value) : node.value;
}
