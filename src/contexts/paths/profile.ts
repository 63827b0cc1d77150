import { fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { scalar } from "../definitions.ts";
import { settingBytes, settingInt, settingString } from "../expect.ts";
import { idPaths } from "../id-paths.ts";
import { indexListPath } from "../index-list-path.ts";
import { objectListPath } from "../object-paths.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt64, toUint32 } from "../small-int.ts";
import { timePaths } from "../time-paths.ts";
import { profileAttributes } from "./profile-attributes.ts";
import { valueTypePaths } from "./profile-value-type.ts";

/** Both duration paths are ints in the reference. */
function durationPath(path: string): PathDefinition {
  return scalar(
    path,
    "int",
    "How long the profile was taken, in nanoseconds.",
    (context) => toInt64(context.profile.durationNano),
    settingInt((context, value) => {
      if (value < 0n) return fail("invalid-argument", "duration_unix_nano must be non-negative");
      context.profile.durationNano = value;
      return undefined;
    }),
  );
}

/** Paths of `profile`. Source: contexts/internal/ctxprofile/profile.go (pkg/ottl 0.161). */
export const PROFILE_PATHS: readonly PathDefinition[] = [
  ...valueTypePaths("sample_type", "Type of the profile's samples", (context) => context.profile.sampleType),
  objectListPath("sample", "pprofile.SampleSlice", "Samples of the profile.", (context) => context.profile.samples),
  ...timePaths(
    "time",
    "When the profile was taken",
    (context) => context.profile.timeUnixNano,
    (context, nanos) => {
      context.profile.timeUnixNano = nanos;
    },
  ),
  durationPath("duration_unix_nano"),
  durationPath("duration"),
  ...valueTypePaths("period_type", "Type of the profile's period", (context) => context.profile.periodType),
  scalar(
    "period",
    "int",
    "Number of events between two samples.",
    (context) => context.profile.period,
    settingInt((context, value) => {
      context.profile.period = value;
      return undefined;
    }),
  ),
  ...idPaths(
    "profile_id",
    "pprofile.ProfileID",
    "Id of the profile",
    (context) => context.profile.profileId,
    (context, id) => {
      if (id.length === 0) return fail("invalid-argument", "profile ids must not be empty");
      context.profile.profileId = id;
      return undefined;
    },
  ),
  indexListPath(
    "Indices of the profile's attributes in the dictionary.",
    (context) => context.profile.attributeIndices,
  ),
  scalar(
    "dropped_attributes_count",
    "int",
    "Number of attributes that were dropped from the profile.",
    (context) => smallInt(context.profile.droppedAttributesCount),
    settingInt((context, value) => {
      context.profile.droppedAttributesCount = toUint32(value);
      return undefined;
    }),
  ),
  scalar(
    "original_payload_format",
    "string",
    "Format of the original payload.",
    (context) => context.profile.originalPayloadFormat,
    settingString((context, value) => {
      context.profile.originalPayloadFormat = value;
      return undefined;
    }),
  ),
  scalar(
    "original_payload",
    "bytes",
    "The payload as the profiler gave it.",
    (context) => readPValue(context.profile.originalPayload),
    settingBytes((context, value) => {
      context.profile.originalPayload = value;
      return undefined;
    }),
  ),
  profileAttributes("Attributes of the profile.", (context) => context.profile.attributeIndices),
];
