import { DEFAULT_GATES } from "../analysis/bind/gates.ts";
import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { loadZone, systemZone } from "../values/zone.ts";

/** What binding needs of the world when nothing is going to run: the clock stands still. */
export function staticEnvironment(gates: Iterable<string> = []): ProgramEnvironment {
  return {
    now: () => 0n,
    random: (bytes) => bytes.fill(0),
    localZone: systemZone(),
    loadZone,
    gates: new Set([...DEFAULT_GATES, ...gates]),
  };
}
