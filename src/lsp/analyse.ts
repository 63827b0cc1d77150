import { type ActiveRule, activeRules, lintGroup } from "../analysis/lint/lint-group.ts";
import { lintSubject } from "../analysis/lint/subject.ts";
import { readSuppressions } from "../analysis/lint/suppressions.ts";
import { bindFilter } from "../analysis/program/bind-filter.ts";
import { bindTransform } from "../analysis/program/bind-transform.ts";
import type { BoundGroup, ProgramEnvironment } from "../analysis/program/bound-program.ts";
import { RULES } from "../analysis/rules/index.ts";
import type { SampleNames } from "../analysis/rules/rule.ts";
import { type CollectorConfig, type ProcessorEntry, readCollectorConfig } from "../config/collector-config.ts";
import type { ConfigNode } from "../config/config-node.ts";
import { readFilterConfig } from "../config/filter-config.ts";
import type { ConfigText } from "../config/finding.ts";
import type { GroupBase } from "../config/groups.ts";
import {
  type ConfigContext,
  type ConfigSignal,
  filterContexts,
  SIGNALS,
  transformContexts,
} from "../config/signals.ts";
import { readStatementsDocument } from "../config/statements-document.ts";
import { readTransformConfig } from "../config/transform-config.ts";
import { parseYaml, type YamlOptions } from "../config/yaml.ts";
import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Host } from "../functions/define.ts";
import { TextPlace } from "./text-place.ts";
import type { LanguageDocument } from "./types.ts";

/** An OTTL text of a document with what decides what may stand in it. */
export interface OttlText {
  readonly config: ConfigText;
  readonly place: TextPlace;
  readonly kind: "statement" | "condition";
  /** Whose functions it may use: a group's conditions have the filter's, also in a transform processor. */
  readonly host: Host;
  readonly signal: ConfigSignal;
  readonly processor: ProcessorEntry;
  readonly groupNode: ConfigNode;
  /** Given or inferred; undefined where it cannot be told. */
  readonly context: ConfigContext | undefined;
  /** Paths need no context name. */
  readonly isBare: boolean;
  readonly reason: string | undefined;
  /** The contexts it may run in. */
  readonly contexts: readonly ConfigContext[];
}

/** All that is known of a document's text. */
export interface Analysis {
  readonly config: CollectorConfig;
  readonly texts: readonly OttlText[];
  /** What refuses the rules, and what their author should know of how they are read. */
  readonly errors: readonly Diagnostic[];
  /** Those and what lint finds, which takes about as long again: worked out when it is asked for. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Reads, parses and binds everything in a document. */
export function analyse(document: LanguageDocument, environment: ProgramEnvironment, yaml: YamlOptions): Analysis {
  const builder = new AnalysisBuilder(environment, document);
  if (document.kind === "config") {
    const { root, findings } = parseYaml(document.text, yaml);
    builder.diagnostics.push(...findings);
    const broken = findings.some(({ code }) => code === CONFIG_CODES.invalidYaml);
    const { config, findings: more } = readCollectorConfig(root);
    builder.diagnostics.push(...more);
    for (const processor of config.processors) builder.add(processor);
    // Of a text that is not yet YAML, what it lacks says nothing.
    if (broken) builder.keep(({ code }) => code === CONFIG_CODES.invalidYaml || !isConfigCode(code));
    return builder.finish(config);
  }
  const { host, node, isDefaultContext } = readStatementsDocument(document);
  const processor: ProcessorEntry = { id: host, type: host, keySpan: node.span, node };
  builder.add(processor, isDefaultContext ? "no path names a context" : undefined);
  return builder.finish({ processors: [processor], pipelines: undefined, node });
}

const CONFIG_CODE_SET: ReadonlySet<string> = new Set(Object.values(CONFIG_CODES));

function isConfigCode(code: string): boolean {
  return CONFIG_CODE_SET.has(code);
}

class AnalysisBuilder {
  readonly diagnostics: Diagnostic[] = [];
  private readonly texts: OttlText[] = [];
  private readonly environment: ProgramEnvironment;
  private readonly document: LanguageDocument;
  private readonly rules: readonly ActiveRule[] = activeRules(RULES, {});
  private readonly sample: SampleNames | undefined;
  private readonly lint: (() => readonly Diagnostic[])[] = [];

  constructor(environment: ProgramEnvironment, document: LanguageDocument) {
    this.environment = environment;
    this.document = document;
    const { sampleKeys } = document;
    this.sample =
      sampleKeys &&
      new Map(Object.entries(sampleKeys).map(([path, keys]) => [path, new Set(keys.map(({ key }) => key))]));
  }

  private lintGroup(host: Host, signal: ConfigSignal, group: BoundGroup): void {
    this.lint.push(() => lintGroup(lintSubject(host, signal, group, { sample: this.sample }), this.rules));
  }

  add(processor: ProcessorEntry, reason?: string): void {
    if (processor.type === "transform") this.addTransform(processor, reason);
    else if (processor.type === "filter") this.addFilter(processor, reason);
  }

  keep(wanted: (diagnostic: Diagnostic) => boolean): void {
    const kept = this.diagnostics.filter(wanted);
    this.diagnostics.splice(0, this.diagnostics.length, ...kept);
  }

  private addTransform(processor: ProcessorEntry, reason: string | undefined): void {
    const { config, findings } = readTransformConfig(processor.node);
    const { program, findings: more } = bindTransform(config, this.environment);
    this.diagnostics.push(...findings, ...more);
    const bound = new Map<ConfigText, BoundGroup>();
    for (const signal of SIGNALS) {
      for (const group of program.groups[signal]) {
        this.lintGroup("transform", signal, group);
        for (const { text } of [...group.statements, ...group.conditions]) bound.set(text, group);
      }
      for (const group of config.groups[signal]) {
        const base = { processor, signal, group, contexts: transformContexts(signal), bound, reason };
        this.addTexts(group.conditions, { ...base, kind: "condition", host: "filter" });
        this.addTexts(group.statements, { ...base, kind: "statement", host: "transform" });
      }
    }
  }

  private addFilter(processor: ProcessorEntry, reason: string | undefined): void {
    const { config, findings } = readFilterConfig(processor.node);
    const { program, findings: more } = bindFilter(config, this.environment);
    this.diagnostics.push(...findings, ...more);
    const bound = new Map<ConfigText, BoundGroup>();
    for (const signal of SIGNALS) {
      for (const pass of program.signals[signal].passes) {
        for (const group of Object.values(pass)) {
          this.lintGroup("filter", signal, group);
          for (const { text } of group.conditions) bound.set(text, group);
        }
      }
      const { groups, lists } = config.rules[signal];
      const base = { processor, signal, contexts: filterContexts(signal), bound, reason };
      for (const group of groups ?? []) {
        this.addTexts(group.conditions, { ...base, group, kind: "condition", host: "filter" });
      }
      for (const [context, conditions] of Object.entries(lists)) {
        const group: GroupBase = {
          context: context as ConfigContext,
          conditions,
          errorMode: undefined,
          node: config.node,
        };
        this.addTexts(conditions, { ...base, group, kind: "condition", host: "filter" });
      }
    }
  }

  private addTexts(
    texts: readonly ConfigText[],
    shared: Omit<OttlText, "config" | "place" | "groupNode" | "context" | "isBare"> & {
      readonly group: GroupBase;
      readonly bound: ReadonlyMap<ConfigText, BoundGroup>;
    },
  ): void {
    const { group, bound, reason, ...rest } = shared;
    const siblings = texts.map((text) => bound.get(text)).find((known) => known !== undefined);
    for (const config of texts) {
      const known = bound.get(config) ?? siblings;
      const given = group.context === "invalid" ? undefined : group.context;
      this.texts.push({
        ...rest,
        config,
        place: new TextPlace(config),
        groupNode: group.node,
        context: given ?? known?.context,
        isBare: given !== undefined,
        reason: reason ?? known?.reason,
      });
    }
  }

  finish(config: CollectorConfig): Analysis {
    this.texts.sort((a, b) => a.place.span.start - b.place.span.start);
    const errors = this.diagnostics.toSorted(byPlace);
    let all: readonly Diagnostic[] | undefined;
    const diagnostics = (): readonly Diagnostic[] => {
      all ??= [...errors, ...this.lintFindings()].sort(byPlace);
      return all;
    };
    return { config, texts: this.texts, errors, diagnostics };
  }

  private lintFindings(): readonly Diagnostic[] {
    const suppressions = readSuppressions(this.document.text);
    const byCode = new Map(this.rules.map(({ rule }) => [rule.code, rule]));
    const kept = this.lint
      .flatMap((find) => find())
      .filter((finding) => {
        const rule = byCode.get(finding.code);
        return rule && !suppressions.covers(rule, finding.span.start);
      });
    return [...kept, ...suppressions.findings];
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start;
}
