import { DEFAULT_GATES } from "../analysis/bind/gates.ts";
import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { loadZone, systemZone } from "../values/zone.ts";

/** What Node, browsers and edge workers all have; the engine's types know neither. */
const host = globalThis as unknown as {
  readonly crypto: { getRandomValues(bytes: Uint8Array): void };
  readonly performance?: { readonly timeOrigin: number; now(): number };
};

/** `getRandomValues` fills no more than this at once. */
const RANDOM_LIMIT = 65_536;

/**
 * The world as it is: system clock, random source and time zone. Any part can be replaced, which tests do.
 * @param gates feature gates that are on besides those that are by default.
 */
export function standardEnvironment(gates: Iterable<string> = []): ProgramEnvironment {
  return {
    now,
    random(bytes) {
      for (let at = 0; at < bytes.length; at += RANDOM_LIMIT) {
        host.crypto.getRandomValues(bytes.subarray(at, at + RANDOM_LIMIT));
      }
    },
    localZone: systemZone(),
    loadZone,
    gates: new Set([...DEFAULT_GATES, ...gates]),
  };
}

/** Microseconds of the monotonic clock on top of the wall clock's milliseconds, where there is one. */
function now(): bigint {
  const { performance } = host;
  if (!performance) return BigInt(Date.now()) * 1_000_000n;
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
}
