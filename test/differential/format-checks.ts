import { formatDocument } from "../../src/config/format-document.ts";
import { formatYaml } from "../../src/config/format-yaml.ts";
import { ruleTextsOf } from "../../src/config/rule-texts.ts";
import { parseYaml } from "../../src/config/yaml.ts";
import { formatText } from "../../src/parser/format-text.ts";
import { parseCondition, parseStatement } from "../../src/parser/parse.ts";
import { lintConfiguration, lintDocument } from "../../src/runtime/lint.ts";

export type TextKind = "statement" | "condition";

/** A text's tree without its places; undefined where it has syntax errors. */
function treeOf(kind: TextKind, text: string): string | undefined {
  const { node, diagnostics } = kind === "statement" ? parseStatement(text) : parseCondition(text);
  if (!node || diagnostics.length > 0) return undefined;
  return JSON.stringify(node, (key, value: unknown) =>
    /span$/i.test(key) ? undefined : typeof value === "bigint" ? `${value}n` : value,
  );
}

/** What laying a text out by itself does wrong; empty: nothing. */
export function layoutFaults(kind: TextKind, text: string): string[] {
  const faults: string[] = [];
  const tree = treeOf(kind, text);
  if (tree === undefined) return ["the text has syntax errors"];
  for (const indent of [undefined, "  "]) {
    const after = formatText(text, kind, indent);
    if (after === undefined || treeOf(kind, after) !== tree) faults.push(`laid out it reads otherwise: ${after}`);
    else if (formatText(after, kind, indent) !== after) faults.push(`the second time it looks otherwise: ${after}`);
  }
  return faults;
}

/** What laying a text out does wrong in YAML of every style, and in a `.ottl` document. */
export function documentFaults(kind: TextKind, text: string): string[] {
  const faults: string[] = [];
  const tree = treeOf(kind, text);
  for (const style of STYLES) {
    for (const end of ["\n", "\r\n"]) {
      const scalar = style.write(text);
      if (scalar === undefined) continue;
      const document = yamlAround(kind, scalar).replaceAll("\n", end);
      const [before] = textsOf(document);
      // Some texts cannot be written in a style.
      if (before === undefined || treeOf(kind, before) !== tree) continue;
      const after = formatYaml(document);
      const name = `${style.name}${end === "\n" ? "" : ", CRLF"}`;
      const [first, second, ...more] = textsOf(after);
      if (first === undefined || treeOf(kind, first) !== tree || second === undefined || more.length > 0)
        faults.push(`in YAML (${name}) it reads otherwise: ${after}`);
      if (formatYaml(after) !== after) faults.push(`in YAML (${name}) it looks otherwise the second time: ${after}`);
      if (commentsOf(after) !== commentsOf(document)) faults.push(`in YAML (${name}) comments are lost: ${after}`);
      if (end === "\r\n" && /(?<!\r)\n/.test(after)) faults.push(`in YAML (${name}) line ends are mixed: ${after}`);
    }
  }
  return [...faults, ...ottlFaults(kind, text, tree)];
}

function ottlFaults(kind: TextKind, text: string, tree: string | undefined): string[] {
  if (/[\n#]|\/\//.test(text)) return [];
  const document = `# before\n${text}\n\n// between\n${text}\n# after\n`;
  const after = formatDocument(document);
  const lines = after.split("\n");
  const own = lines.slice(1, lines.indexOf("")).join("\n");
  const faults: string[] = [];
  if (treeOf(kind, own) !== tree) faults.push(`in a document it reads otherwise: ${after}`);
  if (formatDocument(after) !== after) faults.push(`in a document it looks otherwise the second time: ${after}`);
  if (!/^# before\n[\s\S]*\n\n\/\/ between\n[\s\S]*\n# after\n$/.test(after))
    faults.push(`in a document comments are lost: ${after}`);
  return faults;
}

interface Style {
  readonly name: string;
  /** A scalar at an indentation of six; undefined where the style cannot hold the text. */
  readonly write: (text: string) => string | undefined;
}

const block = (header: string) => (text: string) =>
  /^\s|\s$|\n\s*\n/.test(text) ? undefined : `${header}\n${text.replace(/^/gm, "        ")}`;

const STYLES: readonly Style[] = [
  { name: "plain", write: (text) => (/\n|: |:$| #|^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(text) ? undefined : text) },
  { name: "single quotes", write: (text) => (text.includes("\n") ? undefined : `'${text.replaceAll("'", "''")}'`) },
  { name: "double quotes", write: (text) => JSON.stringify(text) },
  { name: "literal", write: block("|") },
  { name: "literal, stripped", write: block("|- # kept") },
  { name: "folded", write: block(">-") },
];

function yamlAround(kind: TextKind, scalar: string): string {
  const [processor, key, other] =
    kind === "statement"
      ? ["transform", "log_statements", "set(log.body, nil)"]
      : ["filter", "log_conditions", "log.body == nil"];
  return `# head\nprocessors: # p\n  ${processor}:\n    # list\n    ${key}: # key\n      # item\n      - ${scalar}\n      # next\n      - ${other} # tail\n# end\n`;
}

function textsOf(yaml: string): string[] {
  const { root, findings } = parseYaml(yaml, { expand: false });
  return findings.length > 0 ? [] : ruleTextsOf(root).map(({ text }) => text.text);
}

/** The comments that {@link yamlAround} writes; others may be parts of texts. */
function commentsOf(yaml: string): string {
  return (yaml.match(/# (?:head|p|list|key|item|kept|next|tail|end)(?=\r?$)/gm) ?? []).join("\n");
}

/** What the linter does wrong with a text: it must not throw, and fixes must leave texts that it can read. */
export function lintFaults(kind: TextKind, text: string): string[] {
  const faults: string[] = [];
  const host = kind === "statement" ? "transform" : "filter";
  const yaml = yamlAround(kind, JSON.stringify(text).replaceAll("$", "$$$$"));
  for (const findings of [lintDocument({ text, host }), lintConfiguration(yaml)]) {
    for (const { code, message, span, fixes = [] } of findings) {
      const isIn = span.start >= 0 && span.end >= span.start && span.end <= Math.max(text.length, yaml.length);
      if (!isIn) faults.push(`${code} stands outside of the text`);
      if (message.trim() === "") faults.push(`${code} says nothing`);
      for (const { title, edits } of fixes) if (title === "" || edits.length === 0) faults.push(`${code}: empty fix`);
    }
  }
  return faults;
}
