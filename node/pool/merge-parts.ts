import type { FailedText } from "../../src/runtime/run-summary.ts";
import type { PoolResult } from "./pool.ts";

/**
 * Joins what became of a payload's parts. Undefined where the parts do not tell what the whole would have come to: one
 * was refused, or the batch tier left some and not others, so that they are not written alike.
 */
export function mergeParts(parts: readonly PoolResult[]): PoolResult | undefined {
  const [first] = parts;
  const tiers = first.tiers.join();
  if (parts.some((part) => part.output === undefined || part.tiers.join() !== tiers)) return undefined;
  const failed = new Map<string, FailedText>();
  for (const text of parts.flatMap((part) => part.failed)) {
    const known = failed.get(text.key);
    failed.set(text.key, known ? { ...known, count: known.count + text.count } : text);
  }
  const sum = (pick: (part: PoolResult) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const output = new Uint8Array(sum((part) => part.output?.length ?? 0));
  let at = 0;
  for (const part of parts) {
    output.set(part.output as Uint8Array, at);
    at += (part.output as Uint8Array).length;
  }
  return {
    ...first,
    output,
    before: sum((part) => part.before),
    after: sum((part) => part.after),
    passedCount: sum((part) => part.passedCount),
    failed: [...failed.values()],
    warnings: parts.flatMap((part) => part.warnings),
  };
}
