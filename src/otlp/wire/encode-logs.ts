import type { LogRecord } from "../model.ts";
import { type GroupWriters, groupWriters } from "./encode-common.ts";
import { writeAnyValue, writeAttributes, writeId } from "./encode-value.ts";
import type { WireWriter } from "./writer.ts";

/** LogRecord. */
export function writeLogRecord(w: WireWriter, m: LogRecord): void {
  w.raw(m.unknown);
  w.stringField(0x62, m.eventName);
  writeId(w, 0x52, m.spanId);
  writeId(w, 0x4a, m.traceId);
  w.fixed32Field(0x45, m.flags);
  w.uint32Field(0x38, m.droppedAttributesCount);
  writeAttributes(w, 0x32, m.attributes);
  writeAnyValue(w, 0x2a, m.body);
  w.stringField(0x1a, m.severityText);
  w.int32Field(0x10, m.severityNumber);
  w.fixed64Field(0x59, m.observedTimeUnixNano);
  w.fixed64Field(0x09, m.timeUnixNano);
}

/** ResourceLogs, ScopeLogs and LogsData. */
export const LOGS: GroupWriters<LogRecord> = groupWriters(writeLogRecord);
