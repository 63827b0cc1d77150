import { mapPath, scalar } from "../definitions.ts";
import { settingInt, settingString } from "../expect.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toUint32 } from "../small-int.ts";

/** Paths of `resource`. Source: contexts/internal/ctxresource/resource.go. */
export const RESOURCE_PATHS: readonly PathDefinition[] = [
  mapPath("attributes", "Attributes of the resource.", {
    map: (context) => context.resource.attributes,
    getEntry: (key) => (context) => readEntry(context.resource.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.resource.attributes, key, value),
  }),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the resource.",
    (context) => smallInt(context.resource.droppedAttributesCount),
    settingInt((context, value) => {
      context.resource.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  scalar(
    "schema_url",
    "string",
    "Schema URL of the group of telemetry that the resource heads.",
    (context) => context.resourceGroup.schemaUrl,
    settingString((context, value) => {
      context.resourceGroup.schemaUrl = value;
      return undefined;
    }),
  ),
];
