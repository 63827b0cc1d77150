import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import type { ListMemos } from "../util/list-memo.ts";
import { type ConfigMap, type ConfigNode, entryOf, isNull } from "./config-node.ts";
import { expandKeys } from "./expand-keys.ts";
import { type ConfigText, nodeError } from "./finding.ts";
import { type GroupBase, readContext, readGroups } from "./groups.ts";
import { legacyConditions } from "./legacy-filter.ts";
import { ConfigReader, type ErrorMode } from "./reader.ts";
import { type ConfigContext, type ConfigSignal, filterContexts, SIGNALS } from "./signals.ts";
import type { ReadConfig } from "./transform-config.ts";

/** Conditions that drop a record where one of them holds; without a context, each condition's is inferred by itself. */
export type ConditionGroup = GroupBase;

/** The older style: lists of conditions by context, paths without context names. Undefined: not configured. */
export type ConditionLists = Readonly<Partial<Record<ConfigContext, readonly ConfigText[]>>>;

/** What a filter does with one signal. */
export interface FilterRules {
  /** Undefined: not configured; empty: configured, but without effect. */
  readonly groups: readonly ConditionGroup[] | undefined;
  readonly lists: ConditionLists;
}

/** The filter processor's configuration. Source: filterprocessor, config.go. */
export interface FilterConfig {
  readonly kind: "filter";
  readonly errorMode: ErrorMode;
  readonly rules: Readonly<Record<ConfigSignal, FilterRules>>;
  readonly node: ConfigNode;
}

export const CONDITION_KEYS: Record<ConfigSignal, string> = {
  traces: "trace_conditions",
  metrics: "metric_conditions",
  logs: "log_conditions",
  profiles: "profile_conditions",
};

/** The settings of the older style, with the context each stands for. */
export const LIST_KEYS: Record<ConfigSignal, Readonly<Record<string, ConfigContext>>> = {
  traces: { resource: "resource", span: "span", spanevent: "spanevent" },
  metrics: { resource: "resource", metric: "metric", datapoint: "datapoint" },
  logs: { resource: "resource", log_record: "log" },
  profiles: { resource: "resource", profile: "profile" },
};

const LEGACY_KEYS: Record<ConfigSignal, readonly string[]> = {
  traces: [],
  metrics: ["include", "exclude", "regexp"],
  logs: ["include", "exclude"],
  profiles: [],
};

const KEYS = ["error_mode", ...Object.values(CONDITION_KEYS), ...SIGNALS, "spans"];
const GROUP_KEYS = ["context", "conditions", "error_mode"];

/**
 * Reads a filter processor's configuration; the OTTL texts in it are not looked at.
 * @param lists what lists were read as before.
 */
export function readFilterConfig(node: ConfigNode, lists?: ListMemos): ReadConfig<FilterConfig> {
  const reader = new ConfigReader(lists);
  const given = reader.map(node, "the configuration of a filter processor");
  const map = expandKeys(given ?? { kind: "map", span: node.span, path: node.path, entries: [] });
  reader.keys(map, KEYS, "the filter processor");
  const spans = reader.map(entryOf(map, "spans"), "spans");
  if (spans) {
    reader.keys(spans, ["include", "exclude"], "spans");
    refuseLegacy(reader, spans, "traces");
  }
  const config: FilterConfig = {
    kind: "filter",
    errorMode: reader.errorMode(map) ?? "ignore",
    rules: {
      traces: readRules(reader, map, "traces"),
      metrics: readRules(reader, map, "metrics"),
      logs: readRules(reader, map, "logs"),
      profiles: readRules(reader, map, "profiles"),
    },
    node,
  };
  return { config, findings: reader.findings };
}

function readRules(reader: ConfigReader, map: ConfigMap, signal: ConfigSignal): FilterRules {
  const key = CONDITION_KEYS[signal];
  const groups = readGroups<ConditionGroup>(reader, map, {
    key,
    item: "conditions",
    allowsTrailingTexts: false,
    readGroup: (group) => readGroup(reader, group, signal),
    flatGroup: (conditions, list) => ({ context: undefined, conditions, errorMode: undefined, node: list }),
  });
  const lists = readLists(reader, map, signal);
  const given = Object.keys(lists);
  const node = entryOf(map, key);
  if (groups && node && given.length > 0) {
    reader.error(
      CONFIG_CODES.bothStyles,
      node,
      `${key} and the older settings under ${signal} (${given.join(", ")}) cannot be used together`,
      [`move those conditions to ${key}, with their context in front of each path`],
    );
  }
  return { groups, lists };
}

function readGroup(reader: ConfigReader, group: ConfigMap, signal: ConfigSignal): ConditionGroup {
  reader.keys(group, GROUP_KEYS, "a group of conditions");
  return {
    context: readContext(reader, group, signal, filterContexts),
    conditions: reader.texts(group, "conditions") ?? [],
    errorMode: reader.errorMode(group),
    node: group,
  };
}

function readLists(reader: ConfigReader, map: ConfigMap, signal: ConfigSignal): ConditionLists {
  const section = reader.map(entryOf(map, signal), signal);
  if (!section) return {};
  const keys = LIST_KEYS[signal];
  reader.keys(section, [...Object.keys(keys), ...LEGACY_KEYS[signal]], signal);
  refuseLegacy(reader, section, signal);
  const lists: Partial<Record<ConfigContext, readonly ConfigText[]>> = {};
  for (const [key, context] of Object.entries(keys)) {
    const texts = reader.texts(section, key);
    if (texts) lists[context] = texts;
  }
  return lists;
}

/** Refuses the settings from before OTTL, with the conditions that do the same. */
function refuseLegacy(reader: ConfigReader, section: ConfigMap, signal: ConfigSignal): void {
  const include = entryOf(section, "include");
  const exclude = entryOf(section, "exclude");
  const given = [include, exclude].filter((node) => node && !isNull(node)) as ConfigNode[];
  const regexp = entryOf(section, "regexp");
  if (given.length === 0) {
    if (signal === "metrics" && regexp && !isNull(regexp)) {
      const message = "regexp only tunes include and exclude: it has no effect here";
      reader.findings.push(nodeError(CONFIG_CODES.noEffect, regexp, message, { severity: "warning" }));
    }
    return;
  }
  const conditions = legacyConditions(signal, include, exclude);
  const lines = conditions.map((condition) => `  - '${condition.replaceAll("'", "''")}'`);
  for (const node of given) {
    reader.error(
      CONFIG_CODES.legacyFilter,
      node,
      `${node === include ? "include" : "exclude"} is the filter of before OTTL, which is not supported: write conditions`,
      conditions.length > 0 ? [`the same as conditions:\n${CONDITION_KEYS[signal]}:\n${lines.join("\n")}`] : [],
    );
  }
}
