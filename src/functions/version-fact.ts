import type { Stability } from "./define.ts";

/** When something came into the reference, and what upstream promises of it. */
export interface VersionFact {
  /** The oldest release of Collector contrib found to have it; a module with numbers of its own counts by its release. */
  readonly since: string;
  /** The module that had it then, below Collector contrib. */
  readonly module: string;
  /** The newest release before `since` that was looked at, which lacks it; absent where none older could be had. */
  readonly lacks?: string;
  /** Upstream's own registration names `since`. */
  readonly declared?: boolean;
  /** Absent where upstream says nothing. */
  readonly stability?: Stability;
  /** Of an argument: the oldest release found to take a call without it, where older ones wanted it. */
  readonly optionalSince?: string;
}

/** A feature gate of the reference. */
export interface GateFact extends Omit<VersionFact, "stability" | "optionalSince"> {
  readonly stage: "alpha" | "beta" | "stable" | "deprecated";
  /** The stages it went through before, and the oldest release found to have `stage`. */
  readonly earlier?: readonly GateFact["stage"][];
  readonly stageSince?: string;
  /** The oldest release found without it, where it is no more. */
  readonly gone?: string;
}

/**
 * `0.157.0` where the release is certain; `0.104.0 or earlier, after 0.102.0` where releases between could not be looked
 * at.
 */
export function describeSince({ since, lacks, declared }: Pick<VersionFact, "since" | "lacks" | "declared">): string {
  if (declared) return since;
  if (lacks === undefined) return `${since} or earlier`;
  return isNext(lacks, since) ? since : `${since} or earlier, after ${lacks}`;
}

/** Whether no minor version lies between two. */
function isNext(older: string, newer: string): boolean {
  const [oldMajor, oldMinor] = older.split(".").map(Number);
  const [newMajor, newMinor] = newer.split(".").map(Number);
  return oldMajor === newMajor && newMinor - oldMinor <= 1;
}
