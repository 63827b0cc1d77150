import type { CollectorConfig, PipelineEntry, ProcessorEntry } from "../../../config/collector-config.ts";
import type { ConfigNode } from "../../../config/config-node.ts";
import { CONDITION_KEYS, readFilterConfig } from "../../../config/filter-config.ts";
import type { ConfigFinding, ConfigText } from "../../../config/finding.ts";
import type { ErrorMode } from "../../../config/reader.ts";
import { type ConfigContext, type ConfigSignal, SIGNALS } from "../../../config/signals.ts";
import { readTransformConfig, STATEMENT_KEYS } from "../../../config/transform-config.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { BooleanExpression, Statement } from "../../../parser/ast.ts";
import { parseCondition, parseStatement } from "../../../parser/parse.ts";
import { inferred } from "../../migrate/context-keys.ts";
import { type Routing, routingOf, textsOf } from "./routing.ts";

/** An OTTL text of a configuration; undefined where it has a syntax error. */
export interface Rule<Tree> {
  readonly text: ConfigText;
  readonly tree: Tree | undefined;
}

/** Statements or conditions that run in one context; undefined: the paths do not tell it. */
export interface RuleGroup {
  readonly context: ConfigContext | undefined;
  readonly conditions: readonly Rule<BooleanExpression>[];
  /** Absent in a filter, whose conditions drop. */
  readonly statements: readonly Rule<Statement>[] | undefined;
  readonly errorMode: ErrorMode;
  readonly sharesCache: boolean;
}

/** A processor as it stands in a pipeline. */
export interface ProcessorRules {
  readonly entry: ProcessorEntry;
  /** Where the pipeline names it. */
  readonly reference: Span;
  readonly groups: readonly RuleGroup[];
  readonly findings: readonly ConfigFinding[];
  /** Where `flatten.log` is switched on. */
  readonly flatten: Span | undefined;
}

/** What one program is made of: a pipeline, or all processors where there are none. */
export interface Unit {
  /** The pipeline's name, else the signal's. */
  readonly name: string;
  readonly signal: ConfigSignal;
  readonly processors: readonly ProcessorRules[];
  /** The connectors that lead on from there, each after some of the processors. */
  readonly routings: readonly (Routing & { readonly after: number })[];
}

/** The pipelines of a configuration that have rules for their signal. What a connector leaves over goes on in the same unit. */
export function unitsOf(config: CollectorConfig): readonly Unit[] {
  const continued = new Set<string>();
  const units = SIGNALS.flatMap((signal) => {
    if (!config.pipelines)
      return [{ name: signal, signal, processors: allRules(config.processors, signal), routings: [] }];
    const own = config.pipelines.filter((each) => each.signal === signal);
    return own.map((pipeline) => unitOf(config, pipeline, signal, continued));
  });
  return units.filter(({ name, signal, processors, routings }) => {
    const isAbout_ = ({ path }: ConfigFinding): boolean => isAbout(path, signal);
    const hasRules = processors.some(({ groups, findings }) => groups.length > 0 || findings.some(isAbout_));
    return (hasRules || routings.length > 0) && !continued.has(name);
  });
}

function unitOf(config: CollectorConfig, first: PipelineEntry, signal: ConfigSignal, continued: Set<string>): Unit {
  const processors: ProcessorRules[] = [];
  const routings: Unit["routings"][number][] = [];
  const visited = new Set<PipelineEntry>();
  for (let pipeline: PipelineEntry | undefined = first; pipeline && !visited.has(pipeline); ) {
    visited.add(pipeline);
    processors.push(...allRules(config.processors, signal, pipeline));
    const routing = routingOf(config, pipeline);
    if (!routing) break;
    routings.push({ ...routing, after: processors.length });
    pipeline = routing.rest;
    const isOnly = pipeline && textsOf(pipeline.node, "receivers").every((each) => each === routing.entry.id);
    if (pipeline && isOnly) continued.add(pipeline.id);
  }
  return { name: first.id, signal, processors, routings };
}

/** The rules of a pipeline's processors in order, or of all processors. */
function allRules(
  processors: readonly ProcessorEntry[],
  signal: ConfigSignal,
  pipeline?: PipelineEntry,
): readonly ProcessorRules[] {
  if (!pipeline) return processors.map((entry) => rulesOf(entry, signal, entry.keySpan));
  return pipeline.processors.flatMap(({ id, node }) =>
    processors.filter((entry) => entry.id === id).map((entry) => rulesOf(entry, signal, node.span)),
  );
}

function rulesOf(entry: ProcessorEntry, signal: ConfigSignal, reference: Span): ProcessorRules {
  const { type, node } = entry;
  const base = { entry, reference, groups: [], findings: [], flatten: undefined };
  if (type === "transform") {
    const { config, findings } = readTransformConfig(node);
    const groups = config.groups[signal].map((group): RuleGroup => {
      const conditions = group.conditions.map(conditionOf);
      const statements = group.statements.map((text) => ({ text, tree: parseStatement(text.text).node }));
      const trees = [...conditions, ...statements].flatMap(({ tree }) => tree ?? []);
      return {
        context: group.context === "invalid" ? undefined : (group.context ?? contextOf(trees, signal, "transform")),
        conditions,
        statements,
        errorMode: group.errorMode ?? config.errorMode,
        sharesCache: group.sharedCache,
      };
    });
    const flatten = signal === "logs" && config.flattenLogs ? config.flattenNode?.span : undefined;
    return {
      ...base,
      groups: groups.filter(({ statements }) => statements && statements.length > 0),
      findings: ofSignal(findings, signal),
      flatten,
    };
  }
  if (type !== "filter") return base;
  const { config, findings } = readFilterConfig(node);
  const { groups, lists } = config.rules[signal];
  const group = (
    context: RuleGroup["context"],
    conditions: RuleGroup["conditions"],
    errorMode: ErrorMode,
  ): RuleGroup => ({
    context,
    conditions,
    statements: undefined,
    errorMode,
    sharesCache: false,
  });
  const found = (groups ?? []).flatMap(({ context, conditions, errorMode = config.errorMode }) => {
    const rules = conditions.map(conditionOf);
    if (context !== undefined) return [group(context === "invalid" ? undefined : context, rules, errorMode)];
    // Each condition of a filter has its own context.
    return rules.map((rule) => group(rule.tree && contextOf([rule.tree], signal, "filter"), [rule], errorMode));
  });
  const older = Object.entries(lists).map(([context, texts]) =>
    group(context as ConfigContext, texts.map(conditionOf), config.errorMode),
  );
  return {
    ...base,
    groups: [...found, ...older].filter(({ conditions }) => conditions.length > 0),
    findings: ofSignal(findings, signal),
  };
}

/** What is wrong with a processor's settings, those of other signals aside. */
function ofSignal(findings: readonly ConfigFinding[], signal: ConfigSignal): readonly ConfigFinding[] {
  const others = SIGNALS.filter((each) => each !== signal);
  return findings.filter(({ severity, path }) => severity === "error" && !others.some((each) => isAbout(path, each)));
}

/** Whether a place in a processor's configuration belongs to a signal: `metrics.include`, `log_statements[0]`. */
function isAbout(path: string, signal: ConfigSignal): boolean {
  const keys = [signal, STATEMENT_KEYS[signal], CONDITION_KEYS[signal], ...(signal === "traces" ? ["spans"] : [])];
  return path.split(/[.[]/).some((part) => keys.includes(part));
}

function conditionOf(text: ConfigText): Rule<BooleanExpression> {
  return { text, tree: parseCondition(text.text).node };
}

function contextOf(
  trees: readonly (Statement | BooleanExpression)[],
  signal: ConfigSignal,
  host: "transform" | "filter",
): ConfigContext | undefined {
  return inferred(trees, signal, host) as ConfigContext | undefined;
}

/** A setting of a processor, for a note about it. */
export function settingSpan(node: ConfigNode, key: string): Span {
  const entry = node.kind === "map" ? node.entries.find((each) => each.key === key) : undefined;
  return entry ? { start: entry.keySpan.start, end: entry.value.span.end } : node.span;
}
