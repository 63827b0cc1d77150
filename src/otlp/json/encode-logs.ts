import type { LogRecord, Payload } from "../model.ts";
import { writeGroups } from "./encode-common.ts";
import { idField, int32Field, int64Field, stringField, writeAnyValue, writeAttributes } from "./encode-value.ts";
import { LOGS_NAMES } from "./group-names.ts";
import type { JsonWriter } from "./writer.ts";

/** LogRecord. */
export function writeLogRecord(writer: JsonWriter, log: LogRecord): void {
  writer.beginObject();
  int64Field(writer, "timeUnixNano", log.timeUnixNano);
  int64Field(writer, "observedTimeUnixNano", log.observedTimeUnixNano);
  int32Field(writer, "severityNumber", log.severityNumber);
  stringField(writer, "severityText", log.severityText);
  writer.field("body");
  writeAnyValue(writer, log.body);
  writeAttributes(writer, "attributes", log.attributes);
  int32Field(writer, "droppedAttributesCount", log.droppedAttributesCount);
  int32Field(writer, "flags", log.flags);
  idField(writer, "traceId", log.traceId);
  idField(writer, "spanId", log.spanId);
  stringField(writer, "eventName", log.eventName);
  writer.endObject();
}

/** LogsData. */
export function writeLogs(writer: JsonWriter, payload: Payload<LogRecord>): void {
  writer.beginObject();
  writeGroups(writer, LOGS_NAMES, payload, writeLogRecord);
  writer.endObject();
}
