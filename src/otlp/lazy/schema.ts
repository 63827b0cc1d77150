/** Field numbers that the lazy reader needs. Source: opentelemetry-proto trace.proto, logs.proto, metrics.proto, common.proto. */

/** How a record's field stands on the wire. */
export type FieldKind = "string" | "enum" | "uint32" | "fixed64" | "fixed32" | "any" | "id";

export interface RecordField {
  readonly number: number;
  readonly kind: FieldKind;
}

export interface RecordSchema {
  /** The field that repeats the attributes (KeyValue messages). */
  readonly attributes: number;
  /** OTTL's field name to the wire. */
  readonly fields: Readonly<Record<string, RecordField>>;
  /** Singular fields whose content is a message; a second occurrence merges, which only the scalar tier does. */
  readonly singularMessages: readonly number[];
}

export const SPAN: RecordSchema = {
  attributes: 9,
  fields: {
    name: { number: 5, kind: "string" },
    kind: { number: 6, kind: "enum" },
    trace_state: { number: 3, kind: "string" },
    start_time_unix_nano: { number: 7, kind: "fixed64" },
    end_time_unix_nano: { number: 8, kind: "fixed64" },
    dropped_attributes_count: { number: 10, kind: "uint32" },
    dropped_events_count: { number: 12, kind: "uint32" },
    dropped_links_count: { number: 14, kind: "uint32" },
  },
  singularMessages: [15],
};

export const LOG: RecordSchema = {
  attributes: 6,
  fields: {
    time_unix_nano: { number: 1, kind: "fixed64" },
    observed_time_unix_nano: { number: 11, kind: "fixed64" },
    severity_number: { number: 2, kind: "enum" },
    severity_text: { number: 3, kind: "string" },
    body: { number: 5, kind: "any" },
    dropped_attributes_count: { number: 7, kind: "uint32" },
    event_name: { number: 12, kind: "string" },
  },
  singularMessages: [5],
};

export const METRIC: RecordSchema = {
  attributes: 12,
  fields: {
    name: { number: 1, kind: "string" },
    description: { number: 2, kind: "string" },
    unit: { number: 3, kind: "string" },
  },
  singularMessages: [5, 7, 9, 10, 11],
};

/** Data points by the field of Metric that holds their container. */
export const NUMBER_POINT: RecordSchema = { attributes: 7, fields: {}, singularMessages: [] };
export const HISTOGRAM_POINT: RecordSchema = { attributes: 9, fields: {}, singularMessages: [] };
export const EXPONENTIAL_POINT: RecordSchema = { attributes: 1, fields: {}, singularMessages: [8, 9] };
export const SUMMARY_POINT: RecordSchema = { attributes: 7, fields: {}, singularMessages: [] };

const POINTS: Readonly<Record<number, RecordSchema>> = {
  5: NUMBER_POINT,
  7: NUMBER_POINT,
  9: HISTOGRAM_POINT,
  10: EXPONENTIAL_POINT,
  11: SUMMARY_POINT,
};

const RECORDS = { span: SPAN, log: LOG, metric: METRIC };

/** What counts as a record of a payload. */
export type Leaf = "span" | "log" | "metric" | "datapoint";

/** The schema of a record; `field` is the field of Metric that a data point lies in (gauge, sum, histogram …). */
export function schemaOf(leaf: Leaf, field: number): RecordSchema {
  return leaf === "datapoint" ? (POINTS[field] ?? NUMBER_POINT) : RECORDS[leaf];
}
