/** OTLP/JSON payloads with every field set, and with the gaps that paths have to cope with. */

type Plain =
  | null
  | string
  | boolean
  | bigint
  | number
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** An OTLP/JSON AnyValue. */
function anyValue(value: Plain): object {
  if (value === null) return {};
  switch (typeof value) {
    case "string":
      return { stringValue: value };
    case "boolean":
      return { boolValue: value };
    case "bigint":
      return { intValue: String(value) };
    case "number":
      return { doubleValue: value };
  }
  if (value instanceof Uint8Array) return { bytesValue: btoa(String.fromCharCode(...value)) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value as { readonly [key: string]: Plain }) } };
}

function keyValues(map: { readonly [key: string]: Plain }): object[] {
  return Object.entries(map).map(([key, value]) => ({ key, value: anyValue(value) }));
}

/** Attributes of every record: each kind of value, and keys for key expressions. */
const ATTRIBUTES: { readonly [key: string]: Plain } = {
  s: "text",
  i: 7n,
  f: 1.5,
  b: true,
  by: new Uint8Array([1, 2]),
  by0: new Uint8Array(0),
  e: null,
  m: { x: 1n, n: { y: "z" }, l: [1n, "q"] },
  l: [1n, "two", { k: "v" }, [9n], null],
  key: "dyn",
  idx: 1n,
  neg: -1n,
  ints: [1n, 2n],
  floats: [1.5, 2.5],
};

const TRACE_ID = "0102030405060708090a0b0c0d0e0f10";
const SPAN_ID = "0102030405060708";
const attributes = keyValues(ATTRIBUTES);
const resource = { attributes, droppedAttributesCount: 1 };
const scope = { name: "scope", version: "1", attributes, droppedAttributesCount: 2 };

const span = {
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  parentSpanId: "1102030405060708",
  traceState: "a=1,b=2",
  name: "span",
  kind: 2,
  flags: 3,
  startTimeUnixNano: "1500000000000000001",
  endTimeUnixNano: "1600000000000000002",
  attributes,
  droppedAttributesCount: 1,
  events: [{ timeUnixNano: "5", name: "event", attributes, droppedAttributesCount: 3 }, { name: "bare" }],
  droppedEventsCount: 2,
  links: [{ traceId: TRACE_ID, spanId: SPAN_ID, traceState: "x=y", attributes: keyValues({ a: 1n }), flags: 2 }],
  droppedLinksCount: 3,
  status: { code: 2, message: "bad" },
};

const point = (fields: object): object => ({
  attributes,
  startTimeUnixNano: "1",
  timeUnixNano: "2",
  flags: 1,
  exemplars: [
    { timeUnixNano: "7", asInt: "3", spanId: SPAN_ID, traceId: TRACE_ID, filteredAttributes: attributes },
    { asDouble: 2.5 },
    {},
  ],
  ...fields,
});

const histogram = {
  count: "18446744073709551615",
  sum: 4.5,
  bucketCounts: ["1", "2"],
  explicitBounds: [1.5],
  min: 1,
  max: 2,
};
const exponential = {
  count: "3",
  sum: 4.5,
  scale: -2,
  zeroCount: "1",
  positive: { offset: -1, bucketCounts: ["1", "2"] },
  negative: { offset: 2, bucketCounts: ["3"] },
  zeroThreshold: 0.5,
};
const summary = {
  attributes,
  startTimeUnixNano: "1",
  timeUnixNano: "2",
  flags: 1,
  count: "2",
  sum: 3.5,
  quantileValues: [{ quantile: 0.5, value: 2 }],
};

const metrics = [
  {
    name: "g",
    description: "d",
    unit: "1",
    metadata: attributes,
    gauge: { dataPoints: [point({ asInt: "4" }), point({})] },
  },
  { name: "s", sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point({ asDouble: 1.25 })] } },
  { name: "h", histogram: { aggregationTemporality: 1, dataPoints: [point(histogram), point({})] } },
  { name: "eh", exponentialHistogram: { aggregationTemporality: 2, dataPoints: [point(exponential)] } },
  { name: "su", summary: { dataPoints: [summary] } },
  { name: "none" },
];

const log = (body: Plain): object => ({
  timeUnixNano: "5",
  observedTimeUnixNano: "6",
  severityNumber: 9,
  severityText: "INFO",
  body: anyValue(body),
  attributes,
  droppedAttributesCount: 1,
  flags: 1,
  traceId: TRACE_ID,
  spanId: SPAN_ID,
  eventName: "event",
});

const BODIES: readonly Plain[] = [
  "text",
  ATTRIBUTES,
  [1n, "two", { k: "v" }, null],
  5n,
  1.5,
  true,
  new Uint8Array([1]),
  null,
];

/** One payload a signal. */
export const PATH_INPUTS = {
  traces: {
    resourceSpans: [
      {
        resource,
        schemaUrl: "resource-url",
        scopeSpans: [
          {
            scope,
            schemaUrl: "scope-url",
            spans: [span, { name: "bare", traceState: "bad header,,=", startTimeUnixNano: "18446744073709551615" }],
          },
        ],
      },
    ],
  },
  metrics: {
    resourceMetrics: [
      { resource, schemaUrl: "resource-url", scopeMetrics: [{ scope, schemaUrl: "scope-url", metrics }] },
    ],
  },
  logs: {
    resourceLogs: [
      {
        resource,
        schemaUrl: "resource-url",
        scopeLogs: [{ scope, schemaUrl: "scope-url", logRecords: [...BODIES.map(log), {}] }],
      },
    ],
  },
} as const;
