import { collectHints, inferContext } from "../../analysis/infer-context.ts";
import { readCollectorConfig } from "../../config/collector-config.ts";
import type { ConfigMap, ConfigNode } from "../../config/config-node.ts";
import { readFilterConfig } from "../../config/filter-config.ts";
import {
  type ConfigContext,
  type ConfigSignal,
  filterContexts,
  SIGNALS,
  transformContexts,
} from "../../config/signals.ts";
import { readTransformConfig } from "../../config/transform-config.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import { parseCondition, parseStatement } from "../../parser/parse.ts";

/** Takes away each `context:` that the paths of its group tell as well. */
export function contextKeyEdits(text: string, root: ConfigNode): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const done = new Set<number>();
  for (const { type, node } of readCollectorConfig(root).config.processors) {
    for (const group of groupsOf(type, node)) {
      const { context, map, signal, host, trees } = group;
      if (done.has(map.span.start) || trees.length === 0 || trees.includes(undefined)) continue;
      done.add(map.span.start);
      if (inferred(trees as readonly Tree[], signal, host) !== context) continue;
      const edit = removeEntry(text, map, "context");
      if (edit) edits.push(edit);
    }
  }
  return edits;
}

type Tree = Parameters<typeof collectHints>[0];

interface Group {
  readonly context: ConfigContext;
  readonly map: ConfigMap;
  readonly signal: ConfigSignal;
  readonly host: Host;
  readonly trees: readonly (Tree | undefined)[];
}

function groupsOf(type: string, node: ConfigNode): readonly Group[] {
  const found: Group[] = [];
  for (const signal of SIGNALS) {
    if (type === "transform") {
      for (const group of readTransformConfig(node).config.groups[signal]) {
        const { context, node: map, statements, conditions } = group;
        if (context === undefined || context === "invalid" || map.kind !== "map") continue;
        const trees = [
          ...conditions.map(({ text }) => parseCondition(text).node),
          ...statements.map(({ text }) => parseStatement(text).node),
        ];
        found.push({ context, map, signal, host: "transform", trees });
      }
    }
    if (type !== "filter") continue;
    for (const { context, node: map, conditions } of readFilterConfig(node).config.rules[signal].groups ?? []) {
      if (context === undefined || context === "invalid" || map.kind !== "map") continue;
      // Each condition of a filter is read by itself.
      for (const tree of conditions.map(({ text }) => parseCondition(text).node)) {
        if (tree === undefined || inferred([tree], signal, "filter") !== context)
          found.push({ context, map, signal, host: "filter", trees: [undefined] });
      }
      found.push({
        context,
        map,
        signal,
        host: "filter",
        trees: conditions.map(({ text }) => parseCondition(text).node),
      });
    }
  }
  return found;
}

/** The context that the texts of a group are read in without `context:`. */
export function inferred(trees: readonly Tree[], signal: ConfigSignal, host: Host): string | undefined {
  const contexts = host === "transform" ? transformContexts(signal) : filterContexts(signal);
  const inference = inferContext(
    trees.map(collectHints),
    contexts.map((name) => ({ context: CONTEXTS[name], functions: functionSet(host, name) })),
  );
  return inference.kind === "context" ? inference.context : undefined;
}

/** Removes an entry of a map with its line; comments on that line stay. */
function removeEntry(text: string, map: ConfigMap, key: string): TextEdit | undefined {
  const at = map.entries.findIndex((entry) => entry.key === key);
  const entry = map.entries[at];
  // An entry that a merge brought in stands elsewhere.
  if (!entry || entry.keySpan.start < map.span.start || entry.keySpan.start >= map.span.end) return undefined;
  const { start } = entry.keySpan;
  const next = map.entries
    .map(({ keySpan }) => keySpan.start)
    .filter((each) => each > start)
    .sort((a, b) => a - b)[0];
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(lineStart, start);
  const lineEnd = text.indexOf("\n", entry.value.span.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  if (before.trim() === "" && (next === undefined || next >= end)) {
    const comment = /#[^\r\n]*/.exec(text.slice(entry.value.span.end, end))?.[0];
    return { span: { start: lineStart, end }, newText: comment === undefined ? "" : `${before}${comment}\n` };
  }
  if (next === undefined) {
    const previous = map.entries[at - 1];
    return previous && { span: { start: previous.value.span.end, end: entry.value.span.end }, newText: "" };
  }
  const between = text.slice(entry.value.span.end, next);
  const comments = between.match(/#[^\r\n]*/g) ?? [];
  const indent = " ".repeat(start - lineStart);
  return { span: { start, end: next }, newText: comments.map((comment) => `${comment}\n${indent}`).join("") };
}
