import { LogRecord } from "../model.ts";
import { type GroupReaders, groupReaders } from "./decode-common.ts";
import { readAnyValue, readKeyValue } from "./decode-value.ts";
import type { WireReader } from "./reader.ts";

/** LogRecord. */
export function readLogRecord(r: WireReader, m: LogRecord): void {
  while (r.pos < r.end) {
    const tag = r.tag();
    switch (tag) {
      case 0x09:
        m.timeUnixNano = r.fixed64();
        break;
      case 0x10:
        m.severityNumber = r.int32();
        break;
      case 0x1a:
        m.severityText = r.string();
        break;
      case 0x2a: {
        const outer = r.enter();
        m.body = readAnyValue(r, m.body);
        r.end = outer;
        break;
      }
      case 0x32:
        readKeyValue(r, m.attributes);
        break;
      case 0x38:
        m.droppedAttributesCount = r.uint32();
        break;
      case 0x45:
        m.flags = r.fixed32();
        break;
      case 0x4a:
        m.traceId = r.id(16);
        break;
      case 0x52:
        m.spanId = r.id(8);
        break;
      case 0x59:
        m.observedTimeUnixNano = r.fixed64();
        break;
      case 0x62:
        m.eventName = r.string();
        break;
      default:
        r.other(tag, 0b1_1111_1110_1110, m);
    }
  }
}

/** ResourceLogs, ScopeLogs and LogsData, which has the shape of ExportLogsServiceRequest. */
export const LOGS: GroupReaders<LogRecord> = groupReaders(readLogRecord, () => new LogRecord());
