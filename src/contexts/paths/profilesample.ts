import { Failure, fail } from "../../values/failure.ts";
import { Time } from "../../values/time.ts";
import { GoSlice, PdataObject } from "../../values/value.ts";
import { scalar } from "../definitions.ts";
import { settingInt, unexpected } from "../expect.ts";
import { indexListPath } from "../index-list-path.ts";
import { intList } from "../number-lists.ts";
import type { PathDefinition } from "../path-definition.ts";
import { smallInt, toInt32, toInt64, toUint64 } from "../small-int.ts";
import { profileAttributes } from "./profile-attributes.ts";

const TIMES = "[]time.Time";
const MAX_LINK_INDEX = 0x7fff_ffffn;

/** Paths of `profilesample`. Source: contexts/internal/ctxprofilesample/profilesample.go (pkg/ottl 0.161). */
export const PROFILE_SAMPLE_PATHS: readonly PathDefinition[] = [
  scalar(
    "values",
    "any",
    "Values of the sample.",
    (context) => new GoSlice("int64", context.profileSample.values.slice()),
    (context, value) => {
      const list = intList(value, "int64");
      if (list instanceof Failure) return list;
      context.profileSample.values = list;
      return undefined;
    },
    { goType: "[]int64" },
  ),
  indexListPath(
    "Indices of the sample's attributes in the dictionary.",
    (context) => context.profileSample.attributeIndices,
  ),
  scalar(
    "link_index",
    "int",
    "Index of the sample's link in the dictionary.",
    (context) => smallInt(context.profileSample.linkIndex),
    settingInt((context, value) => {
      if (value >= MAX_LINK_INDEX) return fail("out-of-bounds", "exceeded max value");
      context.profileSample.linkIndex = toInt32(value);
      return undefined;
    }),
  ),
  scalar(
    "timestamps_unix_nano",
    "any",
    "When the sample's events happened, in nanoseconds since the Unix epoch.",
    (context) => new GoSlice("int64", context.profileSample.timestampsUnixNano.map(toInt64)),
    (context, value) => {
      const list = intList(value, "uint64");
      if (list instanceof Failure) return list;
      context.profileSample.timestampsUnixNano = list;
      return undefined;
    },
    { goType: "[]int64" },
  ),
  scalar(
    "timestamps",
    "any",
    "When the sample's events happened.",
    (context) =>
      new PdataObject(
        TIMES,
        context.profileSample.timestampsUnixNano.map((nanos) => new Time(toInt64(nanos))),
      ),
    (context, value) => {
      if (value !== null && !(value instanceof PdataObject && value.type === TIMES)) return unexpected(TIMES, value);
      const times = value === null ? [] : (value.target as Time[]);
      context.profileSample.timestampsUnixNano = times.map((time) => toUint64(time.unixNanos));
      return undefined;
    },
    { goType: TIMES },
  ),
  profileAttributes("Attributes of the sample.", (context) => context.profileSample.attributeIndices),
];
