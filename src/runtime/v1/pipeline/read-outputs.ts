import {
  type ConfigEntry,
  type ConfigMap,
  type ConfigNode,
  describeNode,
  entryOf,
  isNull,
} from "../../../config/config-node.ts";
import type { ConfigReader } from "../../../config/reader.ts";
import { CONFIG_CODES } from "../../../diagnostics/config-codes.ts";
import { didYouMean } from "../../../diagnostics/did-you-mean.ts";
import { V1_CODES } from "../../../diagnostics/v1-codes.ts";
import { OUTPUT_FORMATS, OUTPUT_TYPES, type OutputConfig } from "./configuration.ts";
import { readText } from "./read-values.ts";

const FILE_KEYS: readonly string[] = ["type", "path", "format"];

/** The named outputs: a map by name, or a list whose items have a name. Undefined where the configuration has none. */
export function outputEntries(reader: ConfigReader, root: ConfigMap): readonly ConfigEntry[] | undefined {
  const node = entryOf(root, "outputs");
  if (node?.kind !== "list") return reader.map(node, "outputs")?.entries;
  const entries: ConfigEntry[] = [];
  for (const item of node.items) {
    const name = item.kind === "map" ? readText(reader, item, "name") : undefined;
    const nameNode = item.kind === "map" ? entryOf(item, "name") : undefined;
    if (item.kind !== "map" || name === undefined || !nameNode) {
      if (!nameNode) reader.error(V1_CODES.invalidSetting, item, "an output of a list is a map with a name");
      continue;
    }
    if (entries.some(({ key }) => key === name)) {
      reader.error(V1_CODES.invalidSetting, nameNode, `there are two outputs ${name}`);
    }
    const value = { ...item, entries: item.entries.filter(({ key }) => key !== "name") };
    entries.push({ key: name, keySpan: nameNode.span, value });
  }
  return entries;
}

/** Reads what each output is. */
export function readOutputs(
  reader: ConfigReader,
  entries: readonly ConfigEntry[],
  types: readonly string[],
): readonly OutputConfig[] {
  return entries.flatMap((entry) => readOutput(reader, entry, types) ?? []);
}

function readOutput(
  reader: ConfigReader,
  { key: name, keySpan: span, value: node }: ConfigEntry,
  types: readonly string[],
): OutputConfig | undefined {
  const base = { name, span, path: undefined, format: undefined, settings: {} };
  if (name === "") return reader.error(V1_CODES.invalidSetting, node, "an output needs a name");
  if (node.kind === "scalar" && typeof node.value === "string" && node.value.trim() !== "") {
    if (node.value === "-" || node.value === "stdout") return { ...base, type: "stdout" };
    return { ...base, type: "file", path: node.value };
  }
  if (node.kind !== "map") {
    const found = isNull(node) ? "says nothing" : `is ${describeNode(node)}`;
    const notes = ["write a path, stdout, or {type, path, format}"];
    return reader.error(CONFIG_CODES.wrongType, node, `the output ${name} ${found}`, notes);
  }
  const path = readText(reader, node, "path");
  const type = readText(reader, node, "type") ?? (path === undefined ? undefined : "file");
  if (type === undefined) {
    return reader.error(V1_CODES.invalidSetting, node, `the output ${name} has neither a type nor a path`, [
      `types: ${types.join(", ")}`,
    ]);
  }
  if (!types.includes(type)) {
    const [close] = didYouMean(type, types, 1);
    const notes = [...(close ? [`did you mean ${close}?`] : []), `types: ${types.join(", ")}`];
    const at = entryOf(node, "type") ?? node;
    return reader.error(V1_CODES.invalidSetting, at, `this runtime has no outputs of the type ${type}`, notes);
  }
  if (!OUTPUT_TYPES.includes(type)) return { ...base, type, path, settings: toRecord(node) };
  reader.keys(node, type === "file" ? FILE_KEYS : ["type", "format"], `an output of the type ${type}`);
  if (type === "file" && path === undefined) {
    const given = entryOf(node, "path");
    if (given && !isNull(given)) return undefined;
    return reader.error(V1_CODES.invalidSetting, given ?? node, `the output ${name} has no path`);
  }
  const format = entryOf(node, "format")
    ? reader.word(node, "format", OUTPUT_FORMATS, V1_CODES.invalidSetting)
    : undefined;
  return { ...base, type, path, format, settings: toRecord(node) };
}

function toRecord(map: ConfigMap): Record<string, unknown> {
  return Object.fromEntries(map.entries.map(({ key, value }) => [key, toValue(value)]));
}

function toValue(node: ConfigNode): unknown {
  if (node.kind === "map") return toRecord(node);
  return node.kind === "list" ? node.items.map(toValue) : node.value;
}

/** The output of what is left. */
export function readDefaultOutput(reader: ConfigReader, root: ConfigMap, names: readonly string[]): string | undefined {
  const name = readText(reader, root, "default_output");
  const node = entryOf(root, "default_output");
  if (name === undefined || !node) return undefined;
  if (names.includes(name)) return name;
  const [close] = didYouMean(name, names, 1);
  return reader.error(V1_CODES.unknownOutput, node, `there is no output ${name}`, [
    ...(close ? [`did you mean ${close}?`] : []),
    names.length > 0 ? `outputs: ${names.join(", ")}` : "the configuration has no outputs",
  ]);
}
