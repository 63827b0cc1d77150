import { type ConfigMap, type ConfigNode, describeNode, entryOf, isNull } from "../../config/config-node.ts";
import { CONDITION_KEYS } from "../../config/filter-config.ts";
import { type ConfigFinding, nodeError } from "../../config/finding.ts";
import type { ConfigSignal } from "../../config/signals.ts";
import { STATEMENT_KEYS } from "../../config/transform-config.ts";
import { parseYaml } from "../../config/yaml.ts";
import { CONFIG_CODES } from "../../diagnostics/config-codes.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";

/** Where a test's rules are. */
export type RulesOf =
  | { readonly kind: "file"; readonly path: string; readonly node: ConfigNode }
  /** A program of the dialect v1. */
  | { readonly kind: "program"; readonly text: string; readonly node: ConfigNode }
  | { readonly kind: "tree"; readonly treeFor: (signal: ConfigSignal) => ConfigNode; readonly node: ConfigNode };

/** Telemetry as a test gives it: a file, or nodes of the test file. */
export type TelemetryOf =
  | { readonly kind: "file"; readonly path: string; readonly node: ConfigNode }
  | { readonly kind: "inline"; readonly node: ConfigNode };

/** Where records are routed: every one to an output, or to each output so many, or these. */
export type RoutedTo =
  | { readonly kind: "all"; readonly output: string }
  | { readonly kind: "outputs"; readonly outputs: ReadonlyMap<string, number | TelemetryOf | "nothing"> };

/** An OTTL condition that must hold on every record of its context, or on one. */
export interface Assertion {
  readonly condition: string;
  /** Index in the output; undefined: all. */
  readonly record: number | undefined;
  readonly node: ConfigNode;
}

/** One test as it is written. What is undefined is not looked at. */
export interface RuleTest {
  readonly name: string;
  readonly node: ConfigNode;
  readonly rules: RulesOf;
  readonly pipeline: string | undefined;
  readonly input: TelemetryOf;
  /** What comes out, all of it; `nothing`: all records are dropped. */
  readonly expected: TelemetryOf | "nothing" | undefined;
  /** Fields of what comes out; others may be anything. */
  readonly includes: TelemetryOf | undefined;
  readonly assertions: readonly Assertion[];
  /** How many records are dropped; `all`. */
  readonly dropped: number | "all" | undefined;
  readonly routedTo: RoutedTo | undefined;
  readonly unchanged: boolean | undefined;
  /** How many errors, or a part of the text of each. */
  readonly errors: number | readonly string[] | undefined;
  readonly snapshot: boolean;
}

export interface TestFile {
  readonly tests: readonly RuleTest[];
  readonly findings: readonly ConfigFinding[];
}

const RULE_KEYS = ["config", "program", "statements", "conditions", "context", "error_mode", "pipeline"];
const FILE_KEYS = [...RULE_KEYS, "tests", "test_cases"];
const TEST_KEYS = [
  ...RULE_KEYS,
  "name",
  "input",
  "expected",
  "includes",
  "assert",
  "dropped",
  "routed_to",
  "unchanged",
  "errors",
  "snapshot",
];

/**
 * Reads a `*.ottl-test.yaml` file: rules (`config`, `statements` or `conditions`) and `tests` (or `test_cases`), each
 * of which may have rules of its own. Dollars in it stand for themselves. Never throws.
 */
export function readTestFile(text: string): TestFile {
  const { root, findings: found } = parseYaml(text, { expand: false });
  const findings: ConfigFinding[] = [...found];
  if (root.kind !== "map") {
    if (findings.length === 0) findings.push(wrongType(root, "a test file is a map with tests:"));
    return { tests: [], findings };
  }
  checkKeys(root, FILE_KEYS, "a test file", findings);
  const list = entryOf(root, "tests") ?? entryOf(root, "test_cases");
  if (list?.kind !== "list" || list.items.length === 0) {
    findings.push(wrongType(list ?? root, "a test file needs a list of tests:"));
    return { tests: [], findings };
  }
  const tests = list.items.flatMap((node, i) => readTest(node, i, root, findings) ?? []);
  const names = new Set<string>();
  for (const { name, node } of tests) {
    if (names.has(name)) findings.push(wrongType(node, `two tests are called ${JSON.stringify(name)}`));
    names.add(name);
  }
  return { tests, findings };
}

function readTest(node: ConfigNode, index: number, file: ConfigMap, findings: ConfigFinding[]): RuleTest | undefined {
  if (node.kind !== "map") {
    findings.push(wrongType(node, `a test is a map, not ${describeNode(node)}`));
    return undefined;
  }
  const before = findings.length;
  checkKeys(node, TEST_KEYS, "a test", findings);
  const rules = readRules(node, findings) ?? readRules(file, findings);
  if (!rules) findings.push(wrongType(node, "a test needs rules: config:, program:, statements: or conditions:"));
  const input = readTelemetryNode(entryOf(node, "input"));
  if (!input) findings.push(wrongType(node, "a test needs an input:"));
  const expected = entryOf(node, "expected");
  const hasExpected = node.entries.some(({ key }) => key === "expected");
  const snapshot = boolOf(node, "snapshot", findings) ?? false;
  const test = {
    name: textOf(node, "name", findings) ?? `test ${index + 1}`,
    node,
    pipeline: textOf(node, "pipeline", findings) ?? textOf(file, "pipeline", findings),
    expected: hasExpected ? (isNothing(expected) ? ("nothing" as const) : readTelemetryNode(expected)) : undefined,
    includes: readTelemetryNode(entryOf(node, "includes")),
    assertions: readAssertions(entryOf(node, "assert"), findings),
    dropped: readDropped(node, findings),
    routedTo: readRoutedTo(node, findings),
    unchanged: boolOf(node, "unchanged", findings),
    errors: readErrors(node, findings),
    snapshot,
  };
  const says = ["expected", "includes", "assert", "dropped", "routed_to", "unchanged", "errors", "snapshot"];
  if (!node.entries.some(({ key }) => says.includes(key))) {
    const message = `the test ${JSON.stringify(test.name)} checks nothing: give it expected:, assert:, dropped: or such`;
    findings.push(wrongType(node, message));
  }
  if (!rules || !input || findings.length > before) return undefined;
  return { ...test, rules, input };
}

/** `null`, `dropped` and `[]` all say that nothing comes out. */
function isNothing(node: ConfigNode | undefined): boolean {
  if (node === undefined || isNull(node)) return true;
  return node.kind === "list" ? node.items.length === 0 : node.kind === "scalar" && node.value === "dropped";
}

/** A string is a file, as is `{file: …}`. */
function readTelemetryNode(node: ConfigNode | undefined): TelemetryOf | undefined {
  if (node === undefined || isNull(node)) return undefined;
  const file = node.kind === "map" && node.entries.length === 1 ? entryOf(node, "file") : node;
  if (file?.kind === "scalar" && typeof file.value === "string") return { kind: "file", path: file.value, node };
  return { kind: "inline", node };
}

function readRules(map: ConfigMap, findings: ConfigFinding[]): RulesOf | undefined {
  const config = entryOf(map, "config");
  const statements = entryOf(map, "statements");
  const conditions = entryOf(map, "conditions");
  const program = entryOf(map, "program");
  const given = [config, program, statements, conditions].filter((node) => node !== undefined);
  if (given.length > 1)
    findings.push(wrongType(given[1], "give one of config:, program:, statements: and conditions:"));
  if (program) {
    if (program.kind === "scalar" && typeof program.value === "string") {
      return { kind: "program", text: program.value, node: program };
    }
    findings.push(wrongType(program, "program: is a text of the dialect v1; a file of it goes with config:"));
    return undefined;
  }
  if (config) {
    if (config.kind === "scalar" && typeof config.value === "string") {
      return { kind: "file", path: config.value, node: config };
    }
    return { kind: "tree", treeFor: () => config, node: config };
  }
  const texts = statements ?? conditions;
  if (!texts) return undefined;
  const item = statements ? "statements" : "conditions";
  return { kind: "tree", treeFor: (signal) => processorTree(map, texts, item, signal), node: texts };
}

/** A transform or filter processor's own configuration around texts of the test file. */
function processorTree(
  map: ConfigMap,
  texts: ConfigNode,
  item: "statements" | "conditions",
  signal: ConfigSignal,
): ConfigNode {
  const { span, path } = texts;
  const list: ConfigNode = texts.kind === "list" ? texts : { kind: "list", span, path, items: [texts] };
  const context = entryOf(map, "context");
  const entry = (key: string, value: ConfigNode) => ({ key, keySpan: value.span, value });
  const group = context && {
    kind: "map" as const,
    span,
    path,
    entries: [entry("context", context), entry(item, list)],
  };
  const groups: ConfigNode = group ? { kind: "list", span, path, items: [group] } : list;
  const mode = entryOf(map, "error_mode");
  const key = (item === "statements" ? STATEMENT_KEYS : CONDITION_KEYS)[signal];
  const own = {
    kind: "map" as const,
    span,
    path,
    entries: [...(mode ? [entry("error_mode", mode)] : []), entry(key, groups)],
  };
  const name = item === "statements" ? "transform" : "filter";
  const section = { kind: "map" as const, span, path, entries: [entry(name, own)] };
  return { kind: "map", span, path, entries: [entry("processors", section)] };
}

function readAssertions(node: ConfigNode | undefined, findings: ConfigFinding[]): Assertion[] {
  if (node === undefined) return [];
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => {
    const condition = item.kind === "map" ? entryOf(item, "condition") : item;
    const record = item.kind === "map" ? entryOf(item, "record") : undefined;
    if (item.kind === "map") checkKeys(item, ["condition", "record"], "an assertion", findings);
    if (condition?.kind !== "scalar" || typeof condition.value !== "string") {
      findings.push(wrongType(item, "an assertion is an OTTL condition, or {record: 0, condition: …}"));
      return [];
    }
    const index = record?.kind === "scalar" && Number.isInteger(record.value) ? Number(record.value) : undefined;
    if (record && index === undefined) findings.push(wrongType(record, "record: is an index of the output, from 0"));
    return { condition: condition.value, record: index, node: condition };
  });
}

function readDropped(map: ConfigMap, findings: ConfigFinding[]): RuleTest["dropped"] {
  const node = entryOf(map, "dropped");
  if (node === undefined) return undefined;
  if (node.kind === "scalar") {
    if (typeof node.value === "boolean") return node.value ? "all" : 0;
    if (Number.isInteger(node.value)) return Number(node.value);
  }
  findings.push(wrongType(node, "dropped: is true, false or a number of records"));
  return undefined;
}

function readRoutedTo(map: ConfigMap, findings: ConfigFinding[]): RoutedTo | undefined {
  const node = entryOf(map, "routed_to");
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && typeof node.value === "string") return { kind: "all", output: node.value };
  if (isNothing(node)) return { kind: "outputs", outputs: new Map() };
  if (node.kind !== "map") {
    const message = "routed_to: is an output that takes every record, or a map of outputs with what goes to each";
    findings.push(wrongType(node, message));
    return undefined;
  }
  const outputs = new Map<string, number | TelemetryOf | "nothing">();
  for (const { key, value } of node.entries) {
    const isCount = value.kind === "scalar" && typeof value.value !== "string" && !isNull(value);
    if (isCount && (!Number.isInteger(value.value) || Number(value.value) < 0)) {
      findings.push(wrongType(value, `routed_to: ${key} takes a number of records, or the records`));
    } else
      outputs.set(
        key,
        isCount ? Number(value.value) : (readTelemetryNode(isNothing(value) ? undefined : value) ?? "nothing"),
      );
  }
  return { kind: "outputs", outputs };
}

function readErrors(map: ConfigMap, findings: ConfigFinding[]): RuleTest["errors"] {
  const node = entryOf(map, "errors");
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && Number.isInteger(node.value)) return Number(node.value);
  const items = node.kind === "list" ? node.items : [node];
  const texts = items.flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? item.value : []));
  if (texts.length === items.length) return texts;
  findings.push(wrongType(node, "errors: is their number, or a list with a part of the text of each"));
  return undefined;
}

function textOf(map: ConfigMap, key: string, findings: ConfigFinding[]): string | undefined {
  const node = entryOf(map, key);
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && node.value !== null) return String(node.value);
  findings.push(wrongType(node, `${key}: is a string, not ${describeNode(node)}`));
  return undefined;
}

function boolOf(map: ConfigMap, key: string, findings: ConfigFinding[]): boolean | undefined {
  const node = entryOf(map, key);
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  findings.push(wrongType(node, `${key}: is true or false, not ${describeNode(node)}`));
  return undefined;
}

function checkKeys(map: ConfigMap, known: readonly string[], what: string, findings: ConfigFinding[]): void {
  for (const { key, keySpan, value } of map.entries) {
    if (known.includes(key)) continue;
    const [similar] = didYouMean(key, known, 1);
    const hint = similar === undefined ? "" : `: did you mean ${similar}?`;
    findings.push(
      nodeError(CONFIG_CODES.unknownKey, value, `${what} has no ${key}${hint}`, {
        span: keySpan,
        notes: [`known: ${known.join(", ")}`],
      }),
    );
  }
}

function wrongType(node: ConfigNode, message: string): ConfigFinding {
  return nodeError(CONFIG_CODES.wrongType, node, message);
}
