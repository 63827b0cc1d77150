import { type ProcessorEntry, readCollectorConfig } from "../../config/collector-config.ts";
import type { ConfigNode } from "../../config/config-node.ts";
import { readFilterConfig } from "../../config/filter-config.ts";
import { type ConfigText, placeDiagnostic } from "../../config/finding.ts";
import { type ConfigContext, SIGNALS } from "../../config/signals.ts";
import { readTransformConfig } from "../../config/transform-config.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { parseCondition, parseStatement } from "../../parser/parse.ts";
import type { Problem } from "./note.ts";
import { namePaths, renameFunctions, renameScopes } from "./own-paths.ts";

/** An OTTL text of a configuration with the context that is given for it; undefined: inferred. */
interface GivenText {
  readonly kind: "statement" | "condition";
  readonly text: ConfigText;
  readonly context: ConfigContext | "invalid" | undefined;
}

/** Rewrites paths and functions inside of the texts of a configuration; what cannot be changed is told. */
export function ruleEdits(root: ConfigNode, problems: Problem[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const done = new Set<number>();
  for (const processor of readCollectorConfig(root).config.processors) {
    for (const { kind, text, context } of textsOf(processor)) {
      const { node } = text;
      // An alias shows a text twice.
      const place = (node.offsets?.[text.start] ?? node.span.start) + text.start / 1e6;
      if (done.has(place)) continue;
      done.add(place);
      const tree = kind === "statement" ? parseStatement(text.text).node : parseCondition(text.text).node;
      if (!tree) {
        const reason = "this has a syntax error and stays as it is";
        problems.push({ span: node.span, kind: "inexpressible", reason });
        continue;
      }
      const wanted = editsOf(tree, context === "invalid" ? undefined : context);
      if (wanted.length === 0) continue;
      const placed = placeDiagnostic(
        { code: "", severity: "info", message: "", span: { start: 0, end: 0 }, fixes: [{ title: "", edits: wanted }] },
        text,
      ).fixes;
      if (placed?.length === 1) edits.push(...placed[0].edits);
      else {
        const reason =
          "the file spells this text in a way (escapes, folding) that cannot be changed safely: change it by hand";
        problems.push({ span: node.span, kind: "inexpressible", reason });
      }
    }
  }
  return edits;
}

function editsOf(tree: Statement | BooleanExpression, context: ConfigContext | undefined): readonly TextEdit[] {
  const named = context === undefined ? [] : namePaths(tree, context);
  return [...named, ...renameScopes(tree), ...renameFunctions(tree)];
}

function textsOf({ type, node }: ProcessorEntry): readonly GivenText[] {
  const as = (kind: GivenText["kind"], texts: readonly ConfigText[], context: GivenText["context"]): GivenText[] =>
    texts.map((text) => ({ kind, text, context }));
  if (type === "transform") {
    const { groups } = readTransformConfig(node).config;
    return SIGNALS.flatMap((signal) =>
      groups[signal].flatMap(({ context, conditions, statements }) => [
        ...as("condition", conditions, context),
        ...as("statement", statements, context),
      ]),
    );
  }
  if (type !== "filter") return [];
  const { rules } = readFilterConfig(node).config;
  return SIGNALS.flatMap((signal) => {
    const { groups, lists } = rules[signal];
    return [
      ...(groups ?? []).flatMap(({ context, conditions }) => as("condition", conditions, context)),
      ...Object.entries(lists).flatMap(([context, texts]) => as("condition", texts, context as ConfigContext)),
    ];
  });
}
