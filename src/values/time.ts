/** What a zone says about an instant. */
export interface ZoneOffset {
  /** Seconds east of UTC. */
  readonly seconds: number;
  /** Abbreviation, for instance `CET`. */
  readonly abbreviation: string;
}

/** A time zone: Go's time.Location. */
export interface Zone {
  readonly name: string;
  /** The offset in force at an instant (nanoseconds since the Unix epoch). */
  offsetAt(unixNanos: bigint): ZoneOffset;
  /**
   * The offset (seconds east of UTC) that an abbreviation means in this zone, preferably the one in force at the wall
   * clock given as nanoseconds as if it were UTC; undefined where the zone never used it. Absent: no abbreviations.
   */
  offsetOfName?(abbreviation: string, wallNanos: bigint): number | undefined;
}

const UTC_OFFSET: ZoneOffset = { seconds: 0, abbreviation: "UTC" };

export const UTC: Zone = { name: "UTC", offsetAt: () => UTC_OFFSET };

/** The zone as the machine's own, Go's time.Local: a place of its own, whatever zone the machine has. */
export function asLocal(zone: Zone): Zone {
  return {
    name: "Local",
    offsetAt: (unixNanos) => zone.offsetAt(unixNanos),
    offsetOfName: (abbreviation, wallNanos) => zone.offsetOfName?.(abbreviation, wallNanos),
  };
}

/** A zone with one offset for all time: Go's time.FixedZone. */
export function fixedZone(name: string, seconds: number): Zone {
  const offset: ZoneOffset = { seconds, abbreviation: name };
  return {
    name,
    offsetAt: () => offset,
    offsetOfName: (abbreviation) => (abbreviation === name ? seconds : undefined),
  };
}

/** Go's time.Time: an instant with the zone in which its fields are read. */
export class Time {
  /** Nanoseconds since the Unix epoch; not limited to 64 bits (Go's range is years 1 to 9999 and beyond). */
  readonly unixNanos: bigint;
  readonly zone: Zone;

  constructor(unixNanos: bigint, zone: Zone = UTC) {
    this.unixNanos = unixNanos;
    this.zone = zone;
  }
}
