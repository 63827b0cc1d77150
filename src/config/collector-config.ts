import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import type { Span } from "../diagnostics/span.ts";
import { type ConfigMap, type ConfigNode, entryOf } from "./config-node.ts";
import { CONDITION_KEYS } from "./filter-config.ts";
import { type ConfigFinding, nodeError } from "./finding.ts";
import { type ConfigSignal, SIGNALS } from "./signals.ts";
import { STATEMENT_KEYS } from "./transform-config.ts";

/** A processor of a Collector's configuration. */
export interface ProcessorEntry {
  /** Its name: `transform/mask`. */
  readonly id: string;
  /** The name's first part: `transform`. */
  readonly type: string;
  readonly keySpan: Span;
  /** Its own configuration. */
  readonly node: ConfigNode;
}

/** A pipeline of `service.pipelines`. */
export interface PipelineEntry {
  /** Its name: `traces/backend`. */
  readonly id: string;
  readonly signal: ConfigSignal | undefined;
  /** The names of its processors, in order, with the nodes they stand in. */
  readonly processors: readonly { readonly id: string; readonly node: ConfigNode }[];
  readonly node: ConfigNode;
}

/** The parts of a Collector's configuration in which OTTL stands. */
export interface CollectorConfig {
  readonly processors: readonly ProcessorEntry[];
  /** Undefined where the configuration has no `service.pipelines`. */
  readonly pipelines: readonly PipelineEntry[] | undefined;
  readonly node: ConfigNode;
}

export interface CollectorResult {
  readonly config: CollectorConfig;
  readonly findings: readonly ConfigFinding[];
}

/**
 * Finds processors and pipelines. A configuration that is a transform or filter processor's own, without anything
 * around it, is read as that processor.
 */
export function readCollectorConfig(node: ConfigNode): CollectorResult {
  const findings: ConfigFinding[] = [];
  const own = ownProcessor(node);
  if (own) return { config: { processors: [own], pipelines: undefined, node }, findings };
  const section = node.kind === "map" ? entryOf(node, "processors") : undefined;
  if (section?.kind !== "map" || section.entries.length === 0) {
    const message = "the configuration has no processors";
    const dialect = node.kind === "map" ? entryOf(node, "dialect") : undefined;
    const notes =
      dialect === undefined
        ? []
        : [
            "with `dialect: v1` it is none of a Collector's: `ottl run`, `ottl lint` and the library's `ottl/v1` read it",
          ];
    findings.push(nodeError(CONFIG_CODES.noProcessors, section ?? node, message, { notes }));
    return { config: { processors: [], pipelines: undefined, node }, findings };
  }
  const processors = section.entries.map(({ key, keySpan, value }) => ({
    id: key,
    type: typeOf(key),
    keySpan,
    node: value,
  }));
  const pipelines = readPipelines(node as ConfigMap, processors, findings);
  return { config: { processors, pipelines, node }, findings };
}

/** `transform/mask` is of the type `transform`. */
function typeOf(id: string): string {
  return id.split("/")[0].trim();
}

function ownProcessor(node: ConfigNode): ProcessorEntry | undefined {
  if (node.kind !== "map") return undefined;
  const has = (keys: readonly string[]): boolean => node.entries.some(({ key }) => keys.includes(key));
  const entry = (type: string): ProcessorEntry => ({ id: type, type, keySpan: node.span, node });
  if (has(Object.values(STATEMENT_KEYS))) return entry("transform");
  return has([...Object.values(CONDITION_KEYS), ...SIGNALS]) ? entry("filter") : undefined;
}

function readPipelines(
  root: ConfigMap,
  processors: readonly ProcessorEntry[],
  findings: ConfigFinding[],
): readonly PipelineEntry[] | undefined {
  const service = entryOf(root, "service");
  const section = service?.kind === "map" ? entryOf(service, "pipelines") : undefined;
  if (section?.kind !== "map") return undefined;
  const known = processors.map(({ id }) => id);
  return section.entries.map(({ key, value }) => {
    const signal = SIGNALS.find((name) => name === typeOf(key));
    const list = value.kind === "map" ? entryOf(value, "processors") : undefined;
    const items = list?.kind === "list" ? list.items : [];
    const references: { id: string; node: ConfigNode }[] = [];
    for (const item of items) {
      const id = item.kind === "scalar" ? String(item.value ?? "") : "";
      if (known.includes(id)) references.push({ id, node: item });
      else {
        const [close] = didYouMean(id, known, 1);
        findings.push(
          nodeError(CONFIG_CODES.undefinedProcessor, item, `the pipeline ${key} names ${id}, which is not configured`, {
            notes: close ? [`did you mean ${close}?`] : [],
          }),
        );
      }
    }
    return { id: key, signal, processors: references, node: value };
  });
}

/** The processors that a signal's telemetry runs through. */
export interface Selection {
  readonly processors: readonly ProcessorEntry[];
  readonly findings: readonly ConfigFinding[];
}

/**
 * Chooses the processors for a signal: those of its pipeline in order, or all where there are no pipelines.
 * @param pipeline the name of the pipeline; needed where a signal has several.
 */
export function selectProcessors(config: CollectorConfig, signal: ConfigSignal, pipeline?: string): Selection {
  const { pipelines, processors, node } = config;
  if (!pipelines) {
    if (pipeline === undefined) return { processors, findings: [] };
    const message = `there is no pipeline ${pipeline}: the configuration has no service.pipelines`;
    return { processors: [], findings: [nodeError(CONFIG_CODES.unknownPipeline, node, message)] };
  }
  const ofSignal = pipelines.filter((entry) => entry.signal === signal);
  const names = ofSignal.map(({ id }) => id);
  if (pipeline === undefined && ofSignal.length > 1) {
    const message = `${signal} have several pipelines: choose one of ${names.join(", ")}`;
    return { processors: [], findings: [nodeError(CONFIG_CODES.severalPipelines, ofSignal[1].node, message)] };
  }
  const chosen = pipeline === undefined ? ofSignal[0] : ofSignal.find(({ id }) => id === pipeline);
  if (!chosen) {
    const message =
      pipeline === undefined ? `there is no pipeline for ${signal}` : `there is no pipeline ${pipeline} for ${signal}`;
    const notes = [`pipelines: ${pipelines.map(({ id }) => id).join(", ") || "none"}`];
    return { processors: [], findings: [nodeError(CONFIG_CODES.unknownPipeline, node, message, { notes })] };
  }
  const found = chosen.processors.flatMap(({ id }) => processors.filter((entry) => entry.id === id));
  return { processors: found, findings: [] };
}
