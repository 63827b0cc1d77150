import { type Failure, fail } from "../../values/failure.ts";
import { UTC, type Zone } from "../../values/time.ts";
import type { FunctionEnvironment } from "../define.ts";

/** A zone by name as Go's time.LoadLocation: `""` and `UTC` are UTC, `Local` the environment's. */
export function loadLocation(name: string, env: FunctionEnvironment): Zone | Failure {
  if (name === "" || name === "UTC") return UTC;
  if (name === "Local") return env.localZone;
  return env.loadZone(name) ?? fail("invalid-argument", "failed to load location {0}: unknown time zone", name);
}
