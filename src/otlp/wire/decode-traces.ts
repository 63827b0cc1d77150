import { Span, SpanEvent, SpanLink, type Status } from "../model.ts";
import { type GroupReaders, groupReaders } from "./decode-common.ts";
import { readKeyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

function readStatus(r: WireReader, m: Status): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x12:
        m.message = r.string();
        break;
      case 0x18:
        m.code = r.int32();
        break;
      default:
        r.other(tag, 0b1100, m);
    }
  }
}

/** Span.Event. */
export function readSpanEvent(r: WireReader, m: SpanEvent): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x09:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x12:
        m.name = r.string();
        break;
      case 0x1a:
        readKeyValue(r, m.attributes);
        break;
      case 0x20:
        m.droppedAttributesCount = r.uint32();
        break;
      default:
        r.other(tag, 0b1_1110, m);
    }
  }
}

/** Span.Link. */
export function readSpanLink(r: WireReader, m: SpanLink): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.traceId = r.id(16);
        break;
      case 0x12:
        m.spanId = r.id(8);
        break;
      case 0x1a:
        m.traceState = r.string();
        break;
      case 0x22:
        readKeyValue(r, m.attributes);
        break;
      case 0x28:
        m.droppedAttributesCount = r.uint32();
        break;
      case 0x35:
        m.flags = r.fixed32();
        break;
      default:
        r.other(tag, 0b111_1110, m);
    }
  }
}

/** Span. */
export function readSpan(r: WireReader, m: Span): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x0a:
        m.traceId = r.id(16);
        break;
      case 0x12:
        m.spanId = r.id(8);
        break;
      case 0x1a:
        m.traceState = r.string();
        break;
      case 0x22:
        m.parentSpanId = r.id(8);
        break;
      case 0x2a:
        m.name = r.string();
        break;
      case 0x30:
        m.kind = r.int32();
        break;
      case 0x39:
        m.startTimeUnixNano = r.fixed64();
        break;
      case 0x41:
        m.endTimeUnixNano = r.fixed64();
        break;
      case 0x4a:
        readKeyValue(r, m.attributes);
        break;
      case 0x50:
        m.droppedAttributesCount = r.uint32();
        break;
      case 0x5a:
        m.events.push(r.message(readSpanEvent, new SpanEvent()));
        break;
      case 0x60:
        m.droppedEventsCount = r.uint32();
        break;
      case 0x6a:
        m.links.push(r.message(readSpanLink, new SpanLink()));
        break;
      case 0x70:
        m.droppedLinksCount = r.uint32();
        break;
      case 0x7a:
        r.message(readStatus, m.status);
        break;
      case 0x85:
        m.flags = r.fixed32();
        break;
      default:
        r.other(tag, 0x1fffe, m);
    }
  }
}

/** ResourceSpans, ScopeSpans and TracesData, which has the shape of ExportTraceServiceRequest. */
export const TRACES: GroupReaders<Span> = groupReaders(readSpan, () => new Span());
