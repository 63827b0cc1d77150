import { ExponentialHistogram, Gauge, Histogram, Sum, Summary } from "../otlp/model.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { toText } from "../values/byte-string.ts";
import { encodeHex } from "../values/hex.ts";
import { PMap, PSlice } from "../values/pmap.ts";

/** One field of a record as OTTL sees it, printed. */
export interface Field {
  /** Close to OTTL: `span.attributes["http.route"]`, `span.events[0].name`. */
  readonly path: string;
  /** As an OTTL literal where there is one. */
  readonly text: string;
  readonly type: string;
}

/** One field that differs; a side is undefined where the record did not have the field. */
export interface FieldDifference {
  readonly path: string;
  readonly before: Field | undefined;
  readonly after: Field | undefined;
}

/** Fields that are records of their own, by the context that holds them. */
const OMITTED: Readonly<Record<string, readonly string[]>> = {
  resource: ["scopes", "schemaUrl"],
  scope: ["records", "schemaUrl"],
};

const ENUM_NAMES: Readonly<Record<string, readonly string[]>> = {
  "span.kind": ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"].map((n) => `SPAN_KIND_${n}`),
  "span.status.code": ["UNSET", "OK", "ERROR"].map((n) => `STATUS_CODE_${n}`),
};

/** Renamed fields: what OTTL calls them. */
const OTTL_NAMES: Readonly<Record<string, string>> = { observedTimeUnixNano: "observed_time_unix_nano" };

/** The fields of a message and all below it, flat. */
export function fieldsOf(context: string, message: object): Field[] {
  const fields: Field[] = [];
  for (const [name, value] of Object.entries(message)) {
    if (name === "unknown" || OMITTED[context]?.includes(name)) continue;
    // A metric's type decides what else it has: its fields read as the metric's own.
    if (context === "metric" && name === "data" && value !== undefined) {
      fields.push({ path: "metric.type", text: metricType(value), type: "string" });
      for (const [inner, part] of Object.entries(value as object)) {
        if (inner !== "unknown") describe(part, `metric.${ottlName(inner)}`, fields);
      }
    } else describe(value, `${context}.${ottlName(name)}`, fields);
  }
  return fields;
}

/** Everything a statement can reach from where it runs: resource, scope and what the context points to, cache last. */
export function contextFields(context: string, at: RecordContext): Field[] {
  const fields = fieldsOf("resource", at.resource);
  if (context === "resource") return [...fields, ...cacheFields(at)];
  fields.push(...fieldsOf("scope", at.scope));
  const record = recordOf(context, at);
  if (record) fields.push(...fieldsOf(record.name, record.message));
  return [...fields, ...cacheFields(at)];
}

const METRIC_TYPES = [
  [Gauge, "Gauge"],
  [Sum, "Sum"],
  [Histogram, "Histogram"],
  [ExponentialHistogram, "ExponentialHistogram"],
  [Summary, "Summary"],
] as const;

function metricType(data: unknown): string {
  return METRIC_TYPES.find(([type]) => data instanceof type)?.[1] ?? "nil";
}

function cacheFields({ cache }: RecordContext): Field[] {
  const fields: Field[] = [];
  if (cache.size > 0) describe(cache, "cache", fields);
  return fields;
}

/** The record that a context belongs to; undefined where it stands above the records. */
export function recordOf(
  context: string,
  at: RecordContext,
): { readonly name: string; readonly message: object } | undefined {
  switch (context) {
    case "span":
    case "spanevent":
      return { name: "span", message: at.span };
    case "log":
      return { name: "log", message: at.log };
    case "metric":
    case "datapoint":
    case "exemplar":
      return { name: "metric", message: at.metric };
    case "profile":
      return { name: "profile", message: at.profile };
    default:
      return undefined;
  }
}

function describe(value: unknown, path: string, fields: Field[]): void {
  if (value instanceof PMap) {
    if (value.size === 0 && !path.endsWith("attributes")) fields.push({ path, text: "{}", type: "map" });
    const seen = new Set<string>();
    for (let i = 0; i < value.keys.length; i++) {
      const key = `${path}[${JSON.stringify(toText(value.keys[i]))}]`;
      describe(value.values[i], seen.has(key) ? `${key}#${i}` : key, fields);
      seen.add(key);
    }
  } else if (value instanceof PSlice) list(value.items, path, fields);
  else if (Array.isArray(value)) list(value, path, fields);
  else if (value instanceof Uint8Array) {
    fields.push({ path, text: value.length === 0 ? "nil" : `0x${encodeHex(value)}`, type: "bytes" });
  } else if (typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      if (name !== "unknown") describe(field, `${path}.${ottlName(name)}`, fields);
    }
  } else if (value !== undefined) fields.push({ path, ...scalar(value, path) });
}

function list(items: readonly unknown[], path: string, fields: Field[]): void {
  if (items.length === 0) return;
  if (items.every((item) => typeof item !== "object" || item === null)) {
    fields.push({ path, text: `[${items.map((item) => scalar(item, path).text).join(", ")}]`, type: "slice" });
    return;
  }
  items.forEach((item, i) => {
    describe(item, `${path}[${i}]`, fields);
  });
}

function scalar(value: unknown, path: string): { readonly text: string; readonly type: string } {
  if (value === null) return { text: "nil", type: "nil" };
  if (typeof value === "string") return { text: JSON.stringify(toText(value)), type: "string" };
  if (typeof value === "boolean") return { text: String(value), type: "bool" };
  if (typeof value === "bigint") return { text: String(value), type: "int" };
  const name = ENUM_NAMES[path]?.[value as number];
  if (name !== undefined) return { text: name, type: "int" };
  return isCountField(path)
    ? { text: String(value), type: "int" }
    : { text: floatText(value as number), type: "float" };
}

/** 32-bit integers of the model are plain numbers; floats are only where OTLP has doubles. */
function isCountField(path: string): boolean {
  return /(?:_count|flags|severity_number|kind|code|temporality|scale|offset|strindex|_index|_indices)$/.test(path);
}

function floatText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value);
}

function ottlName(name: string): string {
  return OTTL_NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What differs between two lists of fields, in the order of the first; fields that are new come last. */
export function compareFields(before: readonly Field[], after: readonly Field[]): FieldDifference[] {
  const now = new Map(after.map((field) => [field.path, field]));
  const differences: FieldDifference[] = [];
  const known = new Set<string>();
  for (const field of before) {
    known.add(field.path);
    const other = now.get(field.path);
    if (other?.text !== field.text || other.type !== field.type) {
      differences.push({ path: field.path, before: field, after: other });
    }
  }
  for (const field of after) {
    if (!known.has(field.path)) differences.push({ path: field.path, before: undefined, after: field });
  }
  return differences;
}
