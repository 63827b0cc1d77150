import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import { type ConfigMap, type ConfigNode, describeNode, entryOf, isNull } from "./config-node.ts";
import type { ConfigText } from "./finding.ts";
import type { ConfigReader, ErrorMode } from "./reader.ts";
import { type ConfigContext, type ConfigSignal, SIGNALS } from "./signals.ts";

/** What statement groups and condition groups have in common. */
export interface GroupBase {
  /** Undefined: inferred from the paths. `invalid`: one was given but refused, so the group cannot be read on. */
  readonly context: ConfigContext | "invalid" | undefined;
  readonly conditions: readonly ConfigText[];
  /** Undefined: the processor's. */
  readonly errorMode: ErrorMode | undefined;
  readonly node: ConfigNode;
}

/** Where a signal's groups stand and how their two styles may mix. */
export interface GroupsShape<G> {
  readonly key: string;
  /** `statements` or `conditions`: what a plain string in the list is. */
  readonly item: string;
  /** Whether plain strings may follow maps; they become the last group. */
  readonly allowsTrailingTexts: boolean;
  /** Reads a group written as a map. */
  readonly readGroup: (map: ConfigMap) => G;
  /** Makes the group of the plain strings. */
  readonly flatGroup: (texts: readonly ConfigText[], node: ConfigNode) => G;
}

/**
 * Reads a list that holds either plain strings (one group of them) or maps (a group each). Undefined where the setting
 * is absent. Source: Config.Unmarshal of the transform and filter processors.
 */
export function readGroups<G>(
  reader: ConfigReader,
  config: ConfigMap,
  shape: GroupsShape<G>,
): readonly G[] | undefined {
  const node = entryOf(config, shape.key);
  if (!node) return undefined;
  if (node.kind !== "list") {
    return reader.error(CONFIG_CODES.wrongType, node, `${shape.key} must be a list, but is ${describeNode(node)}`);
  }
  const texts = reader.plainTexts(node);
  if (texts && texts.length > 0) return [shape.flatGroup(texts, node)];
  const flat: ConfigNode[] = [];
  const groups: G[] = [];
  for (const item of node.items) {
    if (isNull(item)) {
      reader.error(CONFIG_CODES.emptyItem, item, `${shape.key} has an empty item`);
    } else if (item.kind === "scalar" && typeof item.value === "string") {
      if (groups.length > 0 && !shape.allowsTrailingTexts) mixed(reader, item, shape);
      flat.push(item);
    } else if (item.kind === "map") {
      if (flat.length > 0) mixed(reader, item, shape);
      groups.push(shape.readGroup(item));
    } else {
      reader.error(
        CONFIG_CODES.wrongType,
        item,
        `an item of ${shape.key} must be a string or a map with ${shape.item}, but is ${describeNode(item)}`,
      );
    }
  }
  if (flat.length > 0) groups.push(shape.flatGroup(reader.items(flat, shape.key), node));
  return groups;
}

function mixed<G>(reader: ConfigReader, item: ConfigNode, shape: GroupsShape<G>): void {
  reader.error(
    CONFIG_CODES.mixedStyles,
    item,
    `${shape.key} mixes plain strings and maps: write all items in one style`,
    [`as a map, a string becomes: ${shape.item}: [ … ]`],
  );
}

/** Reads a group's `context`: one that the processor knows and that belongs to the signal. */
export function readContext(
  reader: ConfigReader,
  group: ConfigMap,
  signal: ConfigSignal,
  contextsOf: (signal: ConfigSignal) => readonly ConfigContext[],
): GroupBase["context"] {
  const node = entryOf(group, "context");
  if (!node) return undefined;
  const known = [...new Set(SIGNALS.flatMap(contextsOf))];
  const context = reader.word(group, "context", known, CONFIG_CODES.unknownContext);
  if (context === undefined) return "invalid";
  if (contextsOf(signal).includes(context)) return context;
  reader.error(CONFIG_CODES.contextOfAnotherSignal, node, `${signal} have no ${context} context`, [
    `contexts of ${signal}: ${contextsOf(signal).join(", ")}`,
  ]);
  return "invalid";
}
