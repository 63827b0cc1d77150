import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { pathsOf, writtenPaths } from "../bind/walk-bound.ts";
import { valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { statementsOf } from "./walk.ts";

const HIGHER: ReadonlySet<string> = new Set(["resource", "scope"]);

export const higherContextWrite: Rule = {
  code: LINT_CODES.higherContextWrite,
  name: "higher-context-write",
  severity: "warning",
  summary: "A value that differs from record to record, written to what the records share: the last record wins.",
  check(subject, report) {
    const { context } = subject.group;
    if (HIGHER.has(context)) return;
    for (const item of statementsOf(subject)) {
      const written = writtenPaths(item.statement);
      const target = written.find((path) => isHigher(path.path.reads.context, context));
      if (!target) continue;
      const own = pathsOf(item.statement.editor).find(
        (path) => !written.includes(path) && path.path.reads.context === context && path.path.reads.field !== "cache",
      );
      if (!own) continue;
      report(item, {
        span: target.node.span,
        message: `the ${context}s of one ${target.path.reads.context} share this: the value of the last ${context} stays`,
        labels: [{ span: own.node.span, message: `differs from ${context} to ${context}` }],
        notes: [
          `${valueSource(item, target)} is written once for each ${context}`,
          `keep it on the ${context}, or put ${context}s with the same value together first (groupbyattrs processor)`,
        ],
      });
    }
  },
};

function isHigher(owner: string, context: string): boolean {
  return (
    HIGHER.has(owner) ||
    (context === "spanevent" && owner === "span") ||
    (context === "datapoint" && owner === "metric")
  );
}
