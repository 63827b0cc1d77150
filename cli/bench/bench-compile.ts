import { type ConfigNode, compileConfiguration, compileConfigurationTree, parseYaml, type Signal } from "ottl";
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
  /** As `compile_ms`, after one statement or condition was changed. */
  readonly incremental_ms: number;
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
  let edit = 0;
  return {
    compile_ms: median(budget / 2, () => compileConfigurationTree(root, settings)),
    first_ms: first,
    yaml_ms: median(budget / 4, () => parseYaml(text, settings)),
    incremental_ms: median(budget / 4, () => compileConfigurationTree(withChange(root, edit++), settings)),
  };
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
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

/** The tree with the last of its OTTL texts changed: `count` blanks more at its end. */
function withChange(root: ConfigNode, count: number): ConfigNode {
  const texts: ConfigNode[] = [];
  collectTexts(root, false, texts);
  const last = texts.at(-1);
  return last === undefined ? root : replace(root, last, " ".repeat((count % 100) + 1));
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
  if (node.kind === "list") return { ...node, items: node.items.map((item) => replace(item, target, suffix)) };
  if (node.kind !== "map") return node;
  return {
    ...node,
    entries: node.entries.map((entry) => ({ ...entry, value: replace(entry.value, target, suffix) })),
  };
}
