import type { FilterProgram } from "../../analysis/program/bind-filter.ts";
import type { TransformProgram } from "../../analysis/program/bind-transform.ts";
import type { BoundGroup, ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { type Placement, placeStatements } from "../../compiler/batch/effects.ts";
import { type BatchGroup, lowerGroup } from "../../compiler/batch/lower-group.ts";
import { SlotTable } from "../../compiler/batch/slots.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { Meters } from "../metrics/meter.ts";
import type { ErrorLog } from "../outcome.ts";
import { type BatchCounters, type BatchEnd, BatchRunner, type BatchTimes } from "./batch-runner.ts";

/** A processor over payload bytes. */
export interface BatchProcessor {
  readonly counters: BatchCounters;
  /** Of the last run. */
  readonly times: BatchTimes;
  readonly groups: readonly BatchGroup[];
  readonly run: (bytes: Uint8Array, log: ErrorLog) => BatchEnd;
}

/** Why a processor has no batch form. */
export interface NoBatch {
  readonly reason: string;
}

const LEAVES: Readonly<Record<string, Leaf>> = { span: "span", log: "log", metric: "metric", datapoint: "datapoint" };

/** A column costs memory for each row; beyond so many, rows are the better form. */
const MOST_COLUMNS = 1024;

/** The one kind of record that all groups run on, or why there is none. */
function leafOf(groups: readonly BoundGroup[]): Leaf | NoBatch {
  const contexts = [...new Set(groups.map(({ context }) => context))];
  if (contexts.length === 0) return { reason: "nothing to run" };
  if (contexts.length > 1) return { reason: `groups run in several contexts: ${contexts.join(", ")}` };
  return LEAVES[contexts[0]] ?? { reason: `the ${contexts[0]} context runs in the scalar tier` };
}

function lower(
  groups: readonly BoundGroup[],
  environment: ProgramEnvironment,
): { readonly leaf: Leaf; readonly slots: SlotTable; readonly groups: readonly BatchGroup[] } | NoBatch {
  const leaf = leafOf(groups);
  if (typeof leaf !== "string") return leaf;
  const placements: (readonly Placement[])[] = [];
  for (const group of groups) {
    const placed = placeStatements(group, leaf);
    if (typeof placed === "string") return { reason: placed };
    placements.push(placed);
  }
  const slots = new SlotTable(leaf);
  const lowered = groups.map((group, i) => lowerGroup(group, placements[i], slots, { ...environment, context: leaf }));
  const { keys, fields } = slots.plan();
  if (keys.length + fields.length + slots.cache.length > MOST_COLUMNS) {
    return { reason: `it reads more than ${MOST_COLUMNS} attributes, fields and cache keys` };
  }
  return { leaf, slots, groups: lowered };
}

/** Compiles a transform's groups for one signal to the batch tier. */
export function compileBatchTransform(
  program: TransformProgram,
  signal: Signal,
  environment: ProgramEnvironment,
  meters?: Meters,
): BatchProcessor | NoBatch {
  if (signal === "logs" && program.flattenLogs) return { reason: "logs are flattened" };
  const lowered = lower(program.groups[signal], environment);
  if ("reason" in lowered) return lowered;
  const runner = new BatchRunner(lowered.leaf, lowered.slots, environment.batchBytes, meters);
  return {
    counters: runner.counters,
    times: runner.times,
    groups: lowered.groups,
    run: (bytes, log) => runner.transform(bytes, lowered.groups, log),
  };
}

/** Compiles a filter's conditions for one signal to the batch tier: one pass, on one kind of record. */
export function compileBatchFilter(
  program: FilterProgram,
  signal: Signal,
  environment: ProgramEnvironment,
  meters?: Meters,
): BatchProcessor | NoBatch {
  const { passes } = program.signals[signal];
  if (passes.length !== 1) return { reason: `${passes.length} passes` };
  const lowered = lower(Object.values(passes[0]), environment);
  if ("reason" in lowered) return lowered;
  const [group] = lowered.groups;
  const runner = new BatchRunner(lowered.leaf, lowered.slots, environment.batchBytes, meters);
  return {
    counters: runner.counters,
    times: runner.times,
    groups: lowered.groups,
    run: (bytes, log) => runner.filter(bytes, group, log),
  };
}
