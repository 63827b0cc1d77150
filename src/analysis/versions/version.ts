import type { VersionFact } from "../../functions/version-fact.ts";

/**
 * A release, as the minor number of the Collector's: 143 is Collector 0.143 and, until pkg/ottl went its own way,
 * pkg/ottl 0.143 too.
 */
export type Release = number;

/** Releases of pkg/ottl with a number of their own. Source: go.mod of the transform processor 0.164.0 and 0.165.0. */
const OTTL_RELEASES: Readonly<Record<string, Release>> = { "1.2": 164, "1.4": 165 };

/** Reads `0.143`, `v0.143.0` or pkg/ottl's `1.4`; undefined where it is no version that is known. */
export function versionOf(text: string): Release | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.\d+)?$/.exec(text.trim());
  if (!match) return undefined;
  if (match[1] === "0") return Number(match[2]);
  return OTTL_RELEASES[`${match[1]}.${match[2]}`];
}

/** Whether a release is known to lack what came later. */
export function lacks(release: Release, fact: Pick<VersionFact, "lacks" | "since">): boolean {
  const [older, newer] = [versionOf(fact.lacks ?? ""), versionOf(fact.since)];
  return older !== undefined && newer !== undefined && release <= older && release < newer;
}
