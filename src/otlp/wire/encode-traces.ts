import type { Span, SpanEvent, SpanLink, Status } from "../model.ts";
import { type GroupWriters, groupWriters, writeField, writeList } from "./encode-common.ts";
import { writeAttributes, writeId } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

function writeStatus(w: WireWriter, m: Status): void {
  w.raw(m.unknown);
  w.int32Field(0x18, m.code);
  w.stringField(0x12, m.message);
}

/** Span.Event. */
export function writeSpanEvent(w: WireWriter, m: SpanEvent): void {
  w.raw(m.unknown);
  w.uint32Field(0x20, m.droppedAttributesCount);
  writeAttributes(w, 0x1a, m.attributes);
  w.stringField(0x12, m.name);
  w.fixed64Field(0x09, m.timeUnixNano);
}

/** Span.Link. */
export function writeSpanLink(w: WireWriter, m: SpanLink): void {
  w.raw(m.unknown);
  w.fixed32Field(0x35, m.flags);
  w.uint32Field(0x28, m.droppedAttributesCount);
  writeAttributes(w, 0x22, m.attributes);
  w.stringField(0x1a, m.traceState);
  writeId(w, 0x12, m.spanId);
  writeId(w, 0x0a, m.traceId);
}

/** Span. */
export function writeSpan(w: WireWriter, m: Span): void {
  w.raw(m.unknown);
  writeField(w, 0x7a, m.status, writeStatus);
  w.uint32Field(0x70, m.droppedLinksCount);
  writeList(w, 0x6a, m.links, writeSpanLink);
  w.uint32Field(0x60, m.droppedEventsCount);
  writeList(w, 0x5a, m.events, writeSpanEvent);
  w.uint32Field(0x50, m.droppedAttributesCount);
  writeAttributes(w, 0x4a, m.attributes);
  w.fixed64Field(0x41, m.endTimeUnixNano);
  w.fixed64Field(0x39, m.startTimeUnixNano);
  w.int32Field(0x30, m.kind);
  w.stringField(0x2a, m.name);
  w.fixed32Field(0x85, m.flags);
  writeId(w, 0x22, m.parentSpanId);
  w.stringField(0x1a, m.traceState);
  writeId(w, 0x12, m.spanId);
  writeId(w, 0x0a, m.traceId);
}

/** ResourceSpans, ScopeSpans and TracesData. */
export const TRACES: GroupWriters<Span> = groupWriters(writeSpan);
