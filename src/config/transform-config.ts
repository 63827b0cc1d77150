import type { ListMemos } from "../util/list-memo.ts";
import { type ConfigMap, type ConfigNode, entryOf } from "./config-node.ts";
import { expandKeys } from "./expand-keys.ts";
import type { ConfigFinding, ConfigText } from "./finding.ts";
import { type GroupBase, readContext, readGroups } from "./groups.ts";
import { ConfigReader, type ErrorMode } from "./reader.ts";
import { type ConfigSignal, transformContexts } from "./signals.ts";

/** A group of statements that run together over all records. */
export interface StatementGroup extends GroupBase {
  readonly statements: readonly ConfigText[];
  readonly sharedCache: boolean;
}

/** The transform processor's configuration. Source: transformprocessor, config.go. */
export interface TransformConfig {
  readonly kind: "transform";
  readonly errorMode: ErrorMode;
  readonly groups: Readonly<Record<ConfigSignal, readonly StatementGroup[]>>;
  /** Each log record gets its own copy of resource and scope; equal ones are joined again afterwards. */
  readonly flattenLogs: boolean;
  /** Where `flatten.log` stands. */
  readonly flattenNode: ConfigNode | undefined;
  readonly node: ConfigNode;
}

export const STATEMENT_KEYS: Record<ConfigSignal, string> = {
  traces: "trace_statements",
  metrics: "metric_statements",
  logs: "log_statements",
  profiles: "profile_statements",
};

const KEYS = ["error_mode", ...Object.values(STATEMENT_KEYS), "flatten"];
const GROUP_KEYS = ["context", "conditions", "statements", "error_mode", "shared_cache"];

/** The configuration, as far as it can be read, and what is wrong with it. */
export interface ReadConfig<C> {
  readonly config: C;
  readonly findings: readonly ConfigFinding[];
}

/**
 * Reads a transform processor's configuration; the OTTL texts in it are not looked at.
 * @param lists what lists were read as before.
 */
export function readTransformConfig(node: ConfigNode, lists?: ListMemos): ReadConfig<TransformConfig> {
  const reader = new ConfigReader(lists);
  const given = reader.map(node, "the configuration of a transform processor");
  const map = expandKeys(given ?? { kind: "map", span: node.span, path: node.path, entries: [] });
  reader.keys(map, KEYS, "the transform processor");
  const groups = (signal: ConfigSignal): readonly StatementGroup[] =>
    readGroups(reader, map, {
      key: STATEMENT_KEYS[signal],
      item: "statements",
      allowsTrailingTexts: true,
      readGroup: (group) => readGroup(reader, group, signal),
      flatGroup: (statements, list) => ({
        context: undefined,
        conditions: [],
        statements,
        errorMode: undefined,
        sharedCache: false,
        node: list,
      }),
    }) ?? [];
  const flatten = reader.map(entryOf(map, "flatten"), "flatten");
  if (flatten) reader.keys(flatten, ["log"], "flatten");
  const config: TransformConfig = {
    kind: "transform",
    errorMode: reader.errorMode(map) ?? "ignore",
    groups: {
      traces: groups("traces"),
      metrics: groups("metrics"),
      logs: groups("logs"),
      profiles: groups("profiles"),
    },
    flattenLogs: flatten ? reader.boolean(flatten, "log") : false,
    flattenNode: flatten && entryOf(flatten, "log"),
    node,
  };
  return { config, findings: reader.findings };
}

function readGroup(reader: ConfigReader, group: ConfigMap, signal: ConfigSignal): StatementGroup {
  reader.keys(group, GROUP_KEYS, "a group of statements");
  return {
    context: readContext(reader, group, signal, transformContexts),
    conditions: reader.texts(group, "conditions") ?? [],
    statements: reader.texts(group, "statements") ?? [],
    errorMode: reader.errorMode(group),
    sharedCache: reader.boolean(group, "shared_cache"),
    node: group,
  };
}
