import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { print } from "../../parser/print.ts";
import type { Rule } from "./rule.ts";

export const shadowedCondition: Rule = {
  code: LINT_CODES.shadowedCondition,
  name: "shadowed-condition",
  severity: "warning",
  summary: "One condition of a list is enough: one that stands there twice cannot matter.",
  check({ items }, report) {
    const seen = new Set<string>();
    for (const item of items) {
      if (item.statement || !item.where) continue;
      const text = print(item.where.node);
      if (seen.has(text)) {
        report(item, { span: item.where.node.span, message: "a condition before this one is the same: remove one" });
      }
      seen.add(text);
    }
  },
};
