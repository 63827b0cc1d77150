import type { SpanEvent, SpanLink } from "../../otlp/model.ts";
import { Time } from "../../values/time.ts";
import { Identifier, type Value } from "../../values/value.ts";

const FIELDS: Readonly<Record<string, (item: Partial<SpanEvent & SpanLink>) => Value>> = {
  name: (item) => item.name ?? null,
  attributes: (item) => item.attributes ?? null,
  time: ({ timeUnixNano }) => (timeUnixNano === undefined ? null : new Time(timeUnixNano)),
  time_unix_nano: (item) => item.timeUnixNano ?? null,
  dropped_attributes_count: (item) => BigInt(item.droppedAttributesCount ?? 0),
  trace_id: ({ traceId }) => (traceId === undefined ? null : new Identifier("pcommon.TraceID", traceId)),
  span_id: ({ spanId }) => (spanId === undefined ? null : new Identifier("pcommon.SpanID", spanId)),
  trace_state: (item) => item.traceState ?? null,
  flags: ({ flags }) => (flags === undefined ? null : BigInt(flags)),
};

/** Reads a field of an event or link; nil where that kind of item lacks it, undefined for a name that neither has. */
export function spanListField(name: string): ((item: object) => Value) | undefined {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}
