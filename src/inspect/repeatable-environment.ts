import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";

/**
 * Makes clock and random source repeatable, so that running again comes out the same: the clock stands, and random
 * bytes follow from the seed (xorshift32).
 */
export function repeatableEnvironment(
  base: ProgramEnvironment,
  now: bigint,
  seed: number,
): { readonly environment: ProgramEnvironment; readonly restart: () => void } {
  let state = seed | 1;
  const random = (bytes: Uint8Array): void => {
    for (let i = 0; i < bytes.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[i] = state;
    }
  };
  return {
    environment: { ...base, now: () => now, random },
    restart: () => {
      state = seed | 1;
    },
  };
}
