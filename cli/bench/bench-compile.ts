import {
  type ConfigNode,
  type ConfigurationOptions,
  compileConfiguration,
  compileConfigurationTree,
  createCompiler,
  parseYaml,
  type Signal,
} from "ottl";
import { Rules } from "../run/rules.ts";
import { variablesOf } from "../support/common-options.ts";
import { readText } from "../support/read-text.ts";
import type { BenchOptions } from "./bench-run.ts";

/** What `ottl bench --compile` measures, in milliseconds; medians but for the first. */
export interface CompileResult {
  /** From the parsed YAML to a program that can run. */
  readonly compile_ms: number;
  /** The first time in this process, YAML included: nothing is warm. */
  readonly first_ms: number;
  /** Parsing the YAML, with positions. */
  readonly yaml_ms: number;
  /** As `compile_ms`, by a compiler that knows all texts but one: each round another one is changed. */
  readonly incremental_ms: number;
  /** The form over columns, which is compiled when the first payload asks for it; cold. */
  readonly columns_ms: number;
  /** Statements and conditions. */
  readonly texts: number;
}

/** Times turning a configuration into a program. */
export async function benchCompile(options: BenchOptions): Promise<CompileResult> {
  const rules = await Rules.open(options);
  const text = await readText(options.config);
  const signal = options.signal ?? signalOf(text);
  const { gates, tier, pipeline, strict } = options;
  const settings = { signal, gates, tier, pipeline, strict, variables: variablesOf(options) };
  const first = time(() => compileConfiguration(text, settings));
  // Shows what is wrong and ends here, where something is.
  rules.programFor(signal);
  const { root } = parseYaml(text, settings);
  const budget = options.seconds * 1000;
  const { program } = compileConfigurationTree(root, settings);
  return {
    compile_ms: median(budget / 2, () => compileConfigurationTree(root, settings)),
    first_ms: first,
    yaml_ms: median(budget / 4, () => parseYaml(text, settings)),
    incremental_ms: incremental(root, settings, budget / 4),
    columns_ms: time(() => program?.hasBatchForm),
    texts: textsOf(root).length,
  };
}

/** Edits one text after the other, as an author does; only compiling is timed. */
function incremental(root: ConfigNode, settings: ConfigurationOptions, milliseconds: number): number {
  const compiler = createCompiler(settings);
  compiler.compileTree(root);
  const count = textsOf(root).length;
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  let tree = root;
  while (times.length < 5 || performance.now() < end) {
    tree = withChange(tree, Math.floor(times.length * 0.618 * count) % count);
    times.push(time(() => compiler.compileTree(tree)));
  }
  return middle(times);
}

/** The signal whose settings come first. */
function signalOf(text: string): Signal {
  const match = /\b(trace|metric|log|profile)_(?:statements|conditions)\b/.exec(text);
  return match ? (`${match[1]}s` as Signal) : "traces";
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The median of as many rounds as fit into the time, of five at least. */
function median(milliseconds: number, run: () => unknown): number {
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  while (times.length < 5 || performance.now() < end) times.push(time(run));
  return middle(times);
}

function middle(times: number[]): number {
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

/** The tree with one of its OTTL texts changed: a blank more at its end. */
function withChange(root: ConfigNode, index: number): ConfigNode {
  const text = textsOf(root)[index];
  return text === undefined ? root : replace(root, text, " ");
}

function textsOf(root: ConfigNode): readonly ConfigNode[] {
  const texts: ConfigNode[] = [];
  collectTexts(root, false, texts);
  return texts;
}

const TEXT_KEYS = /_(?:statements|conditions)$|^(?:statements|conditions)$/;

function collectTexts(node: ConfigNode, isText: boolean, texts: ConfigNode[]): void {
  if (node.kind === "map") for (const { key, value } of node.entries) collectTexts(value, TEXT_KEYS.test(key), texts);
  else if (node.kind === "list") for (const item of node.items) collectTexts(item, isText, texts);
  else if (isText && typeof node.value === "string") texts.push(node);
}

function replace(node: ConfigNode, target: ConfigNode, suffix: string): ConfigNode {
  if (node === target && node.kind === "scalar")
    return { ...node, offsets: undefined, value: `${node.value}${suffix}` };
  if (node.kind === "scalar") return node;
  // What holds no change stays the same object, as in an editor that keeps its tree.
  if (node.kind === "list") {
    const items = node.items.map((item) => replace(item, target, suffix));
    return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node;
  }
  const entries = node.entries.map((entry) => {
    const value = replace(entry.value, target, suffix);
    return value === entry.value ? entry : { ...entry, value };
  });
  return entries.some((entry, i) => entry !== node.entries[i]) ? { ...node, entries } : node;
}
