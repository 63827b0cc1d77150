/**
 * Reads what the Collector's debug exporter prints with `verbosity: detailed` (format: exporter/debugexporter,
 * internal/otlptext) back into OTLP/JSON. Numbers that it rounds stay rounded; what it leaves out is left out.
 */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

const HEADING =
  /^(Resource(?:Spans|Log|Logs|Metrics) #\d+|(?:Scope(?:Spans|Logs|Metrics)) #\d+|Span #\d+|LogRecord #\d+|Metric #\d+)/;

/** Whether a text looks like the exporter's. */
export function isDebugText(text: string): boolean {
  return /^(?:.*\t)?Resource(?:Spans|Logs?|Metrics) #\d+/m.test(text.slice(0, 100_000));
}

/** OTLP/JSON of a debug exporter's text; undefined where it holds no telemetry. */
export function parseDebugText(text: string): JsonObject | undefined {
  const reader = new DebugReader();
  for (const line of joinLines(text)) reader.read(line);
  return reader.result();
}

/** Log prefixes are cut off, and values that go on over several lines are joined. */
function joinLines(text: string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const raw of text.split(/\r?\n/)) {
    if (open) {
      lines[lines.length - 1] += `\n${raw}`;
      open = !raw.trimEnd().endsWith(")");
      continue;
    }
    const line = raw.replace(/^.*?\t(?=Resource(?:Spans|Logs?|Metrics) #\d+)/, "");
    lines.push(line);
    open = /(?:^Body: |-> .*?: )(?:Str|Map|Slice)\(/.test(line) && !line.trimEnd().endsWith(")");
  }
  return lines;
}

class DebugReader {
  private kind: "Spans" | "Logs" | "Metrics" | undefined;
  private readonly resources: JsonObject[] = [];
  private resource: JsonObject = {};
  private scope: JsonObject = {};
  private record: JsonObject = {};
  /** The event, link or data point being read; the record where there is none. */
  private part: JsonObject = {};
  /** The metric's data, of which the data points are part. */
  private data: JsonObject = {};
  private attributes: Json[] = [];

  read(line: string): void {
    const heading = HEADING.exec(line.trim())?.[1];
    if (heading !== undefined) this.enter(heading);
    else if (this.kind !== undefined) this.field(line.trim());
  }

  result(): JsonObject | undefined {
    return this.kind === undefined ? undefined : { [`resource${this.kind}`]: this.resources };
  }

  private enter(heading: string): void {
    const group = /^Resource(Spans|Logs?|Metrics) /.exec(heading);
    if (group) {
      this.kind = group[1] === "Log" ? "Logs" : (group[1] as "Spans");
      this.attributes = [];
      this.resource = { resource: { attributes: this.attributes }, [`scope${this.kind}`]: [] };
      this.resources.push(this.resource);
    } else if (heading.startsWith("Scope")) {
      this.scope = { scope: {}, [this.recordsKey()]: [] };
      (this.resource[`scope${this.kind}`] as Json[]).push(this.scope);
    } else {
      this.record = {};
      this.part = this.record;
      (this.scope[this.recordsKey()] as Json[]).push(this.record);
      this.attributes = this.attributesOf(this.record);
    }
  }

  private recordsKey(): string {
    return this.kind === "Spans" ? "spans" : this.kind === "Logs" ? "logRecords" : "metrics";
  }

  private attributesOf(target: JsonObject): Json[] {
    const attributes: Json[] = [];
    target.attributes = attributes;
    return attributes;
  }

  private field(line: string): void {
    const part = /^(SpanEvent|SpanLink|(?:Number|Histogram|ExponentialHistogram|Summary)DataPoints) #\d+/.exec(
      line,
    )?.[1];
    if (part !== undefined) {
      this.enterPart(part);
      return;
    }
    if (
      /^(?:Resource attributes|Attributes|Data point attributes|-> Attributes|InstrumentationScope attributes):/.test(
        line,
      )
    ) {
      if (line.startsWith("Instr")) this.attributes = this.attributesOf(this.scope.scope as JsonObject);
      return;
    }
    const scope = /^InstrumentationScope ?(\S*) ?(.*)$/.exec(line);
    if (scope) {
      this.scope.scope = { name: scope[1], version: scope[2] };
      return;
    }
    const attribute = /^-> ([\s\S]*?): ((?:Str|Int|Double|Bool|Map|Slice|Bytes|Empty)\([\s\S]*\))$/.exec(line);
    if (attribute) {
      this.attributes.push({ key: attribute[1], value: readValue(attribute[2]) });
      return;
    }
    const body = /^Body: ([\s\S]*)$/.exec(line);
    if (body) this.record.body = readValue(body[1]);
    else this.named(line);
  }

  private enterPart(name: string): void {
    const part: JsonObject = {};
    this.part = part;
    this.attributes = this.attributesOf(part);
    if (name === "SpanEvent") push(this.record, "events", part);
    else if (name === "SpanLink") push(this.record, "links", part);
    else push(this.data, "dataPoints", part);
  }

  /** `Name : value` and `-> Name: value`. */
  private named(line: string): void {
    const match = /^(?:-> )?([A-Za-z][A-Za-z ]*?)(?: #\d+)?\s*: ?(.*)$/s.exec(line.replace(/^(Buckets #\d+), /, ""));
    if (!match) return;
    const [, name, value] = match;
    const set = FIELDS[name];
    if (set)
      set({ record: this.record, part: this.part, resource: this.resource, scope: this.scope, data: this.data }, value);
    else if (name === "DataType") {
      this.data = {};
      this.record[METRIC_KEYS[value] ?? "gauge"] = this.data;
    }
  }
}

interface Targets {
  readonly record: JsonObject;
  readonly part: JsonObject;
  readonly resource: JsonObject;
  readonly scope: JsonObject;
  readonly data: JsonObject;
}

const METRIC_KEYS: Readonly<Record<string, string>> = {
  Gauge: "gauge",
  Sum: "sum",
  Histogram: "histogram",
  ExponentialHistogram: "exponentialHistogram",
  Summary: "summary",
};

const KINDS = ["Unspecified", "Internal", "Server", "Client", "Producer", "Consumer"];
const CODES = ["Unset", "Ok", "Error"];
const TEMPORALITIES = ["Unspecified", "Delta", "Cumulative"];

function push(target: JsonObject, key: string, item: Json): void {
  const list = target[key];
  if (Array.isArray(list)) list.push(item);
  else target[key] = [item];
}

type Set = (targets: Targets, value: string) => void;

const onPart =
  (key: string, read: (value: string) => Json = (value) => value): Set =>
  ({ part }, value) => {
    part[key] = read(value);
  };

const onData =
  (key: string, read: (value: string) => Json): Set =>
  ({ data }, value) => {
    data[key] = read(value);
  };

const optionalNumber =
  (key: string): Set =>
  ({ part }, value) => {
    if (value !== "") part[key] = Number(value);
  };

const status =
  (key: string, read: (value: string) => Json): Set =>
  ({ record }, value) => {
    record.status = { ...(record.status as JsonObject | undefined), [key]: read(value) };
  };

const FIELDS: Readonly<Record<string, Set>> = {
  "Resource SchemaURL": ({ resource }, value) => {
    resource.schemaUrl = value;
  },
  "ScopeSpans SchemaURL": setScopeUrl,
  "ScopeLogs SchemaURL": setScopeUrl,
  "ScopeMetrics SchemaURL": setScopeUrl,
  "Trace ID": onPart("traceId"),
  "Parent ID": onPart("parentSpanId"),
  ID: onPart("spanId"),
  "Span ID": onPart("spanId"),
  TraceState: onPart("traceState"),
  Name: onPart("name"),
  Description: onPart("description"),
  Unit: onPart("unit"),
  Kind: onPart("kind", (value) => Math.max(0, KINDS.indexOf(value))),
  "Start time": onPart("startTimeUnixNano", readTime),
  "End time": onPart("endTimeUnixNano", readTime),
  "Status code": status("code", (value) => Math.max(0, CODES.indexOf(value))),
  "Status message": status("message", (value) => value),
  DroppedAttributesCount: onPart("droppedAttributesCount", Number),
  ObservedTimestamp: onPart("observedTimeUnixNano", readTime),
  Timestamp: onPart("timeUnixNano", readTime),
  StartTimestamp: onPart("startTimeUnixNano", readTime),
  SeverityText: onPart("severityText"),
  SeverityNumber: onPart("severityNumber", (value) => Number(/\((\d+)\)/.exec(value)?.[1] ?? 0)),
  EventName: onPart("eventName"),
  Flags: onPart("flags", Number),
  IsMonotonic: onData("isMonotonic", (value) => value === "true"),
  AggregationTemporality: onData("aggregationTemporality", (value) => Math.max(0, TEMPORALITIES.indexOf(value))),
  Value: ({ part }, value) => {
    if (/^[-+]?\d+$/.test(value)) part.asInt = value;
    else part.asDouble = Number(value);
  },
  Count: ({ part }, value) => {
    // A bucket's count stands on a line with the bucket's number.
    if (part.count === undefined) part.count = value;
    else push(part, "bucketCounts", value);
  },
  Sum: optionalNumber("sum"),
  Min: optionalNumber("min"),
  Max: optionalNumber("max"),
  ExplicitBounds: ({ part }, value) => push(part, "explicitBounds", Number(value)),
  QuantileValue: ({ part }, value) => {
    const match = /Quantile ([^,]+), Value (.+)/.exec(value);
    if (match) push(part, "quantileValues", { quantile: Number(match[1]), value: Number(match[2]) });
  },
};

function setScopeUrl({ scope }: Targets, value: string): void {
  scope.schemaUrl = value;
}

/** `2023-11-14 22:13:20.000000001 +0000 UTC` as nanoseconds. */
function readTime(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))? ([-+]\d\d)(\d\d)/.exec(text);
  if (!match) return "0";
  const [, date, time, fraction = "", hours, minutes] = match;
  const milliseconds = Date.parse(`${date}T${time}${hours}:${minutes}`);
  return String(BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, "0").slice(0, 9)));
}

/** `Str(a)`, `Int(1)`, `Map({"a":1})` … as an OTLP/JSON value. */
function readValue(text: string): Json {
  const match = /^([A-Z][a-z]+)\(([\s\S]*)\)$/.exec(text.trimEnd());
  if (!match) return { stringValue: text };
  const [, type, inner] = match;
  switch (type) {
    case "Int":
      return { intValue: inner };
    case "Double":
      return { doubleValue: Number(inner) };
    case "Bool":
      return { boolValue: inner === "true" };
    case "Empty":
      return {};
    case "Bytes":
      return { bytesValue: inner };
    case "Map":
    case "Slice":
      try {
        return fromPlain(JSON.parse(inner) as Json);
      } catch {
        return { stringValue: inner };
      }
    default:
      return { stringValue: inner };
  }
}

function fromPlain(value: Json): JsonObject {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(fromPlain) } };
  const values = Object.entries(value).map(([key, item]) => ({ key, value: fromPlain(item) }));
  return { kvlistValue: { values } };
}
