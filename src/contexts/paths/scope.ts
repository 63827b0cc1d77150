import { mapPath, scalar } from "../definitions.ts";
import { settingInt, settingString } from "../expect.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toUint32 } from "../small-int.ts";

/** Paths of `scope`, also known as `instrumentation_scope`. Source: contexts/internal/ctxscope/scope.go. */
export const SCOPE_PATHS: readonly PathDefinition[] = [
  scalar(
    "name",
    "string",
    "Name of the instrumentation scope.",
    (context) => context.scope.name,
    settingString((context, value) => {
      context.scope.name = value;
      return undefined;
    }),
  ),
  scalar(
    "version",
    "string",
    "Version of the instrumentation scope.",
    (context) => context.scope.version,
    settingString((context, value) => {
      context.scope.version = value;
      return undefined;
    }),
  ),
  mapPath("attributes", "Attributes of the instrumentation scope.", {
    map: (context) => context.scope.attributes,
    getEntry: (key) => (context) => readEntry(context.scope.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.scope.attributes, key, value),
  }),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the scope.",
    (context) => smallInt(context.scope.droppedAttributesCount),
    settingInt((context, value) => {
      context.scope.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  scalar(
    "schema_url",
    "string",
    "Schema URL of the group of telemetry that the scope heads.",
    (context) => context.scopeGroup.schemaUrl,
    settingString((context, value) => {
      context.scopeGroup.schemaUrl = value;
      return undefined;
    }),
  ),
];
