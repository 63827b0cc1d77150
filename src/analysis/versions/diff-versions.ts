import { type ProcessorEntry, readCollectorConfig } from "../../config/collector-config.ts";
import { entryOf, isNull } from "../../config/config-node.ts";
import { type ConfigFinding, placeDiagnostic } from "../../config/finding.ts";
import { processorTexts } from "../../config/rule-texts.ts";
import { readStatementsDocument } from "../../config/statements-document.ts";
import { parseYaml, type YamlOptions } from "../../config/yaml.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { subjectsOf } from "../lint/lint-text.ts";
import type { ProgramEnvironment } from "../program/bound-program.ts";
import { REFUSALS, REMOVED_FUNCTIONS, VERSION_CHANGES } from "./changes.ts";
import { usesOf } from "./uses.ts";
import { type Release, versionOf } from "./version.ts";

/** Two releases: of the Collector (`0.143`) or of pkg/ottl (`1.4`). */
export interface VersionRange {
  readonly from: string;
  readonly to: string;
}

/** The first release in which `error_mode` is `ignore` where it is left out. Source: the processors' feature gates. */
const IGNORE_BY_DEFAULT = "0.153.0";

/**
 * The changes of behaviour between two releases that touch a Collector's configuration (or a `.ottl` document), with the
 * places concerned, in the order of the text; undefined where a version is not known.
 */
export function diffVersions(
  text: string,
  { from, to }: VersionRange,
  environment: ProgramEnvironment,
  options: YamlOptions = {},
): readonly ConfigFinding[] | undefined {
  const [a, b] = [versionOf(from), versionOf(to)];
  if (a === undefined || b === undefined) return undefined;
  const isBetween = (since: string): boolean => isIn(since, Math.min(a, b), Math.max(a, b));
  const findings: ConfigFinding[] = [];
  const { processors, isDocument } = processorsOf(text, options);
  for (const processor of processors) {
    const { subjects, findings: refused } = subjectsOf(processor, environment);
    for (const { message, span, path } of refused) {
      const refusal = REFUSALS.find((each) => each.message.test(message));
      if (!refusal || !isBetween(refusal.since)) continue;
      findings.push({ ...note({ ...refusal, after: `refused: ${message}` }, "this is refused"), span, path });
    }
    for (const change of VERSION_CHANGES) {
      if (!isBetween(change.since)) continue;
      for (const subject of subjects) {
        change.find(subject, (item, { span, message }) => {
          findings.push(placeDiagnostic({ ...note(change, message), span }, item.text));
        });
      }
    }
    for (const subject of subjects) {
      for (const item of subject.items) {
        for (const { fact, span, name, thing } of usesOf(item, subject)) {
          if (!isBetween(fact.since)) continue;
          const change = { since: fact.since, before: `there was no ${thing}`, after: `there is the ${thing}` };
          findings.push(placeDiagnostic({ ...note(change, `${name} is new`), span }, item.text));
        }
      }
    }
    for (const { text: config } of processorTexts(processor)) {
      for (const [name, { since, instead }] of Object.entries(REMOVED_FUNCTIONS)) {
        const at = config.text.search(new RegExp(`\\b${name}\\s*\\(`));
        if (at < 0 || !isBetween(since)) continue;
        const change = { since, before: `there was ${name}`, after: `there is no ${name}: write ${instead}` };
        const span = { start: at, end: at + name.length };
        findings.push(placeDiagnostic({ ...note(change, `${name} is gone`), span }, config));
      }
    }
    const isRun = processor.type === "transform" || processor.type === "filter";
    const { node, keySpan } = processor;
    const mode = node.kind === "map" ? entryOf(node, "error_mode") : undefined;
    if (isRun && !isDocument && isBetween(IGNORE_BY_DEFAULT) && (mode === undefined || isNull(mode))) {
      const change = {
        since: IGNORE_BY_DEFAULT,
        before: "an error drops the whole payload where error_mode is left out (`propagate`)",
        after: "an error is logged and the rest goes on where error_mode is left out (`ignore`)",
      };
      findings.push({
        ...note(change, `${processor.id} leaves error_mode to the default`),
        span: keySpan,
        path: node.path,
      });
    }
  }
  return findings.sort((x, y) => x.span.start - y.span.start);
}

/** What is no map is no configuration, but texts alone. */
function processorsOf(
  text: string,
  options: YamlOptions,
): { readonly processors: readonly ProcessorEntry[]; readonly isDocument: boolean } {
  const { root } = parseYaml(text, options);
  if (root.kind === "map") return { processors: readCollectorConfig(root).config.processors, isDocument: false };
  const { host, node } = readStatementsDocument({ text });
  return { processors: [{ id: host, type: host, keySpan: node.span, node }], isDocument: true };
}

function isIn(since: string, low: Release, high: Release): boolean {
  const release = versionOf(since);
  return release !== undefined && release > low && release <= high;
}

function note(
  { since, before, after }: { readonly since: string; readonly before: string; readonly after: string },
  message: string,
) {
  return {
    code: LINT_CODES.versionChange,
    severity: "info" as const,
    message: `${message}: since Collector ${since.replace(/\.0$/, "")} that is different`,
    notes: [`before: ${before}`, `since ${since}: ${after}`],
  };
}
