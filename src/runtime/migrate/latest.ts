import { applyEdits } from "../../analysis/lint/apply-fixes.ts";
import { readCollectorConfig } from "../../config/collector-config.ts";
import { entryOf } from "../../config/config-node.ts";
import { type RuleText, ruleTextsOf } from "../../config/rule-texts.ts";
import { parseYaml } from "../../config/yaml.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import { checkConfiguration } from "../check-configuration.ts";
import { contextKeyEdits } from "./context-keys.ts";
import { filterEdit } from "./filter-lists.ts";
import { type MigrationNote, noteOf, type Problem } from "./note.ts";
import { ruleEdits } from "./rule-edits.ts";

export interface LatestMigration {
  /** The configuration as it is written today; undefined where it cannot be read. */
  readonly configuration: string | undefined;
  readonly notes: readonly MigrationNote[];
  /** Why it cannot be read. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Rewrites a Collector's configuration from older OTTL to today's: paths get their context, `context:` goes where the
 * paths tell it, functions get their new names, and a filter's older settings become conditions. Everything else stays
 * as it is written: comments, anchors, quotes, order. Places in notes are those of the text given.
 */
export function migrateToLatest(text: string): LatestMigration {
  const { root, findings } = parseYaml(text, { expand: false });
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { configuration: undefined, notes: [], findings: errors };
  const problems: Problem[] = [];
  const source = new Source(text);
  let configuration = applyEdits(text, ruleEdits(root, problems));
  const notes = [...problems, ...errorModeProblems(root)].map((problem) => noteOf(problem, source));
  configuration = applyEdits(configuration, contextKeyEdits(configuration, read(configuration)));
  const skip = new Set<number>();
  for (;;) {
    const left: Problem[] = [];
    const edit = filterEdit(configuration, read(configuration), skip, left);
    const now = new Source(configuration);
    notes.push(...left.map((problem) => originalPlace(noteOf(problem, now), text)));
    if (!edit) break;
    configuration = applyEdits(configuration, [edit]);
  }
  notes.push(...refusals(configuration, text));
  return { configuration, notes: notes.sort((a, b) => a.line - b.line || a.column - b.column), findings: [] };
}

function read(text: string): ReturnType<typeof parseYaml>["root"] {
  return parseYaml(text, { expand: false }).root;
}

/** What today's Collector still says against the rules, at their places in the original. */
function refusals(configuration: string, original: string): readonly MigrationNote[] {
  const before = ruleTextsOf(read(original));
  const after = ruleTextsOf(read(configuration));
  const source = new Source(original);
  const notes = new Map<number, MigrationNote>();
  for (const { severity, span, message } of checkConfiguration(configuration)) {
    const own = after.find(({ text: { node } }) => node.span.start <= span.start && span.end <= node.span.end);
    if (severity !== "error" || !own) continue;
    const sameRules = ({ text }: RuleText): boolean => withoutContexts(text.text) === withoutContexts(own.text.text);
    const at = after.filter(sameRules).indexOf(own);
    const isInOrder = before.length === after.length;
    const old = (before.filter(sameRules)[at] ?? (isInOrder ? before[after.indexOf(own)] : undefined))?.text.node;
    // Without a counterpart it has been rewritten, and with a syntax error it has been told.
    if (!old || notes.has(old.span.start)) continue;
    const reason = `today's Collector refuses this: ${message.split("\n")[0]}`;
    notes.set(old.span.start, noteOf({ span: old.span, kind: "inexpressible", reason }, source));
  }
  return [...notes.values()];
}

/** A rule without what the migration puts into it. */
function withoutContexts(rule: string): string {
  return rule.replace(
    /\b(?:resource|scope|instrumentation_scope|span|spanevent|log|metric|datapoint|exemplar|profile)\./g,
    "",
  );
}

/** Lines above may have gone: the place of the same setting in the original. */
function originalPlace(note: MigrationNote, original: string): MigrationNote {
  const lines = original.split("\n");
  for (let line = note.line; line <= lines.length; line++) {
    const column = lines[line - 1].indexOf(note.source) + 1;
    if (column > 0) return { ...note, line, column };
  }
  return note;
}

function errorModeProblems(root: ReturnType<typeof parseYaml>["root"]): readonly Problem[] {
  return readCollectorConfig(root).config.processors.flatMap(({ type, node, keySpan }): Problem[] => {
    if ((type !== "transform" && type !== "filter") || node.kind !== "map" || entryOf(node, "error_mode")) return [];
    const reason =
      "without error_mode, older releases gave up a payload at the first error and today's pass errors over; write error_mode: propagate to keep that";
    return [{ span: keySpan, kind: "difference", reason }];
  });
}
