import { mapPath, scalar } from "../definitions.ts";
import { settingInt } from "../expect.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toUint32 } from "../small-int.ts";
import { timePaths } from "../time-paths.ts";
import { HISTOGRAM_PATHS } from "./datapoint-histogram.ts";
import { NUMBER_PATHS } from "./datapoint-number.ts";

/**
 * Paths of `datapoint`. What one data point class lacks reads as nil and refuses to be set.
 * Source: contexts/internal/ctxdatapoint/datapoint.go.
 */
export const DATA_POINT_PATHS: readonly PathDefinition[] = [
  mapPath("attributes", "Attributes of the data point.", {
    map: (context) => context.dataPoint.attributes,
    getEntry: (key) => (context) => readEntry(context.dataPoint.attributes.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.dataPoint.attributes, key, value),
  }),
  ...timePaths(
    "start_time",
    "When the measured interval started",
    (context) => context.dataPoint.startTimeUnixNano,
    (context, nanos) => {
      context.dataPoint.startTimeUnixNano = nanos;
    },
  ),
  ...timePaths(
    "time",
    "When the measured interval ended",
    (context) => context.dataPoint.timeUnixNano,
    (context, nanos) => {
      context.dataPoint.timeUnixNano = nanos;
    },
  ),
  scalar(
    "flags",
    "int",
    "Flags of the data point, 32 bits without sign.",
    (context) => smallInt(context.dataPoint.flags),
    settingInt((context, value) => {
      context.dataPoint.flags = toUint32(value);
      return undefined;
    }),
    { enumPrefix: "FLAG_" },
  ),
  ...NUMBER_PATHS,
  ...HISTOGRAM_PATHS,
];
