import { mapPath, scalar } from "../definitions.ts";
import { settingFloat, settingInt } from "../expect.ts";
import { idPaths } from "../id-paths.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { timePaths } from "../time-paths.ts";

/** Paths of `exemplar`. Source: contexts/internal/ctxexemplar/exemplar.go. */
export const EXEMPLAR_PATHS: readonly PathDefinition[] = [
  ...timePaths(
    "time",
    "When the measurement was taken",
    (context) => context.exemplar.timeUnixNano,
    (context, nanos) => {
      context.exemplar.timeUnixNano = nanos;
    },
  ),
  scalar(
    "double_value",
    "float",
    "Value of the exemplar, 0 where it holds an int; setting makes it a float.",
    (context) => {
      const { value } = context.exemplar;
      return typeof value === "number" ? value : 0;
    },
    settingFloat((context, value) => {
      context.exemplar.value = value;
      return undefined;
    }),
  ),
  scalar(
    "int_value",
    "int",
    "Value of the exemplar, 0 where it holds a float; setting makes it an int.",
    (context) => {
      const { value } = context.exemplar;
      return typeof value === "bigint" ? value : 0n;
    },
    settingInt((context, value) => {
      context.exemplar.value = value;
      return undefined;
    }),
  ),
  ...idPaths(
    "trace_id",
    "pcommon.TraceID",
    "Id of the trace in which the measurement was taken",
    (context) => context.exemplar.traceId,
    (context, id) => {
      context.exemplar.traceId = id;
      return undefined;
    },
  ),
  ...idPaths(
    "span_id",
    "pcommon.SpanID",
    "Id of the span in which the measurement was taken",
    (context) => context.exemplar.spanId,
    (context, id) => {
      context.exemplar.spanId = id;
      return undefined;
    },
  ),
  mapPath("filtered_attributes", "Attributes of the measurement that its data point lacks.", {
    map: (context) => context.exemplar.filteredAttributes,
    getEntry: (key) => (context) => readEntry(context.exemplar.filteredAttributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.exemplar.filteredAttributes, key, value),
  }),
];
