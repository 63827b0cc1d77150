import { type ConfigMap, type ConfigNode, describeNode, entryOf, isNull } from "../../config/config-node.ts";
import { type ConfigFinding, nodeError } from "../../config/finding.ts";
import { parseYaml } from "../../config/yaml.ts";
import { CONFIG_CODES } from "../../diagnostics/config-codes.ts";
import type { Severity } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { RULES } from "../rules/index.ts";
import { versionOf } from "../versions/version.ts";

/** What a rule's findings count as; `off`: it is not asked. */
export type RuleLevel = Severity | "off";

/** What `ottl.config` says about linting. */
export interface LintConfig {
  /** By rule name or code; what is not named has the rule's own severity. */
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  /** The Collector version that the configurations are for. */
  readonly target?: string;
}

const LEVELS: readonly RuleLevel[] = ["error", "warning", "info", "hint", "off"];

const KEYS = ["lint", "target"];

/**
 * Reads `ottl.config`, YAML:
 *
 *     target: "0.143"
 *     lint:
 *       rules:
 *         set-from-missing: warning
 *         mixed-and-or: off
 */
export function readLintConfig(text: string): {
  readonly config: LintConfig;
  readonly findings: readonly ConfigFinding[];
} {
  const { root, findings } = parseYaml(text, { expand: false });
  const all = [...findings];
  if (root.kind !== "map") {
    if (root.kind !== "scalar" || root.value !== null)
      all.push(nodeError(CONFIG_CODES.wrongType, root, "ottl.config must be a map"));
    return { config: {}, findings: all };
  }
  checkKeys(root, KEYS, all);
  const target = entryOf(root, "target");
  const lint = entryOf(root, "lint");
  const rules = lint?.kind === "map" ? entryOf(lint, "rules") : undefined;
  if (lint?.kind === "map") checkKeys(lint, ["rules"], all);
  else if (lint && !isNull(lint)) all.push(nodeError(CONFIG_CODES.wrongType, lint, "lint: must be a map with rules:"));
  if (rules && rules.kind !== "map" && !isNull(rules)) {
    all.push(nodeError(CONFIG_CODES.wrongType, rules, "rules: must be a map of rules and severities"));
  }
  const levels: Record<string, RuleLevel> = {};
  if (rules?.kind === "map") {
    for (const { key, keySpan, value } of rules.entries) {
      const level = levelOf(value);
      if (!isRule(key))
        all.push(
          nodeError(CONFIG_CODES.unknownKey, value, `there is no lint rule ${key}`, {
            span: keySpan,
            notes: suggestion(key),
          }),
        );
      else if (level) levels[key] = level;
      else {
        const notes = [`possible values: ${LEVELS.join(", ")}`];
        all.push(nodeError(CONFIG_CODES.wrongType, value, `${key} must be a severity or off`, { notes }));
      }
    }
  }
  const version = target && !isNull(target) ? versionText(target, text) : undefined;
  if (target && version !== undefined && versionOf(version) === undefined) {
    const message = `target cannot be ${version}: write a Collector version such as "0.143"`;
    all.push(nodeError(CONFIG_CODES.wrongType, target, message));
  }
  return { config: { rules: levels, ...(version === undefined ? {} : { target: version }) }, findings: all };
}

/** As it is written: the number 0.150 would be 0.15. */
function versionText(node: ConfigNode, text: string): string {
  if (node.kind !== "scalar") return describeNode(node);
  return typeof node.value === "number" ? text.slice(node.span.start, node.span.end).trim() : String(node.value);
}

/** YAML 1.1 readers take `off` for false. */
function levelOf(node: ConfigNode): RuleLevel | undefined {
  if (node.kind !== "scalar") return undefined;
  return node.value === false ? "off" : LEVELS.find((level) => level === node.value);
}

function checkKeys(map: ConfigMap, known: readonly string[], findings: ConfigFinding[]): void {
  for (const { key, keySpan, value } of map.entries) {
    if (known.includes(key)) continue;
    const notes = [`settings: ${known.join(", ")}`];
    findings.push(
      nodeError(CONFIG_CODES.unknownKey, value, `ottl.config has no setting ${key}`, { span: keySpan, notes }),
    );
  }
}

/** Whether a word names a rule, or is the code of a diagnostic of a rule. */
export function isRule(word: string): boolean {
  return word === LINT_CODES.unknownDirective || RULES.some(({ name, code }) => name === word || code === word);
}

/** "Did you mean …?" for the name of a rule. */
export function suggestion(word: string): string[] {
  const [close] = didYouMean(
    word,
    RULES.map(({ name }) => name),
    1,
  );
  return close === undefined ? [] : [`did you mean ${close}?`];
}
