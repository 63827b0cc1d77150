import { FOLD_RUNS } from "./fold-data.ts";

let orbits: Map<number, readonly number[]> | undefined;
let foldable: Int32Array | undefined;

/** The code points equal to `rune` by Unicode simple case folding, itself included; empty when there is no other. */
export function foldOrbit(rune: number): readonly number[] {
  orbits ??= readOrbits();
  return orbits.get(rune) ?? [];
}

/** Every code point that has another case, ascending. */
export function foldableRunes(): Int32Array {
  orbits ??= readOrbits();
  foldable ??= Int32Array.from(orbits.keys()).sort();
  return foldable;
}

/** The least code point equal to `rune` but for case. */
export function minFold(rune: number): number {
  return foldOrbit(rune)[0] ?? rune;
}

function readOrbits(): Map<number, readonly number[]> {
  const out = new Map<number, readonly number[]>();
  const put = (orbit: readonly number[]): void => {
    for (const rune of orbit) out.set(rune, orbit);
  };
  const numbers = (text: string): number[] => text.split(",").map((digits) => Number.parseInt(digits, 36));
  const [runs, longer] = FOLD_RUNS.split("|") as [string, string];
  for (const run of runs.split(" ")) {
    const [first, count, stride, distance] = numbers(run) as [number, number, number, number];
    for (let i = 0; i < count; i++) put([first + i * stride, first + i * stride + distance]);
  }
  for (const orbit of longer.split(" ")) put(numbers(orbit));
  return out;
}
