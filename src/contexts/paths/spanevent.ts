import { fail } from "../../values/failure.ts";
import { mapPath, scalar } from "../definitions.ts";
import { settingInt, settingString } from "../expect.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toUint32 } from "../small-int.ts";
import { timePaths } from "../time-paths.ts";

/** Paths of `spanevent`. Source: contexts/internal/ctxspanevent/span_events.go, contexts/ottlspanevent. */
export const SPAN_EVENT_PATHS: readonly PathDefinition[] = [
  ...timePaths(
    "time",
    "When the event happened",
    (context) => context.spanEvent.timeUnixNano,
    (context, nanos) => {
      context.spanEvent.timeUnixNano = nanos;
    },
  ),
  scalar(
    "name",
    "string",
    "Name of the event.",
    (context) => context.spanEvent.name,
    settingString((context, value) => {
      context.spanEvent.name = value;
      return undefined;
    }),
  ),
  mapPath("attributes", "Attributes of the event.", {
    map: (context) => context.spanEvent.attributes,
    getEntry: (key) => (context) => readEntry(context.spanEvent.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.spanEvent.attributes, key, value),
  }),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the event.",
    (context) => smallInt(context.spanEvent.droppedAttributesCount),
    settingInt((context, value) => {
      context.spanEvent.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  scalar(
    "event_index",
    "int",
    "Position of the event in its span, from 0; read-only.",
    (context) =>
      context.eventIndex < 0
        ? fail("missing-key", "no 'event_index' property has been set")
        : smallInt(context.eventIndex),
    () => fail("unsupported", "the 'event_index' path cannot be modified"),
    { settable: false },
  ),
];
