import { type ProcessorEntry, readCollectorConfig } from "../../config/collector-config.ts";
import { readFilterConfig } from "../../config/filter-config.ts";
import type { ConfigFinding } from "../../config/finding.ts";
import { SIGNALS } from "../../config/signals.ts";
import { readStatementsDocument, type StatementsDocument } from "../../config/statements-document.ts";
import { readTransformConfig } from "../../config/transform-config.ts";
import { parseYaml, type YamlOptions } from "../../config/yaml.ts";
import { CONFIG_CODES } from "../../diagnostics/config-codes.ts";
import { bindFilter } from "../program/bind-filter.ts";
import { bindTransform } from "../program/bind-transform.ts";
import type { ProgramEnvironment } from "../program/bound-program.ts";
import { RULES } from "../rules/index.ts";
import type { LintSubject, SampleNames } from "../rules/rule.ts";
import type { LintConfig } from "./lint-config.ts";
import { type ActiveRule, activeRules, lintGroup } from "./lint-group.ts";
import { lintSubject, type SubjectOptions } from "./subject.ts";
import { readSuppressions } from "./suppressions.ts";

/** What linting is told besides the text. */
export interface LintOptions {
  readonly config?: LintConfig;
  /** Attribute keys of sample data, by the path they stand under (`span.attributes`). */
  readonly sample?: SampleNames;
}

/**
 * Lints a Collector's configuration (YAML): every error of every statement, and what the lint rules find. Findings are
 * in the order of the text; never throws.
 */
export function lintYaml(
  text: string,
  environment: ProgramEnvironment,
  options: LintOptions & YamlOptions = {},
): readonly ConfigFinding[] {
  const { root, findings: yaml } = parseYaml(text, options);
  const isBroken = yaml.some(({ severity }) => severity === "error");
  if (isBroken && root.kind !== "map") return yaml;
  const { config, findings } = readCollectorConfig(root);
  // What cannot be read may hold the processors.
  const told = isBroken ? findings.filter(({ code }) => code !== CONFIG_CODES.noProcessors) : findings;
  return finish(text, [...yaml, ...told], lintProcessors(config.processors, environment, options), options);
}

/** Lints a `.ottl` document. */
export function lintStatements(
  document: StatementsDocument,
  environment: ProgramEnvironment,
  options: LintOptions = {},
): readonly ConfigFinding[] {
  const { host, node } = readStatementsDocument(document);
  const processor = { id: host, type: host, keySpan: node.span, node };
  return finish(document.text, [], lintProcessors([processor], environment, options), options);
}

/** Everything that runs together in a processor, as rules look at it, and what binding found wrong. */
export function subjectsOf(
  processor: ProcessorEntry,
  environment: ProgramEnvironment,
  options: SubjectOptions = {},
): { readonly subjects: readonly LintSubject[]; readonly findings: readonly ConfigFinding[] } {
  if (processor.type === "transform") {
    const { config, findings } = readTransformConfig(processor.node);
    const { program, findings: more } = bindTransform(config, environment);
    const subjects = SIGNALS.flatMap((signal) =>
      program.groups[signal].map((group) => lintSubject("transform", signal, group, options)),
    );
    return { subjects, findings: [...findings, ...more] };
  }
  if (processor.type !== "filter") return { subjects: [], findings: [] };
  const { config, findings } = readFilterConfig(processor.node);
  const { program, findings: more } = bindFilter(config, environment);
  const subjects = SIGNALS.flatMap((signal) =>
    program.signals[signal].passes.flatMap((pass) =>
      Object.values(pass).map((group) => lintSubject("filter", signal, group, options)),
    ),
  );
  return { subjects, findings: [...findings, ...more] };
}

interface Linted {
  readonly errors: readonly ConfigFinding[];
  readonly lint: readonly { readonly rule: ActiveRule; readonly finding: ConfigFinding }[];
}

function lintProcessors(
  processors: readonly ProcessorEntry[],
  environment: ProgramEnvironment,
  { config = {}, sample }: LintOptions,
): Linted {
  const rules = activeRules(RULES, config);
  const byCode = new Map(rules.map((rule) => [rule.rule.code, rule]));
  const errors: ConfigFinding[] = [];
  const lint: { rule: ActiveRule; finding: ConfigFinding }[] = [];
  for (const processor of processors) {
    const { subjects, findings } = subjectsOf(processor, environment, { sample, target: config.target });
    errors.push(...findings);
    for (const subject of subjects) {
      for (const finding of lintGroup(subject, rules)) {
        const rule = byCode.get(finding.code);
        if (rule) lint.push({ rule, finding });
      }
    }
  }
  return { errors, lint };
}

/** Drops what comments switch off and what an alias shows twice; sorts by place. */
function finish(
  text: string,
  before: readonly ConfigFinding[],
  { errors, lint }: Linted,
  { config = {} }: LintOptions,
): readonly ConfigFinding[] {
  const suppressions = readSuppressions(text);
  const seen = new Set<string>();
  const kept = lint.flatMap(({ rule, finding }) => {
    const key = `${finding.code} ${finding.span.start} ${finding.span.end}`;
    if (seen.has(key) || suppressions.covers(rule.rule, finding.span.start)) return [];
    seen.add(key);
    return [finding];
  });
  const directives = config.rules?.[suppressions.findings[0]?.code] === "off" ? [] : suppressions.findings;
  return [...before, ...errors, ...kept, ...directives].sort((a, b) => a.span.start - b.span.start);
}
