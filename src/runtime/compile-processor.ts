import { bindFilter } from "../analysis/program/bind-filter.ts";
import { bindTransform } from "../analysis/program/bind-transform.ts";
import type { BoundGroup, ProgramEnvironment } from "../analysis/program/bound-program.ts";
import type { TextMemo } from "../analysis/program/text-memo.ts";
import type { ConfigNode } from "../config/config-node.ts";
import { readFilterConfig } from "../config/filter-config.ts";
import type { ConfigFinding } from "../config/finding.ts";
import { readTransformConfig } from "../config/transform-config.ts";
import type { Signal } from "../otlp/signal.ts";
import { type BatchProcessor, compileBatchFilter, compileBatchTransform, type NoBatch } from "./batch/compile-batch.ts";
import type { Meters } from "./metrics/meter.ts";
import type { RunObserver } from "./observer.ts";
import type { Processor } from "./processor.ts";
import { compileFilter } from "./processors/filter.ts";
import { compileTransform } from "./processors/transform.ts";

/** The processors this engine runs, by the type in their name (`transform`, `transform/mask`). */
export const PROCESSOR_TYPES = ["transform", "filter"] as const;

export type ProcessorType = (typeof PROCESSOR_TYPES)[number];

/** A configuration ready to be compiled for any of its signals; nothing to compile where an error was found. */
export type ProcessorProgram = {
  readonly findings: readonly ConfigFinding[];
} & (
  | {
      readonly compile: undefined;
      readonly compileBatch: undefined;
      readonly groupsOf: undefined;
      readonly canSplit: undefined;
    }
  | {
      readonly compile: (signal: Signal, observer?: RunObserver, meters?: Meters) => Processor;
      /** Compiles to the batch tier, where the program allows it. */
      readonly compileBatch: (signal: Signal, meters?: Meters) => BatchProcessor | NoBatch;
      /** The groups that run on a signal, in order. */
      readonly groupsOf: (signal: Signal) => readonly BoundGroup[];
      /** Whether the resources of a payload can be processed apart from each other. */
      readonly canSplit: (signal: Signal) => boolean;
    }
);

/**
 * Reads, checks and binds a processor's configuration. All errors are found, not just the first.
 * @param memo of the same environment: texts that it knows are not parsed and bound again.
 */
export function loadProcessor(
  type: ProcessorType,
  node: ConfigNode,
  environment: ProgramEnvironment,
  memo?: TextMemo,
): ProcessorProgram {
  if (type === "transform") {
    const { config, findings } = readTransformConfig(node, memo?.lists);
    const { program, findings: more } = bindTransform(config, environment, memo);
    return result(
      [...findings, ...more],
      (signal, observer, meters) =>
        compileTransform(program, signal, observer, memo && { lists: memo.lists, place: node.path }, meters),
      (signal, meters) => compileBatchTransform(program, signal, environment, meters),
      (signal) => program.groups[signal],
      program.flattenLogs,
    );
  }
  const { config, findings } = readFilterConfig(node, memo?.lists);
  const { program, findings: more } = bindFilter(config, environment, memo);
  return result(
    [...findings, ...more],
    (signal, observer, meters) => compileFilter(program, signal, observer, meters),
    (signal, meters) => compileBatchFilter(program, signal, environment, meters),
    (signal) => program.signals[signal].passes.flatMap((pass) => Object.values(pass)),
    false,
  );
}

function result(
  findings: readonly ConfigFinding[],
  compile: (signal: Signal, observer?: RunObserver, meters?: Meters) => Processor,
  compileBatch: (signal: Signal, meters?: Meters) => BatchProcessor | NoBatch,
  groupsOf: (signal: Signal) => readonly BoundGroup[],
  flattensLogs: boolean,
): ProcessorProgram {
  if (findings.some(({ severity }) => severity === "error")) {
    return { compile: undefined, compileBatch: undefined, groupsOf: undefined, canSplit: undefined, findings };
  }
  const canSplit = (signal: Signal): boolean => {
    // Profiles share a dictionary; flattened logs are joined again across resources.
    if (signal === "profiles" || (signal === "logs" && flattensLogs)) return false;
    return groupsOf(signal).every(keepsResourcesApart);
  };
  return { compile, compileBatch, groupsOf, canSplit, findings };
}

/** Under `propagate` one record's error refuses all the others; a shared cache is seen by all of them. */
function keepsResourcesApart({ sharedCache, errorMode }: BoundGroup): boolean {
  return !sharedCache && errorMode !== "propagate";
}
