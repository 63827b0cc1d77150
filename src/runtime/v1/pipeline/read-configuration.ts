import {
  type ConfigEntry,
  type ConfigMap,
  type ConfigNode,
  type ConfigScalar,
  describeNode,
  entryOf,
  isNull,
} from "../../../config/config-node.ts";
import { type ConfigFinding, type ConfigText, nodeError } from "../../../config/finding.ts";
import { ConfigReader } from "../../../config/reader.ts";
import { parseYaml } from "../../../config/yaml.ts";
import { CONFIG_CODES } from "../../../diagnostics/config-codes.ts";
import { V1_CODES } from "../../../diagnostics/v1-codes.ts";
import {
  type LimitConfig,
  MAX_WORKERS,
  type StageConfig,
  type StageProgram,
  type V1Configuration,
} from "./configuration.ts";
import { outputEntries, readDefaultOutput, readOutputs } from "./read-outputs.ts";
import { readDuration, readMemory, readPolicy, readText, readWhole } from "./read-values.ts";

const PROGRAM_KEYS = ["statements", "program", "file"] as const;
const RUN_KEYS = ["on_error", "item_timeout"] as const;
const STAGE_KEYS: readonly string[] = ["name", "workers", ...PROGRAM_KEYS, ...RUN_KEYS];
const ROOT_KEYS: readonly string[] = [
  "dialect",
  "pipeline_mode",
  "stages",
  ...PROGRAM_KEYS,
  "workers",
  ...RUN_KEYS,
  "limits",
  "outputs",
  "default_output",
];

export interface ReadConfiguration {
  /** What could be read, errors among the findings or not; undefined where that is nothing. */
  readonly configuration: V1Configuration | undefined;
  readonly findings: readonly ConfigFinding[];
}

/**
 * Reads a YAML (or JSON) configuration of the dialect v1. Dollars stand for themselves. Never throws.
 * @param outputTypes what outputs there are.
 * @param isDialectKnown the configuration need not say its dialect.
 */
export function readV1Configuration(
  text: string,
  { outputTypes, isDialectKnown }: { readonly outputTypes: readonly string[]; readonly isDialectKnown: boolean },
): ReadConfiguration {
  const { root, findings } = parseYaml(text, { expand: false });
  const reader = new ConfigReader();
  reader.findings.push(...findings);
  const done = (configuration?: V1Configuration): ReadConfiguration => {
    return { configuration, findings: reader.findings.sort((a, b) => a.span.start - b.span.start) };
  };
  // What cannot be read has nothing more to say.
  if (root.kind !== "map" || findings.length > 0) {
    const message = "a configuration of the dialect v1 is a map of settings";
    if (findings.length === 0) reader.error(CONFIG_CODES.wrongType, root, message);
    return done();
  }
  reader.keys(root, ROOT_KEYS, "a configuration of the dialect v1");
  if (!isDialectKnown || entryOf(root, "dialect")) readDialect(reader, root);
  const defaults = runSettings(reader, root);
  const stages = readStages(reader, root, defaults);
  const entries = outputEntries(reader, root);
  const outputs = entries && readOutputs(reader, entries, outputTypes);
  const outputNames = entries?.map(({ key }) => key);
  const defaultOutput = readDefaultOutput(reader, root, outputNames ?? []);
  return done({ stages, outputs, outputNames, defaultOutput, limits: readLimits(reader, root) });
}

function readDialect(reader: ConfigReader, root: ConfigMap): void {
  const node = entryOf(root, "dialect");
  if (!node) {
    const [first] = root.entries;
    const message = "the configuration does not say its dialect: write dialect: v1";
    const span = first?.keySpan ?? root.span;
    reader.findings.push({ code: V1_CODES.invalidSetting, severity: "error", message, span, path: "" });
  } else if (node.kind !== "scalar" || !/^v1(\.0)?$/.test(String(node.value))) {
    const given =
      node.kind === "scalar" && node.value !== null ? `there is no dialect ${node.value}` : "dialect is empty";
    reader.error(V1_CODES.invalidSetting, node, given, ["dialects: collector, v1"]);
  }
}

function runSettings(reader: ConfigReader, map: ConfigMap): StageConfig["defaults"] {
  const recovery = readPolicy(reader, map, "on_error");
  const itemNanos = readDuration(reader, map, "item_timeout", "5ms");
  return { ...(recovery ? { recovery } : {}), ...(itemNanos === undefined ? {} : { itemNanos }) };
}

function readStages(reader: ConfigReader, root: ConfigMap, defaults: StageConfig["defaults"]): StageConfig[] {
  const list = entryOf(root, "stages");
  const mode = entryOf(root, "pipeline_mode");
  const isPipeline = mode ? reader.boolean(root, "pipeline_mode") : list !== undefined;
  if (list && !isPipeline && mode?.kind === "scalar" && mode.value === false) {
    reader.error(V1_CODES.invalidSetting, mode, "pipeline_mode is false, but there are stages");
  }
  if (!list && !isPipeline) {
    const workers = readWhole(reader, root, "workers", 1, MAX_WORKERS) ?? 1;
    const program = readProgram(reader, root, "the configuration");
    const base = { name: "main", span: root.span, path: "", recovery: undefined, itemNanos: undefined };
    return program ? [{ ...base, workers, program, defaults }] : [];
  }
  for (const { key, keySpan, value } of root.entries) {
    if (key !== "workers" && !(PROGRAM_KEYS as readonly string[]).includes(key)) continue;
    const message = `${key} belongs to a stage: a pipeline has nothing but stages`;
    reader.findings.push({
      code: V1_CODES.invalidSetting,
      severity: "error",
      message,
      span: keySpan,
      path: value.path,
    });
  }
  if (list?.kind !== "list" || list.items.length === 0) {
    const node = list ?? (mode as ConfigNode);
    const what =
      list && list.kind !== "list" && !isNull(list)
        ? `stages must be a list, but is ${describeNode(list)}`
        : "a pipeline needs stages";
    reader.error(V1_CODES.missingProgram, node, what, ["write stages: with a list of {name, workers, statements}"]);
    return [];
  }
  checkNames(reader, list.items);
  const stages = list.items.flatMap((item) => readStage(reader, item, defaults) ?? []);
  checkWorkers(reader, stages);
  return stages;
}

function readStage(reader: ConfigReader, node: ConfigNode, defaults: StageConfig["defaults"]): StageConfig | undefined {
  if (node.kind !== "map") {
    const message = `a stage is a map of name, workers and statements, but this is ${describeNode(node)}`;
    return reader.error(CONFIG_CODES.wrongType, node, message);
  }
  reader.keys(node, STAGE_KEYS, "a stage");
  const name = readText(reader, node, "name");
  const nameNode = entryOf(node, "name");
  if (!nameNode || isNull(nameNode)) {
    const span = node.entries[0]?.keySpan ?? node.span;
    const message = "the stage has no name, by which messages and metrics call it";
    reader.findings.push({ code: V1_CODES.invalidSetting, severity: "error", message, span, path: node.path });
  }
  const workers = readWhole(reader, node, "workers", 1, MAX_WORKERS) ?? 1;
  const { recovery, itemNanos } = runSettings(reader, node);
  const program = readProgram(reader, node, name === undefined ? "the stage" : `the stage ${name}`);
  if (!program || name === undefined) return undefined;
  const span = (nameNode ?? node).span;
  return { name, span, path: node.path, workers, program, recovery, itemNanos, defaults };
}

/** A program's texts or file, of which there must be one. */
function readProgram(reader: ConfigReader, map: ConfigMap, what: string): StageProgram | undefined {
  const given = map.entries.filter(({ key }) => (PROGRAM_KEYS as readonly string[]).includes(key));
  const [entry, second] = given;
  // A key that is misspelt was told already.
  const known = map.path === "" ? ROOT_KEYS : STAGE_KEYS;
  if (!entry && map.entries.some(({ key }) => !known.includes(key))) return undefined;
  if (!entry || second) {
    const message = entry
      ? `${what} has ${given.map(({ key }) => key).join(" and ")}: one of them must do`
      : `${what} has nothing to run: write statements, program or file`;
    const span = second?.keySpan ?? (map.path === "" ? map.entries[0]?.keySpan : undefined) ?? map.span;
    reader.findings.push({ code: V1_CODES.missingProgram, severity: "error", message, span, path: map.path });
    return undefined;
  }
  return entry.key === "statements" ? readStatements(reader, entry, what) : readOneText(reader, map, entry);
}

function readStatements(reader: ConfigReader, { value, keySpan }: ConfigEntry, what: string): StageProgram | undefined {
  // One text with several statements is what `program` is for, and is understood here too.
  if (value.kind === "scalar" && typeof value.value === "string") {
    return { kind: "texts", texts: [{ text: value.value, node: value, start: 0 }] };
  }
  if (value.kind !== "list") {
    if (!isNull(value)) {
      const message = `statements must be a list of strings, but is ${describeNode(value)}`;
      return reader.error(CONFIG_CODES.wrongType, value, message);
    }
  } else if (value.items.length > 0) {
    const texts: readonly ConfigText[] = reader.items(value.items, "statements");
    return texts.length < value.items.length ? undefined : { kind: "texts", texts };
  }
  const message = `${what} has no statements`;
  reader.findings.push({ code: V1_CODES.missingProgram, severity: "error", message, span: keySpan, path: value.path });
  return undefined;
}

function readOneText(reader: ConfigReader, map: ConfigMap, { key }: ConfigEntry): StageProgram | undefined {
  if (isNull(entryOf(map, key))) {
    return reader.error(V1_CODES.invalidSetting, entryOf(map, key) as ConfigNode, `${key} is empty`);
  }
  const text = readText(reader, map, key);
  const node = entryOf(map, key) as ConfigScalar;
  if (text === undefined) return undefined;
  return key === "file" ? { kind: "file", path: text, node } : { kind: "texts", texts: [{ text, node, start: 0 }] };
}

/** Names are told apart. */
function checkNames(reader: ConfigReader, stages: readonly ConfigNode[]): void {
  const nodes = stages.map((stage) => (stage.kind === "map" ? entryOf(stage, "name") : undefined));
  const names = nodes.map((node) => (node?.kind === "scalar" && !isNull(node) ? String(node.value) : undefined));
  for (const [i, node] of nodes.entries()) {
    const first = names.indexOf(names[i]);
    if (!node || names[i] === undefined || first === i) continue;
    const message = `there are two stages ${names[i]}: the other one is number ${first + 1}`;
    const labels = [{ span: (nodes[first] as ConfigNode).span, message: "the other one" }];
    reader.findings.push(nodeError(V1_CODES.duplicateStage, node, message, { labels }));
  }
}

/** There are not too many threads. */
function checkWorkers(reader: ConfigReader, stages: readonly StageConfig[]): void {
  let workers = 0;
  for (const { span, path, workers: own } of stages) {
    workers += own;
    if (workers <= MAX_WORKERS || workers - own > MAX_WORKERS) continue;
    const message = `up to here the stages have ${workers} workers; a pipeline has at most ${MAX_WORKERS}`;
    reader.findings.push({ code: V1_CODES.invalidSetting, severity: "error", message, span, path });
  }
}

function readLimits(reader: ConfigReader, root: ConfigMap): LimitConfig[] {
  const map = reader.map(entryOf(root, "limits"), "limits");
  if (!map) return [];
  reader.keys(map, ["records", "time", "memory"], "limits");
  const values = {
    records: readWhole(reader, map, "records", 1, 1e15),
    time: readDuration(reader, map, "time", "10s"),
    memory: readMemory(reader, map, "memory"),
  };
  return (["records", "time", "memory"] as const).flatMap((kind) => {
    const value = values[kind];
    return value === undefined ? [] : [{ kind, value, span: (entryOf(map, kind) as ConfigNode).span }];
  });
}
