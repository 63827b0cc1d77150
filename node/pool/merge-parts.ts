import type { FailedText } from "../../src/runtime/run-summary.ts";
import type { StageResult } from "../../src/runtime/v1/pipeline/run-stage.ts";
import { MAX_ERRORS } from "../../src/runtime/v1/record-runner.ts";
import type { PoolResult } from "./pool.ts";

/**
 * Joins what became of a payload's parts. Undefined where the parts do not tell what the whole would have come to: one
 * was refused, or the batch tier left some and not others, so that they are not written alike.
 */
export function mergeParts(parts: readonly PoolResult[]): PoolResult | undefined {
  const [first] = parts;
  const tiers = first.tiers.join();
  if (parts.some((part) => part.output === undefined || part.tiers.join() !== tiers)) return undefined;
  // A part may be too small for the tier that the whole would have run in.
  if (parts.some(({ stage }) => stage?.isSmall)) return undefined;
  const failed = new Map<string, FailedText>();
  for (const text of parts.flatMap((part) => part.failed)) {
    const known = failed.get(text.key);
    failed.set(text.key, known ? { ...known, count: known.count + text.count } : text);
  }
  const sum = (pick: (part: PoolResult) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const output = joinBytes(parts.map((part) => part.output as Uint8Array));
  const stages = parts.map(({ stage }) => stage).filter((stage) => stage !== undefined);
  return {
    ...first,
    output,
    ...(first.stage ? { stage: mergeStages(stages, output) } : {}),
    before: sum((part) => part.before),
    after: sum((part) => part.after),
    passedCount: sum((part) => part.passedCount),
    failed: [...failed.values()],
    warnings: parts.flatMap((part) => part.warnings),
  };
}

function mergeStages(parts: readonly StageResult[], output: Uint8Array): StageResult {
  const sum = (pick: (part: StageResult) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const names = new Set(parts.flatMap(({ routes }) => routes.map(([name]) => name)));
  const routed = (name: string): Uint8Array[] =>
    parts.flatMap(({ routes }) => routes.filter(([each]) => each === name).map(([, payload]) => payload));
  return {
    ...parts[0],
    output,
    routes: [...names].map((name) => [name, joinBytes(routed(name))] as const),
    errors: parts.flatMap(({ errors }) => errors).slice(0, MAX_ERRORS),
    errorCount: sum(({ errorCount }) => errorCount),
    counts: {
      records: sum(({ counts }) => counts.records),
      kept: sum(({ counts }) => counts.kept),
      dropped: sum(({ counts }) => counts.dropped),
      routed: sum(({ counts }) => counts.routed),
    },
  };
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
