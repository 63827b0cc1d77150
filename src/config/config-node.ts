import type { Span } from "../diagnostics/span.ts";

/**
 * A configuration as a tree that remembers where each part stands. It is built from YAML text (`yaml.ts`) or from plain
 * values (`fromValue`); the readers of this folder know only the tree.
 */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMap;

interface NodeBase {
  /** Where the node stands in the file; empty where the tree was built from values. */
  readonly span: Span;
  /** The way to the node from the root: `processors.transform.trace_statements[0]`. */
  readonly path: string;
}

export interface ConfigScalar extends NodeBase {
  readonly kind: "scalar";
  readonly value: string | number | bigint | boolean | null;
  /**
   * The text behind a value that came from an environment variable (`${env:PORT}` alone): where a string is wanted,
   * the Collector takes this text and not the number or boolean that it reads as.
   */
  readonly original?: string;
  /**
   * Where each UTF-16 unit of a string value stands in the file: `offsets[i]` for unit i, one more for its end.
   * Absent where the tree was built from values.
   */
  readonly offsets?: readonly number[];
  /** How the file spells the value; absent where it is spelled as it is. */
  readonly spelling?: Spelling;
}

/** The rules that a scalar's text in a file follows. */
export interface Spelling {
  readonly style: "plain" | "single" | "double" | "block";
  /** Variables are expanded, so that a dollar of the text is written twice. */
  readonly doublesDollars: boolean;
}

export interface ConfigList extends NodeBase {
  readonly kind: "list";
  readonly items: readonly ConfigNode[];
}

export interface ConfigMap extends NodeBase {
  readonly kind: "map";
  readonly entries: readonly ConfigEntry[];
}

export interface ConfigEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigNode;
}

/** The value of a key; undefined where the map lacks it. Keys are case-sensitive, as in the Collector. */
export function entryOf(map: ConfigMap, key: string): ConfigNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

export function isNull(node: ConfigNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === null && node.original === undefined;
}

/** What a node is, for messages: `a string`, `a list`, … */
export function describeNode(node: ConfigNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "a map";
  if (node.value === null) return "empty";
  if (typeof node.value === "boolean") return `the boolean ${node.value}`;
  return typeof node.value === "string" ? "a string" : `the number ${node.value}`;
}

/** The path of a map's entry or a list's item. */
export function childPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
