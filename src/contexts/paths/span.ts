import { fail } from "../../values/failure.ts";
import { mapPath, scalar } from "../definitions.ts";
import { settingInt, settingString } from "../expect.ts";
import { idPaths } from "../id-paths.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import { objectListPath, objectPath } from "../object-paths.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt32, toUint32 } from "../small-int.ts";
import { timePaths } from "../time-paths.ts";
import { TRACE_STATE_PATH } from "./trace-state.ts";

const KIND_NAMES: readonly string[] = ["Unspecified", "Internal", "Server", "Client", "Producer", "Consumer"];
const KIND_SYMBOLS: readonly string[] = KIND_NAMES.map((name) => `SPAN_KIND_${name.toUpperCase()}`);

/** A textual view of the span kind; numbers without a name read as "". */
function kindText(path: string, doc: string, names: readonly string[], refusal: string): PathDefinition {
  return scalar(
    path,
    "string",
    doc,
    (context) => names[context.span.kind] ?? "",
    settingString((context, value) => {
      const kind = names.indexOf(value);
      if (kind < 0) return fail("invalid-argument", refusal, value);
      context.span.kind = kind;
      return undefined;
    }),
  );
}

/** Paths of `span`. Source: contexts/internal/ctxspan/span.go. */
export const SPAN_PATHS: readonly PathDefinition[] = [
  mapPath("attributes", "Attributes of the span.", {
    map: (context) => context.span.attributes,
    getEntry: (key) => (context) => readEntry(context.span.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.span.attributes, key, value),
  }),
  ...idPaths(
    "trace_id",
    "pcommon.TraceID",
    "Id of the trace",
    (context) => context.span.traceId,
    (context, id) => {
      context.span.traceId = id;
      return undefined;
    },
  ),
  ...idPaths(
    "span_id",
    "pcommon.SpanID",
    "Id of the span",
    (context) => context.span.spanId,
    (context, id) => {
      context.span.spanId = id;
      return undefined;
    },
  ),
  ...idPaths(
    "parent_span_id",
    "pcommon.SpanID",
    "Id of the parent span",
    (context) => context.span.parentSpanId,
    (context, id) => {
      context.span.parentSpanId = id;
      return undefined;
    },
  ),
  TRACE_STATE_PATH,
  scalar(
    "name",
    "string",
    "Name of the span.",
    (context) => context.span.name,
    settingString((context, value) => {
      context.span.name = value;
      return undefined;
    }),
  ),
  scalar(
    "kind",
    "int",
    "Kind of the span, as its number.",
    (context) => smallInt(context.span.kind),
    settingInt((context, value) => {
      context.span.kind = toInt32(value);
      return undefined;
    }),
    { enumPrefix: "SPAN_KIND_" },
  ),
  kindText(
    "kind.string",
    "Kind of the span: `Server`, `Client` and so on.",
    KIND_NAMES,
    "unknown span kind string, {0}",
  ),
  kindText(
    "kind.deprecated_string",
    "Kind of the span in its old spelling: `SPAN_KIND_SERVER` and so on.",
    KIND_SYMBOLS,
    "unknown span kind deprecated string, {0}",
  ),
  ...timePaths(
    "start_time",
    "When the span started",
    (context) => context.span.startTimeUnixNano,
    (context, nanos) => {
      context.span.startTimeUnixNano = nanos;
    },
  ),
  ...timePaths(
    "end_time",
    "When the span ended",
    (context) => context.span.endTimeUnixNano,
    (context, nanos) => {
      context.span.endTimeUnixNano = nanos;
    },
  ),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the span.",
    (context) => smallInt(context.span.droppedAttributesCount),
    settingInt((context, value) => {
      context.span.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  objectListPath("events", "ptrace.SpanEventSlice", "Events of the span.", (context) => context.span.events),
  scalar(
    "dropped_events_count",
    "int",
    "Number of events that were dropped from the span.",
    (context) => smallInt(context.span.droppedEventsCount),
    settingInt((context, value) => {
      context.span.droppedEventsCount = toUint32(value);
      return undefined;
    }),
  ),
  objectListPath("links", "ptrace.SpanLinkSlice", "Links of the span.", (context) => context.span.links),
  scalar(
    "dropped_links_count",
    "int",
    "Number of links that were dropped from the span.",
    (context) => smallInt(context.span.droppedLinksCount),
    settingInt((context, value) => {
      context.span.droppedLinksCount = toUint32(value);
      return undefined;
    }),
  ),
  objectPath("status", "ptrace.Status", "Status of the span, whole.", (context) => context.span.status),
  scalar(
    "status.code",
    "int",
    "Status code of the span, as its number.",
    (context) => smallInt(context.span.status.code),
    settingInt((context, value) => {
      context.span.status.code = toInt32(value);
      return undefined;
    }),
    { enumPrefix: "STATUS_CODE_" },
  ),
  scalar(
    "status.message",
    "string",
    "Status message of the span.",
    (context) => context.span.status.message,
    settingString((context, value) => {
      context.span.status.message = value;
      return undefined;
    }),
  ),
  scalar(
    "flags",
    "int",
    "Flags of the span, 32 bits without sign.",
    (context) => smallInt(context.span.flags),
    settingInt((context, value) => {
      if (value < 0n || value > 0xffff_ffffn) {
        return fail("out-of-bounds", "value {0} is out of range for uint32", value);
      }
      context.span.flags = Number(value);
      return undefined;
    }),
  ),
];
