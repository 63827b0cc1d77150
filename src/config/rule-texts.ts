import { type ProcessorEntry, readCollectorConfig } from "./collector-config.ts";
import type { ConfigNode } from "./config-node.ts";
import { readFilterConfig } from "./filter-config.ts";
import type { ConfigText } from "./finding.ts";
import { SIGNALS } from "./signals.ts";
import { readTransformConfig } from "./transform-config.ts";

/** An OTTL text of a configuration and what it is. */
export interface RuleText {
  readonly kind: "statement" | "condition";
  readonly text: ConfigText;
}

/** Every OTTL text of a Collector's configuration, processor by processor. */
export function ruleTextsOf(root: ConfigNode): RuleText[] {
  return readCollectorConfig(root).config.processors.flatMap(processorTexts);
}

/** Every OTTL text of a processor. */
export function processorTexts({ type, node }: ProcessorEntry): RuleText[] {
  const as = (kind: RuleText["kind"], texts: readonly ConfigText[]): RuleText[] =>
    texts.map((text) => ({ kind, text }));
  if (type === "transform") {
    const { config } = readTransformConfig(node);
    return SIGNALS.flatMap((signal) =>
      config.groups[signal].flatMap((group) => [
        ...as("condition", group.conditions),
        ...as("statement", group.statements),
      ]),
    );
  }
  if (type !== "filter") return [];
  const { config } = readFilterConfig(node);
  return SIGNALS.flatMap((signal) => {
    const { groups, lists } = config.rules[signal];
    return [...(groups ?? []).flatMap((group) => group.conditions), ...Object.values(lists).flat()].map(
      (text): RuleText => ({ kind: "condition", text }),
    );
  });
}
