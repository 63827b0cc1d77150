import { ExponentialHistogram, Gauge, Histogram, type Payload, Sum, Summary } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import { type Comparison, dataPointsOf } from "../runtime/comparison.ts";
import { toText } from "../values/byte-string.ts";
import { describeFields } from "./describe-fields.ts";

/** One field that differs; a side is undefined where the record did not have the field. */
export interface FieldChange {
  /** Close to OTTL: `attributes["http.route"]`, `events[0].name`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What happened to one resource, scope, metric or record. */
export interface RecordChange {
  readonly kind: "changed" | "dropped" | "added";
  /** `resource`, `scope`, `span`, `log`, `metric`, `datapoint` or `profile`. */
  readonly context: string;
  /** Something to recognise it by: a name, a body, an id; may be empty. */
  readonly title: string;
  /** Its place: in the input, or in the output where it was added. */
  readonly place: string;
  /** Of a changed record. */
  readonly fields: readonly FieldChange[];
}

const RECORD_CONTEXT: Readonly<Record<Signal, string>> = {
  traces: "span",
  metrics: "metric",
  logs: "log",
  profiles: "profile",
};

/** An object of a payload that can change by itself. */
interface Part {
  readonly context: string;
  readonly object: object;
  readonly place: string;
}

/**
 * What the processors did, in the order of the input; added records come last. Records are recognised as objects, so
 * one that was regrouped (`flatten`) counts as unchanged.
 */
export function* changesOf(signal: Signal, { before, after, originals }: Comparison): Generator<RecordChange> {
  const left = new Set<object>();
  for (const part of parts(signal, after)) left.add(part.object);
  const known = new Set<object>();
  for (const part of parts(signal, before)) {
    const live = originals.get(part.object);
    if (live === undefined) continue;
    known.add(live);
    if (left.has(live)) {
      const fields = compareFields(part.context, part.object, live);
      if (fields.length > 0) yield { ...part, kind: "changed", title: titleOf(part.object), fields };
    } else if (!isGroup(part)) yield { ...part, kind: "dropped", title: titleOf(part.object), fields: [] };
  }
  for (const part of parts(signal, after)) {
    if (known.has(part.object) || isGroup(part)) continue;
    yield { ...part, kind: "added", title: titleOf(part.object), fields: [] };
  }
}

/** Groups come and go with their records. */
function isGroup({ context }: Part): boolean {
  return context === "resource" || context === "scope";
}

function* parts(signal: Signal, payload: Payload<unknown>): Generator<Part> {
  const context = RECORD_CONTEXT[signal];
  for (let r = 0; r < payload.resources.length; r++) {
    const resource = payload.resources[r];
    yield { context: "resource", object: resource, place: `resource ${r}` };
    for (let s = 0; s < resource.scopes.length; s++) {
      const scope = resource.scopes[s];
      yield { context: "scope", object: scope, place: `resource ${r}, scope ${s}` };
      for (let i = 0; i < scope.records.length; i++) {
        const record = scope.records[i] as object;
        const place = `resource ${r}, scope ${s}, ${context} ${i}`;
        yield { context, object: record, place };
        const points = dataPointsOf(record);
        for (let p = 0; p < points.length; p++) {
          yield { context: "datapoint", object: points[p], place: `${place}, datapoint ${p}` };
        }
      }
    }
  }
}

const METRIC_TYPES = [
  [Gauge, "Gauge"],
  [Sum, "Sum"],
  [Histogram, "Histogram"],
  [ExponentialHistogram, "ExponentialHistogram"],
  [Summary, "Summary"],
] as const;

/** Fields that hold parts of their own, by context. */
const OMITTED: Readonly<Record<string, readonly string[]>> = { resource: ["scopes"], scope: ["records"] };

function fieldsOf(context: string, object: object): Map<string, string> {
  const fields = describeFields(object, context === "metric" ? ["data"] : OMITTED[context]);
  if (context === "metric") {
    const { data } = object as { data?: object };
    if (data) {
      fields.set("type", METRIC_TYPES.find(([type]) => data instanceof type)?.[1] ?? "unknown");
      for (const [path, text] of describeFields(data, ["dataPoints"])) fields.set(path, text);
    }
  }
  return fields;
}

function compareFields(context: string, before: object, after: object): FieldChange[] {
  const old = fieldsOf(context, before);
  const now = fieldsOf(context, after);
  const changes: FieldChange[] = [];
  for (const [path, text] of old) {
    const other = now.get(path);
    if (other !== text) changes.push({ path, before: text, after: other });
  }
  for (const [path, text] of now) if (!old.has(path)) changes.push({ path, before: undefined, after: text });
  return changes;
}

function titleOf(object: object): string {
  const { name, eventName, body } = object as { name?: unknown; eventName?: unknown; body?: unknown };
  for (const text of [name, eventName, body]) if (typeof text === "string" && text !== "") return toText(text);
  return "";
}
