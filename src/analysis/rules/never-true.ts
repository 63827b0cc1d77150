import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";

export const neverTrue: Rule = {
  code: LINT_CODES.neverTrue,
  name: "never-true",
  severity: "warning",
  summary: "A condition with a constant answer of false: its statement never runs.",
  check({ items }, report) {
    for (const item of items) {
      if (item.where?.constant !== false) continue;
      report(item, {
        span: item.where.node.span,
        message: item.statement
          ? "this is false for every record: the statement never runs"
          : "this is false for every record: the condition never holds",
      });
    }
  },
};
