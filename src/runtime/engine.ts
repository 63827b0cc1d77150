import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import type { TextMemo } from "../analysis/program/text-memo.ts";
import {
  type CollectorConfig,
  type ProcessorEntry,
  readCollectorConfig,
  selectProcessors,
} from "../config/collector-config.ts";
import type { ConfigNode } from "../config/config-node.ts";
import { type ConfigFinding, nodeError } from "../config/finding.ts";
import { parseYaml, type YamlOptions } from "../config/yaml.ts";
import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import type { Payload } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import { nanoseconds } from "../util/nanoseconds.ts";
import type { BatchProcessor, NoBatch } from "./batch/compile-batch.ts";
import { loadProcessor, PROCESSOR_TYPES, type ProcessorProgram, type ProcessorType } from "./compile-processor.ts";
import type { MetricsCollector } from "./metrics/collect-metrics.ts";
import type { ProgramMetrics } from "./metrics/program-metrics.ts";
import type { RunObserver } from "./observer.ts";
import type { ErrorLog, RunError } from "./outcome.ts";
import type { Processor } from "./processor.ts";
import { standardEnvironment } from "./standard-environment.ts";

export interface EngineOptions extends YamlOptions {
  /** The pipeline, where the signal has several. */
  readonly pipeline?: string;
  /** Processors that this engine does not know are errors, not warnings. */
  readonly strict?: boolean;
  readonly environment?: ProgramEnvironment;
  /** Follows the run; without one nothing is compiled for it. */
  readonly observer?: RunObserver;
  /** Counts what each statement and condition comes to. */
  readonly metrics?: MetricsCollector;
  /** Of the same environment: texts that it knows are not parsed and bound again. */
  readonly memo?: TextMemo;
}

/** The processors of one signal, one after the other. */
export interface Pipeline {
  readonly signal: Signal;
  readonly processors: readonly NamedProcessor[];
  /** Undefined where nothing is counted. */
  readonly metrics: ProgramMetrics | undefined;
  /**
   * Changes the payload in place. A payload left without resources goes no further. A returned error means that the
   * payload is refused.
   */
  readonly process: (payload: Payload<unknown>, log: ErrorLog) => RunError | undefined;
}

export interface NamedProcessor extends Processor {
  readonly id: string;
  /** Compiles the batch form; it keeps buffers, so each program makes one of its own. */
  readonly compileBatch: (signal: Signal) => BatchProcessor | NoBatch;
  /** Whether the resources of a payload can be processed apart from each other; see `canSplit`. */
  readonly canSplit: boolean;
}

export interface PipelineResult {
  /** Undefined where an error was found. */
  readonly pipeline: Pipeline | undefined;
  /** Errors and warnings, in the order of the file. */
  readonly findings: readonly ConfigFinding[];
}

/** Compiles a Collector's YAML for a signal. Never throws; all errors are reported, not just the first. */
export function compileYaml(text: string, signal: Signal, options: EngineOptions = {}): PipelineResult {
  const { root, findings } = parseYaml(text, options);
  const result = compileConfig(root, signal, options);
  return finish(result.pipeline, [...findings, ...result.findings]);
}

/** Compiles a configuration for a signal: the processors of its pipeline, or all processors where there is none. */
export function compileConfig(root: ConfigNode, signal: Signal, options: EngineOptions = {}): PipelineResult {
  const { config, findings } = readCollectorConfig(root);
  const selection = selectProcessors(config, signal, options.pipeline);
  const all: ConfigFinding[] = [...findings, ...selection.findings];
  const environment = options.environment ?? standardEnvironment();
  const start = nanoseconds();
  const compiled: Loaded[] = [];
  for (const entry of selection.processors) {
    if (isKnown(entry.type)) {
      const loaded = loadProcessor(entry.type, entry.node, environment, options.memo);
      all.push(...loaded.findings);
      if (loaded.compile) compiled.push({ ...loaded, id: entry.id });
    } else all.push(unknownProcessor(entry, config, options.strict === true));
  }
  const metered = compiled.map(({ id, groupsOf }) => ({ id, groups: groupsOf(signal) }));
  const { metrics, meters } = options.metrics?.(metered) ?? {};
  const processors = compiled.map(({ id, compile, compileBatch, canSplit }) => ({
    ...compile(signal, options.observer, meters),
    id,
    compileBatch: (leaf: Signal) => compileBatch(leaf, meters),
    canSplit: canSplit(signal),
  }));
  if (metrics) metrics.compilationSeconds = (nanoseconds() - start) / 1e9;
  return finish(chain(signal, processors, metrics), all);
}

type Loaded = Extract<ProcessorProgram, { readonly compile: object }> & { readonly id: string };

function finish(pipeline: Pipeline | undefined, findings: readonly ConfigFinding[]): PipelineResult {
  const sorted = [...findings].sort((a, b) => a.span.start - b.span.start);
  return { pipeline: findings.some(({ severity }) => severity === "error") ? undefined : pipeline, findings: sorted };
}

function isKnown(type: string): type is ProcessorType {
  return (PROCESSOR_TYPES as readonly string[]).includes(type);
}

function unknownProcessor(entry: ProcessorEntry, config: CollectorConfig, strict: boolean): ConfigFinding {
  const consequence = config.pipelines ? "the telemetry passes it unchanged" : "it is left out";
  return nodeError(
    CONFIG_CODES.unknownProcessor,
    entry.node,
    `${entry.id} is no processor of this engine: ${consequence}`,
    {
      span: entry.keySpan,
      severity: strict ? "error" : "warning",
      notes: [`processors: ${PROCESSOR_TYPES.join(", ")}`],
    },
  );
}

function chain(signal: Signal, processors: readonly NamedProcessor[], metrics: ProgramMetrics | undefined): Pipeline {
  return {
    signal,
    processors,
    metrics,
    process(payload, log) {
      for (const processor of processors) {
        if (payload.resources.length === 0) return undefined;
        const error = processor.process(payload, log);
        if (error) return error;
      }
      return undefined;
    },
  };
}
