import { SPAN_KINDS, STATUS_CODES } from "../enum-names.ts";
import { type Payload, Span, SpanEvent, SpanLink, type Status } from "../model.ts";
import { payloadFields } from "./decode-common.ts";
import { readAttributes } from "./decode-value.ts";
import { type Fields, fieldsOf, readList, readMessage } from "./fields.ts";
import { TRACES_NAMES } from "./group-names.ts";

const STATUS: Fields<Status> = fieldsOf<Status>({
  message: (m, r) => {
    m.message = r.string();
  },
  code: (m, r) => {
    m.code = r.enumeration(STATUS_CODES);
  },
});

const SPAN_EVENT: Fields<SpanEvent> = fieldsOf<SpanEvent>({
  timeUnixNano: (m, r) => {
    m.timeUnixNano = r.uint64();
  },
  name: (m, r) => {
    m.name = r.string();
  },
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
});

const SPAN_LINK: Fields<SpanLink> = fieldsOf<SpanLink>({
  traceId: (m, r) => {
    m.traceId = r.id(16);
  },
  spanId: (m, r) => {
    m.spanId = r.id(8);
  },
  traceState: (m, r) => {
    m.traceState = r.string();
  },
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
  flags: (m, r) => {
    m.flags = r.uint32();
  },
});

const SPAN: Fields<Span> = fieldsOf<Span>({
  traceId: (m, r) => {
    m.traceId = r.id(16);
  },
  spanId: (m, r) => {
    m.spanId = r.id(8);
  },
  traceState: (m, r) => {
    m.traceState = r.string();
  },
  parentSpanId: (m, r) => {
    m.parentSpanId = r.id(8);
  },
  flags: (m, r) => {
    m.flags = r.uint32();
  },
  name: (m, r) => {
    m.name = r.string();
  },
  kind: (m, r) => {
    m.kind = r.enumeration(SPAN_KINDS);
  },
  startTimeUnixNano: (m, r) => {
    m.startTimeUnixNano = r.uint64();
  },
  endTimeUnixNano: (m, r) => {
    m.endTimeUnixNano = r.uint64();
  },
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
  events: (m, r) => readList(r, m.events, () => readMessage(r, new SpanEvent(), SPAN_EVENT)),
  droppedEventsCount: (m, r) => {
    m.droppedEventsCount = r.uint32();
  },
  links: (m, r) => readList(r, m.links, () => readMessage(r, new SpanLink(), SPAN_LINK)),
  droppedLinksCount: (m, r) => {
    m.droppedLinksCount = r.uint32();
  },
  status: (m, r) => {
    readMessage(r, m.status, STATUS);
  },
});

/** TracesData. */
export const TRACES_FIELDS: Fields<Payload<Span>> = payloadFields<Span, Payload<Span>>(TRACES_NAMES, (r) =>
  readMessage(r, new Span(), SPAN),
);
