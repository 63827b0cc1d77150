import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { type ProcessorEntry, readCollectorConfig, selectProcessors } from "../config/collector-config.ts";
import type { ConfigNode } from "../config/config-node.ts";
import type { ConfigText } from "../config/finding.ts";
import type { ConfigContext } from "../config/signals.ts";
import { readStatementsDocument, type StatementsHost } from "../config/statements-document.ts";
import { parseYaml } from "../config/yaml.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Payload } from "../otlp/model.ts";
import type { Signal } from "../otlp/signal.ts";
import {
  loadProcessor,
  PROCESSOR_TYPES,
  type ProcessorProgram,
  type ProcessorType,
} from "../runtime/compile-processor.ts";
import type { ErrorLog, RunError } from "../runtime/outcome.ts";
import type { LoadOptions } from "../runtime/v1/pipeline/load.ts";
import type { InspectObserver } from "./observer.ts";
import { loadV1 } from "./v1/load-v1.ts";

/** Rules as an editor holds them. */
export interface RulesDocument {
  /** `statements`: OTTL statements or conditions; `config`: a Collector's YAML. */
  readonly kind: "statements" | "config";
  readonly text: string;
  /** `collector` where left out; `v1`: the text is a program of that dialect, whatever its kind. */
  readonly dialect?: "collector" | "v1";
  readonly host?: StatementsHost;
  readonly context?: ConfigContext;
  /** The pipeline of a configuration; the signal's first where it is left out. */
  readonly pipeline?: string;
  /** Processors of a configuration that are passed by. */
  readonly skipped?: readonly string[];
  /** Environment variables of a configuration. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Reads files of stages of the dialect v1; a document that goes to another thread has none. */
  readonly readFile?: LoadOptions["readFile"];
}

/** Why a payload is refused. */
export type RunRefusal = Pick<RunError, "errors" | "message">;

/** A processor ready to be compiled for a signal, again for each run. */
export interface LoadedProcessor {
  readonly id: string;
  readonly compile: (
    signal: Signal,
    observer?: InspectObserver,
  ) => {
    /** Changes the payload in place; tells why it is refused. */
    readonly process: (payload: Payload<unknown>, log: ErrorLog) => RunRefusal | undefined;
  };
  readonly compileBatch: NonNullable<ProcessorProgram["compileBatch"]>;
  readonly groupsOf: NonNullable<ProcessorProgram["groupsOf"]>;
}

/** Rules read and bound. */
export interface LoadedRules {
  /** Undefined where an error stands in the way. */
  readonly processors: readonly LoadedProcessor[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The signal that the rules are written for, where they tell. */
  readonly signal: Signal | undefined;
  /** The pipelines of the signal, where the configuration has several. */
  readonly pipelines: readonly string[];
}

/** Reads rules for a signal. Never throws. */
export function loadRules(document: RulesDocument, signal: Signal, environment: ProgramEnvironment): LoadedRules {
  if (document.dialect === "v1") return loadV1(document.text, signal, environment, document.readFile);
  if (document.kind === "statements") {
    const { node, host, signal: own } = readStatementsDocument({ ...document, signal });
    const program = loadProcessor(host, node, environment);
    const processors = program.compile && [{ id: host, ...program }];
    return { processors, diagnostics: program.findings, signal: own, pipelines: [] };
  }
  const variables = document.variables ?? {};
  const { root, findings } = parseYaml(document.text, {
    variables: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
  });
  const { diagnostics, ...loaded } = loadTree(root, signal, document.pipeline, environment);
  const all = [...findings, ...diagnostics];
  const refused = all.some(({ severity }) => severity === "error");
  const processors = loaded.processors?.filter(({ id }) => !document.skipped?.includes(id));
  return { ...loaded, processors: refused ? undefined : processors, diagnostics: all };
}

/**
 * The processors of a configuration that was read already.
 * @param pipeline the signal's first where it is left out or unknown.
 */
export function loadTree(
  root: ConfigNode,
  signal: Signal,
  pipeline: string | undefined,
  environment: ProgramEnvironment,
): LoadedRules {
  const { config, findings: more } = readCollectorConfig(root);
  const pipelines = (config.pipelines ?? []).filter((pipeline) => pipeline.signal === signal).map(({ id }) => id);
  const chosen = pipeline !== undefined && pipelines.includes(pipeline) ? pipeline : pipelines[0];
  const selection = selectProcessors(config, signal, chosen);
  const diagnostics: Diagnostic[] = [...more, ...selection.findings];
  const processors: LoadedProcessor[] = [];
  for (const entry of selection.processors) {
    if (!isKnown(entry)) continue;
    const program = loadProcessor(entry.type as ProcessorType, entry.node, environment);
    diagnostics.push(...program.findings);
    if (program.compile) processors.push({ id: entry.id, ...program });
  }
  const refused = diagnostics.some(({ severity }) => severity === "error");
  return { processors: refused ? undefined : processors, diagnostics, signal: undefined, pipelines };
}

function isKnown({ type }: ProcessorEntry): boolean {
  return (PROCESSOR_TYPES as readonly string[]).includes(type);
}

/** Where a text stands in its document. */
export function spanOfText({ node, start, text }: ConfigText): Span {
  const offsets = node.offsets ?? [];
  const at = (i: number): number => offsets[Math.min(start + i, offsets.length - 1)] ?? 0;
  return { start: at(0), end: at(text.length) };
}
