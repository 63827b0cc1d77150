/** Go's zero time, the first of January of the year 1 in UTC, in nanoseconds since the Unix epoch. */
export const ZERO_TIME = -62_135_596_800_000_000_000n;
