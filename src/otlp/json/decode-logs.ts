import { SEVERITY_NUMBERS } from "../enum-names.ts";
import { LogRecord, type Payload } from "../model.ts";
import { payloadFields } from "./decode-common.ts";
import { readAnyValue, readAttributes } from "./decode-value.ts";
import { type Fields, fieldsOf, readMessage } from "./fields.ts";
import { LOGS_NAMES } from "./group-names.ts";

const LOG_RECORD: Fields<LogRecord> = fieldsOf<LogRecord>({
  timeUnixNano: (m, r) => {
    m.timeUnixNano = r.uint64();
  },
  observedTimeUnixNano: (m, r) => {
    m.observedTimeUnixNano = r.uint64();
  },
  severityNumber: (m, r) => {
    m.severityNumber = r.enumeration(SEVERITY_NUMBERS);
  },
  severityText: (m, r) => {
    m.severityText = r.string();
  },
  body: (m, r) => {
    m.body = readAnyValue(r, m.body);
  },
  attributes: (m, r) => readAttributes(r, m.attributes),
  droppedAttributesCount: (m, r) => {
    m.droppedAttributesCount = r.uint32();
  },
  flags: (m, r) => {
    m.flags = r.uint32();
  },
  traceId: (m, r) => {
    m.traceId = r.id(16);
  },
  spanId: (m, r) => {
    m.spanId = r.id(8);
  },
  eventName: (m, r) => {
    m.eventName = r.string();
  },
});

/** LogsData. */
export const LOGS_FIELDS: Fields<Payload<LogRecord>> = payloadFields<LogRecord, Payload<LogRecord>>(LOGS_NAMES, (r) =>
  readMessage(r, new LogRecord(), LOG_RECORD),
);
