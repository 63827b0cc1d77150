import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const divisionByZero: Rule = {
  code: LINT_CODES.divisionByZero,
  name: "division-by-zero",
  severity: "warning",
  summary: "A division by zero fails for every record, for floats too.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value) => {
        if (value.kind !== "math" || value.operator !== "/") return;
        const divisor = value.right.literal;
        if (divisor !== 0n && divisor !== 0) return;
        report(item, { span: value.node.span, message: "a division by zero: the statement fails for every record" });
      });
    }
  },
};
