import { readCollectorConfig } from "../../config/collector-config.ts";
import { type ConfigEntry, type ConfigMap, type ConfigNode, entryOf, isNull } from "../../config/config-node.ts";
import { CONDITION_KEYS, LIST_KEYS } from "../../config/filter-config.ts";
import { legacyConditions } from "../../config/legacy-filter.ts";
import { type ConfigSignal, SIGNALS } from "../../config/signals.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { parseCondition } from "../../parser/parse.ts";
import { inferred } from "./context-keys.ts";
import type { Problem } from "./note.ts";

/**
 * Rewrites the first of the older filter settings: lists by context under `traces`, `metrics` …, and `include` and
 * `exclude` from before OTTL. Undefined where there is none that can be rewritten.
 * @param skip places of settings that stay.
 */
export function filterEdit(
  text: string,
  root: ConfigNode,
  skip: Set<number>,
  problems: Problem[],
): TextEdit | undefined {
  for (const { type, node } of readCollectorConfig(root).config.processors) {
    if (type !== "filter" || node.kind !== "map") continue;
    for (const entry of node.entries) {
      const signal = entry.key === "spans" ? "traces" : SIGNALS.find((each) => each === entry.key);
      if (signal === undefined || entry.value.kind !== "map" || skip.has(entry.keySpan.start)) continue;
      const found = rewrite(text, node, entry, signal);
      if (typeof found !== "string") return found;
      skip.add(entry.keySpan.start);
      problems.push({ span: entry.keySpan, kind: "inexpressible", reason: found });
    }
  }
  return undefined;
}

function rewrite(text: string, filter: ConfigMap, entry: ConfigEntry, signal: ConfigSignal): TextEdit | string {
  const section = entry.value as ConfigMap;
  const key = CONDITION_KEYS[signal];
  const isOwn = entry.keySpan.start >= filter.span.start && section.span.start > entry.keySpan.end;
  if (!isOwn || /[&*]|<</.test(text.slice(entry.keySpan.end, section.span.start))) {
    return "this setting stands behind an anchor or a merge key: rewrite it by hand";
  }
  if (entryOf(filter, key)) return `${key} is there already: the Collector takes one style only`;
  const lineStart = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
  const indent = text.slice(lineStart, entry.keySpan.start);
  if (indent.trim() !== "" || !text.slice(entry.keySpan.end, section.span.start).includes("\n")) {
    return "this setting is written on one line: write its keys on lines of their own first";
  }
  const end = lineEndOf(text, section.span.end);
  const lines = text.slice(lineStart, end).split("\n");
  const head = lines[0].slice(indent.length);
  const comment = /\s#.*$/.exec(head)?.[0] ?? "";
  const first = `${indent}${key}:${comment}`;
  const isLegacy = section.entries.some(({ key: each }) => each === "include" || each === "exclude");
  const body = isLegacy ? legacy(lines.slice(1), section, signal, indent) : lists(text, section, signal, indent, end);
  if (typeof body === "string") return body;
  return { span: { start: lineStart, end }, newText: [first, ...body].join("\n") };
}

/** The place behind the last line that has a part of the node. */
function lineEndOf(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf("\n", last);
  return lineEnd < 0 ? text.length : lineEnd;
}

function legacy(
  lines: readonly string[],
  section: ConfigMap,
  signal: ConfigSignal,
  indent: string,
): readonly string[] | string {
  const known = ["include", "exclude", "regexp"];
  const other = section.entries.find(({ key, value }) => !known.includes(key) && !isNull(value));
  if (other) return `include and exclude stand beside ${other.key}: the Collector takes one style only`;
  const sides = ["include", "exclude"].map((key) => entryOf(section, key));
  for (const side of sides) {
    if (side?.kind === "map" && entryOf(side, "expressions"))
      return "expressions of the language expr have no counterpart in OTTL";
  }
  const conditions = legacyConditions(signal, sides[0], sides[1]);
  if (conditions.length === 0) return "include and exclude have no properties, so nothing can be made of them";
  const comments = lines.flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
  return [
    ...comments.map((comment) => `${indent}  ${comment}`),
    ...conditions.map((condition) => `${indent}  - '${condition.replaceAll("$", "$$$$").replaceAll("'", "''")}'`),
  ];
}

/** The lists one behind the other; with a context each where the paths of a condition do not tell it. */
function lists(
  text: string,
  section: ConfigMap,
  signal: ConfigSignal,
  indent: string,
  end: number,
): readonly string[] | string {
  const contexts = LIST_KEYS[signal];
  const out: string[] = [];
  const isGrouped = section.entries.some((entry) => !tellsContext(entry.value, contexts[entry.key], signal));
  for (let i = 0; i < section.entries.length; i++) {
    const { key, keySpan, value } = section.entries[i];
    const context = Object.hasOwn(contexts, key) ? contexts[key] : undefined;
    if (context === undefined) return `there is no setting ${key}`;
    const from = text.lastIndexOf("\n", keySpan.start - 1) + 1;
    const next = section.entries[i + 1]?.keySpan.start;
    const to = next === undefined ? end : text.lastIndexOf("\n", next - 1);
    const lines = text.slice(from, to).split("\n");
    const comment = /(?:^|\s)(#.*)$/.exec(lines[0])?.[1];
    if (comment !== undefined) out.push(`${indent}  ${comment}`);
    if (i === 0) out.unshift(...commentsBetween(text, from, indent));
    if (isGrouped) out.push(`${indent}  - context: ${context}`, `${indent}    conditions:`);
    const width = indent.length + (isGrouped ? 6 : 2);
    if (value.kind !== "list" || /[&*]/.test(text.slice(keySpan.end, value.span.start))) {
      return `${key} is no plain list: rewrite it by hand`;
    }
    if (text[value.span.start] === "[") {
      if (text.slice(value.span.start, value.span.end).includes("#"))
        return `${key} has comments inside of [ ]: rewrite it by hand`;
      for (const item of value.items) out.push(`${" ".repeat(width)}- ${text.slice(item.span.start, item.span.end)}`);
      continue;
    }
    const itemLine = text.lastIndexOf("\n", value.span.start - 1) + 1;
    const shift = width - (value.span.start - itemLine);
    out.push(...lines.slice(1).map((line) => shifted(line, shift)));
  }
  return out;
}

/** Comment lines between the section's own key and its first list. */
function commentsBetween(text: string, from: number, indent: string): readonly string[] {
  const before = text.slice(0, from).split("\n");
  const comments: string[] = [];
  for (let i = before.length - 2; i >= 0 && /^\s*#/.test(before[i]); i--) {
    comments.unshift(`${indent}  ${before[i].trim()}`);
  }
  return comments;
}

function tellsContext(value: ConfigNode, context: string | undefined, signal: ConfigSignal): boolean {
  if (value.kind !== "list") return true;
  return value.items.every((item) => {
    const tree = item.kind === "scalar" ? parseCondition(String(item.value ?? "")).node : undefined;
    return tree !== undefined && inferred([tree], signal, "filter") === context;
  });
}

function shifted(line: string, by: number): string {
  if (by >= 0) return line.trim() === "" ? line : " ".repeat(by) + line;
  const blanks = line.length - line.trimStart().length;
  return line.slice(Math.min(-by, blanks));
}
