import type { PlannedText } from "./plan.ts";

/**
 * Nanoseconds, of a server core of 2023, from the benchmarks in `bench/cases`: what finding, comparing and changing one
 * value costs. They order texts by what they cost and tell tens from thousands, no more.
 */
const BATCH = { text: 4, read: 12, write: 45, call: 40 };
const SCALAR = { text: 30, read: 60, write: 90, call: 150 };
/** A record that leaves the columns is decoded and encoded. */
const THAW = 1200;
/** A pattern over a text of some hundred bytes. */
const PATTERN = { text: 25, fixed: 40, literal: 40, start: 30, automaton: 250 };
/** Finding the groups of a match. */
const GROUPS = { none: 0, fixed: 10, "one pass": 60, bounded: 60 };
/** Texts that run for a resource or a scope are paid by its records together. */
const SHARE = 20;

type Costed = Pick<PlannedText, "tier" | "reads" | "writes" | "functions" | "patterns" | "runs">;

/** Roughly how many nanoseconds a text takes for a record that it applies to. */
export function estimateCost({ tier, reads, writes, functions, patterns, runs }: Costed): number {
  const price = tier === "batch" ? BATCH : SCALAR;
  let cost = price.text + reads.length * price.read + writes.length * price.write + functions.length * price.call;
  for (const { search, groups } of patterns) cost += PATTERN[search] + GROUPS[groups];
  if (runs !== "record") return Math.ceil(cost / SHARE);
  return tier === "mixed" ? cost + THAW : cost;
}
