import { ALL_CODES } from "./all-codes.ts";
import type { Severity } from "./diagnostic.ts";
import type { Reported } from "./report.ts";
import type { Source } from "./source.ts";
import type { Span } from "./span.ts";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** Diagnostics as a SARIF 2.1.0 log, with the rules that they name and their fixes. */
export function toSarifReport(files: readonly Reported[], version: string): string {
  const used = new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const rules = ALL_CODES.filter(({ code }) => used.has(code)).map(({ code, title }) => ({
    id: code,
    shortDescription: { text: title },
  }));
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const results = files.flatMap(({ source, findings }) =>
    findings.map(({ code, severity, message, span, labels = [], notes = [], fixes = [] }) => ({
      ruleId: code,
      ruleIndex: index.get(code),
      level: LEVELS[severity],
      message: { text: [message, ...notes].join("\n") },
      locations: [{ physicalLocation: { ...artifact(source), region: region(source, span) } }],
      ...(labels.length > 0
        ? {
            relatedLocations: labels.map((label, id) => ({
              id,
              message: { text: label.message },
              physicalLocation: { ...artifact(source), region: region(source, label.span) },
            })),
          }
        : {}),
      ...(fixes.length > 0
        ? {
            fixes: fixes.map(({ title, edits }) => ({
              description: { text: title },
              artifactChanges: [
                {
                  ...artifact(source),
                  replacements: edits.map((edit) => ({
                    deletedRegion: region(source, edit.span),
                    insertedContent: { text: edit.newText },
                  })),
                },
              ],
            })),
          }
        : {}),
    })),
  );
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "ottl", version, rules } }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function artifact({ name }: Source) {
  return { artifactLocation: { uri: encodeURI((name ?? "").replaceAll("\\", "/")) } };
}

function region(source: Source, span: Span) {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
