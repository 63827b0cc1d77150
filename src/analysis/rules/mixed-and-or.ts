import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { wrapFix } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkConditions } from "./walk.ts";

export const mixedAndOr: Rule = {
  code: LINT_CODES.mixedAndOr,
  name: "mixed-and-or",
  severity: "info",
  summary: "`and` binds stronger than `or`: parentheses make sure that readers see it the same way.",
  check({ items }, report) {
    for (const item of items) {
      walkConditions(item.where, item.before, (part) => {
        if (part.node.kind !== "Or") return;
        for (const operand of part.node.operands) {
          if (operand.kind !== "And") continue;
          report(item, {
            span: operand.span,
            message: "`and` binds stronger than the `or` beside it",
            fixes: wrapFix("Add parentheses", operand.span, "(", ")", "everything"),
          });
        }
      });
    }
  },
};
