import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar } from "yaml";
import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import type { Span } from "../diagnostics/span.ts";
import { type ConfigEntry, type ConfigNode, type ConfigScalar, childPath, type Spelling } from "./config-node.ts";
import { type ExpansionProblem, expandVariables, type Variables } from "./expand-variables.ts";
import type { ConfigFinding } from "./finding.ts";
import { fromValue } from "./from-value.ts";
import { type ScalarStyle, scalarOffsets } from "./scalar-offsets.ts";

export interface YamlOptions {
  /** Looks environment variables up for `${env:NAME}`; without it none is set. */
  readonly variables?: Variables;
  /** False: dollars stay as they are. */
  readonly expand?: boolean;
}

export interface YamlResult {
  /** Null where the text is empty or cannot be read at all. */
  readonly root: ConfigNode;
  readonly findings: readonly ConfigFinding[];
}

/** Aliases can repeat a part very often; more nodes than this are refused. */
const MAX_NODES = 100_000;

/** Reads a Collector's YAML file into a tree that knows where everything stands. Never throws. */
export function parseYaml(text: string, options: YamlOptions = {}): YamlResult {
  const document = parseDocument(text, {
    keepSourceTokens: true,
    prettyErrors: false,
    merge: true,
    logLevel: "silent",
  });
  const findings: ConfigFinding[] = [];
  for (const { code, pos, message } of document.errors) {
    // Like the Collector, only the first document is read.
    if (code === "MULTIPLE_DOCS") continue;
    findings.push({
      code: code === "DUPLICATE_KEY" ? CONFIG_CODES.duplicateKey : CONFIG_CODES.invalidYaml,
      severity: "error",
      message: `invalid YAML: ${message}`,
      // What is missing at the end is reported behind it.
      span: { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) },
      path: "",
    });
  }
  const root = new TreeBuilder(document, text, options, findings).build();
  return { root, findings };
}

class TreeBuilder {
  private readonly document: Document.Parsed;
  private readonly text: string;
  private readonly options: YamlOptions;
  private readonly findings: ConfigFinding[];
  private count = 0;
  private isTooMuch = false;
  private readonly targets = new Map<unknown, unknown>();
  /** Anchors being read: an alias to one of them would never end. */
  private readonly open = new Set<unknown>();

  constructor(document: Document.Parsed, text: string, options: YamlOptions, findings: ConfigFinding[]) {
    this.document = document;
    this.text = text;
    this.options = options;
    this.findings = findings;
  }

  build(): ConfigNode {
    return this.node(this.document.contents, "");
  }

  private node(node: unknown, path: string): ConfigNode {
    this.count++;
    if (this.count > MAX_NODES || this.open.has(node)) {
      if (!this.isTooMuch) this.error(node, path, "its aliases repeat too much");
      this.isTooMuch = true;
      return this.empty(node, path);
    }
    if (isAlias(node)) return this.alias(node, path);
    if (isScalar(node)) return this.scalar(node, path);
    this.open.add(node);
    const span = spanOf(node);
    let result: ConfigNode = this.empty(node, path);
    if (isSeq(node)) {
      result = { kind: "list", span, path, items: node.items.map((item, i) => this.node(item, childPath(path, i))) };
    } else if (isMap(node)) result = { kind: "map", span, path, entries: this.entries(node.items, path) };
    this.open.delete(node);
    return result;
  }

  private empty(node: unknown, path: string): ConfigScalar {
    return { kind: "scalar", span: spanOf(node), path, value: null };
  }

  private error(node: unknown, path: string, message: string): void {
    this.findings.push({
      code: CONFIG_CODES.invalidYaml,
      severity: "error",
      message: `invalid YAML: ${message}`,
      span: spanOf(node),
      path,
    });
  }

  private alias(node: unknown, path: string): ConfigNode {
    const target = this.targetOf(node);
    if (target) return this.node(target, path);
    this.error(node, path, "the alias has no anchor");
    return this.empty(node, path);
  }

  /** The library looks through the whole document for each. */
  private targetOf(node: unknown): unknown {
    if (!this.targets.has(node)) this.targets.set(node, isAlias(node) ? node.resolve(this.document) : undefined);
    return this.targets.get(node);
  }

  private entries(pairs: readonly unknown[], path: string): ConfigEntry[] {
    const own: ConfigEntry[] = [];
    const merged: ConfigEntry[] = [];
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const key = isScalar(pair.key) ? keyText(pair.key) : "";
      const value = this.node(pair.value, childPath(path, key));
      if (key !== "<<") own.push({ key, keySpan: spanOf(pair.key), value });
      else {
        const maps = value.kind === "list" ? value.items : [value];
        for (const map of maps) if (map.kind === "map") merged.push(...map.entries);
      }
    }
    for (const entry of merged) if (!own.some(({ key }) => key === entry.key)) own.push(entry);
    return own;
  }

  private scalar(node: Scalar, path: string): ConfigNode {
    const span = spanOf(node);
    const { value } = node;
    if (typeof value !== "string") {
      const isPlain = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
      return { kind: "scalar", span, path, value: isPlain ? value : null };
    }
    const expanded = this.options.expand === false ? undefined : expandVariables(value, this.options.variables ?? none);
    const source = this.text.slice(span.start, span.end);
    const style = styleOf(node);
    const spelling: Spelling = { style, doublesDollars: this.options.expand !== false };
    if (!expanded)
      return textScalar(value, span, path, spelling, () => scalarOffsets(value, source, span.start, style));
    const offsets = scalarOffsets(value, source, span.start, style);
    for (const problem of expanded.problems) this.report(problem, offsets, path);
    const { text, origins } = expanded;
    const whole = expanded.isWhole ? readWhole(text, span, path) : undefined;
    return whole ?? textScalar(text, span, path, spelling, () => origins.map((origin) => offsets[origin]));
  }

  private report(problem: ExpansionProblem, offsets: readonly number[], path: string): void {
    const { kind, reference, at } = problem;
    const start = offsets[at];
    const span = { start, end: start + (this.text.startsWith(reference, start) ? reference.length : 0) };
    const base = { span, path };
    if (kind === "unset") {
      this.findings.push({
        ...base,
        code: CONFIG_CODES.unknownVariable,
        severity: "warning",
        message: `${reference}: the environment variable is not set, so nothing stands here`,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how the file writes it
        notes: ["a default can be given: ${env:NAME:-default}"],
      });
      return;
    }
    const messages = {
      "invalid-name": `${reference} is no environment variable: a dollar that belongs to the text is written $$`,
      "unknown-scheme": `${reference}: only environment variables can be filled in, as \${env:NAME}`,
      "too-many": `${reference} expands without end`,
    };
    this.findings.push({
      ...base,
      code: CONFIG_CODES.invalidExpansion,
      severity: "error",
      message: messages[kind],
      notes: kind === "invalid-name" ? [`write $${reference}`] : [],
    });
  }
}

function none(): undefined {
  return undefined;
}

function spanOf(node: unknown): Span {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

function keyText(key: Scalar): string {
  const { value } = key;
  return typeof value === "symbol" ? (value.description ?? "") : String(value ?? "");
}

function styleOf(node: Scalar): ScalarStyle {
  switch (node.type) {
    case "BLOCK_FOLDED":
    case "BLOCK_LITERAL":
      return "block";
    case "QUOTE_DOUBLE":
      return "double";
    case "QUOTE_SINGLE":
      return "single";
    default:
      return "plain";
  }
}

/** Offsets are worked out when somebody asks for them: most texts have no errors. */
function textScalar(
  value: string,
  span: Span,
  path: string,
  spelling: Spelling,
  offsets: () => readonly number[],
): ConfigScalar {
  let known: readonly number[] | undefined;
  return {
    kind: "scalar",
    span,
    path,
    value,
    spelling,
    get offsets() {
      known ??= offsets();
      return known;
    },
  };
}

/** What a variable's text reads as where it is all there is; undefined where it is a string. */
function readWhole(text: string, span: Span, path: string): ConfigNode | undefined {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  if (typeof value === "string") return undefined;
  const node = fromValue(value, path, span);
  return node.kind === "scalar" ? { ...node, original: text } : node;
}
