import { type ConfigFinding, placeDiagnostic } from "../../config/finding.ts";
import type { LintSubject, Rule } from "../rules/rule.ts";
import type { LintConfig, RuleLevel } from "./lint-config.ts";

/** A rule with the severity that the configuration gives it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Exclude<RuleLevel, "off">;
}

/** The rules that a configuration leaves on. */
export function activeRules(rules: readonly Rule[], config: LintConfig): ActiveRule[] {
  return rules.flatMap((rule) => {
    const level = config.rules?.[rule.name] ?? config.rules?.[rule.code] ?? rule.severity;
    return level === "off" ? [] : [{ rule, severity: level }];
  });
}

/** Asks each rule about a group. */
export function lintGroup(subject: LintSubject, rules: readonly ActiveRule[]): ConfigFinding[] {
  const findings: ConfigFinding[] = [];
  for (const { rule, severity } of rules) {
    rule.check(subject, (item, problem) => {
      findings.push(placeDiagnostic({ ...problem, code: rule.code, severity }, item.text));
    });
  }
  return findings;
}
