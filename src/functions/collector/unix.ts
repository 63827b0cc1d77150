import { floorDiv } from "../../util/floor-div.ts";
import { wrapInt64 } from "../../values/int64.ts";
import { Time } from "../../values/time.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { defineStrict } from "../strict.ts";

const BILLION = 1_000_000_000n;
/** Seconds from the year 1 to the Unix epoch. */
const YEAR_ONE = 62_135_596_800n;

export const unix = defineStrict({
  name: "Unix",
  params: {
    seconds: required("int", "Seconds since the Unix epoch."),
    nanoseconds: optional("int", "Nanoseconds to add; any number."),
  },
  returns: "time",
  effects: PURE,
  summary: "Makes a time, in the local zone, of seconds since the Unix epoch.",
  examples: [{ source: "Unix(1685103296, 789)", value: "2023-05-26T12:14:56.000000789Z" }],
  reference: "ottlfuncs/func_unix.go",
  bind:
    (_, { localZone }) =>
    (seconds: bigint, nanoseconds: bigint | undefined) => {
      const extra = nanoseconds ?? 0n;
      const carried = floorDiv(extra, BILLION);
      // Go counts from the year 1 inside, so that seconds near the end of int64 wrap around.
      const wrapped = wrapInt64(seconds + carried + YEAR_ONE) - YEAR_ONE;
      return new Time(wrapped * BILLION + extra - carried * BILLION, localZone);
    },
});
