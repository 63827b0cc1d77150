import type { Payload, Span, SpanEvent, SpanLink, Status } from "../model.ts";
import { writeGroups } from "./encode-common.ts";
import { idField, int32Field, int64Field, stringField, writeAttributes, writeList } from "./encode-value.ts";
import { TRACES_NAMES } from "./group-names.ts";
import type { JsonWriter } from "./writer.ts";

/** Span. */
export function writeSpan(writer: JsonWriter, span: Span): void {
  writer.beginObject();
  idField(writer, "traceId", span.traceId);
  idField(writer, "spanId", span.spanId);
  stringField(writer, "traceState", span.traceState);
  idField(writer, "parentSpanId", span.parentSpanId);
  int32Field(writer, "flags", span.flags);
  stringField(writer, "name", span.name);
  int32Field(writer, "kind", span.kind);
  int64Field(writer, "startTimeUnixNano", span.startTimeUnixNano);
  int64Field(writer, "endTimeUnixNano", span.endTimeUnixNano);
  writeAttributes(writer, "attributes", span.attributes);
  int32Field(writer, "droppedAttributesCount", span.droppedAttributesCount);
  writeList(writer, "events", span.events, writeSpanEvent);
  int32Field(writer, "droppedEventsCount", span.droppedEventsCount);
  writeList(writer, "links", span.links, writeSpanLink);
  int32Field(writer, "droppedLinksCount", span.droppedLinksCount);
  writer.field("status");
  writeStatus(writer, span.status);
  writer.endObject();
}

function writeStatus(writer: JsonWriter, status: Status): void {
  writer.beginObject();
  stringField(writer, "message", status.message);
  int32Field(writer, "code", status.code);
  writer.endObject();
}

/** Span.Event. */
export function writeSpanEvent(writer: JsonWriter, event: SpanEvent): void {
  writer.beginObject();
  int64Field(writer, "timeUnixNano", event.timeUnixNano);
  stringField(writer, "name", event.name);
  writeAttributes(writer, "attributes", event.attributes);
  int32Field(writer, "droppedAttributesCount", event.droppedAttributesCount);
  writer.endObject();
}

/** Span.Link. */
export function writeSpanLink(writer: JsonWriter, link: SpanLink): void {
  writer.beginObject();
  idField(writer, "traceId", link.traceId);
  idField(writer, "spanId", link.spanId);
  stringField(writer, "traceState", link.traceState);
  writeAttributes(writer, "attributes", link.attributes);
  int32Field(writer, "droppedAttributesCount", link.droppedAttributesCount);
  int32Field(writer, "flags", link.flags);
  writer.endObject();
}

/** TracesData. */
export function writeTraces(writer: JsonWriter, payload: Payload<Span>): void {
  writer.beginObject();
  writeGroups(writer, TRACES_NAMES, payload, writeSpan);
  writer.endObject();
}
