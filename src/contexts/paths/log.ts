import { asString } from "../../values/as-string.ts";
import { mapPath, scalar } from "../definitions.ts";
import { settingInt, settingString } from "../expect.ts";
import { idPaths } from "../id-paths.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt32, toUint32 } from "../small-int.ts";
import { timePaths } from "../time-paths.ts";
import { BODY_PATH } from "./log-body.ts";

/** Paths of `log`. Source: contexts/internal/ctxlog/log.go. */
export const LOG_PATHS: readonly PathDefinition[] = [
  ...timePaths(
    "time",
    "When the event happened",
    (context) => context.log.timeUnixNano,
    (context, nanos) => {
      context.log.timeUnixNano = nanos;
    },
  ),
  ...timePaths(
    "observed_time",
    "When the event was observed",
    (context) => context.log.observedTimeUnixNano,
    (context, nanos) => {
      context.log.observedTimeUnixNano = nanos;
    },
  ),
  scalar(
    "severity_number",
    "int",
    "Severity of the record, as its number.",
    (context) => smallInt(context.log.severityNumber),
    settingInt((context, value) => {
      context.log.severityNumber = toInt32(value);
      return undefined;
    }),
    { enumPrefix: "SEVERITY_NUMBER_" },
  ),
  scalar(
    "severity_text",
    "string",
    "Severity of the record in its source's words.",
    (context) => context.log.severityText,
    settingString((context, value) => {
      context.log.severityText = value;
      return undefined;
    }),
  ),
  BODY_PATH,
  scalar(
    "body.string",
    "string",
    "Body of the record as text; maps and slices become JSON, bytes base64.",
    (context) => {
      const { body } = context.log;
      return typeof body === "string" ? body : asString(body);
    },
    settingString((context, value) => {
      context.log.body = value;
      return undefined;
    }),
  ),
  mapPath("attributes", "Attributes of the record.", {
    map: (context) => context.log.attributes,
    getEntry: (key) => (context) => readEntry(context.log.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.log.attributes, key, value),
  }),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the record.",
    (context) => smallInt(context.log.droppedAttributesCount),
    settingInt((context, value) => {
      context.log.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  scalar(
    "flags",
    "int",
    "Flags of the record, 32 bits without sign.",
    (context) => smallInt(context.log.flags),
    settingInt((context, value) => {
      context.log.flags = toUint32(value);
      return undefined;
    }),
  ),
  ...idPaths(
    "trace_id",
    "pcommon.TraceID",
    "Id of the trace the record belongs to",
    (context) => context.log.traceId,
    (context, id) => {
      context.log.traceId = id;
      return undefined;
    },
  ),
  ...idPaths(
    "span_id",
    "pcommon.SpanID",
    "Id of the span the record belongs to",
    (context) => context.log.spanId,
    (context, id) => {
      context.log.spanId = id;
      return undefined;
    },
  ),
  scalar(
    "event_name",
    "string",
    "Name of the event that the record stands for.",
    (context) => context.log.eventName,
    settingString((context, value) => {
      context.log.eventName = value;
      return undefined;
    }),
  ),
];
