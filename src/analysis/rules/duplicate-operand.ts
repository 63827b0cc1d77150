import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { print } from "../../parser/print.ts";
import type { Rule } from "./rule.ts";
import { walkConditions } from "./walk.ts";

export const duplicateOperand: Rule = {
  code: LINT_CODES.duplicateOperand,
  name: "duplicate-operand",
  severity: "warning",
  summary: "The same condition stands twice in one chain of `and` or `or`.",
  check({ items }, report) {
    for (const item of items) {
      walkConditions(item.where, item.before, (part) => {
        if (part.kind !== "and" && part.kind !== "or") return;
        const seen = new Map<string, (typeof part.operands)[number]>();
        for (const operand of part.operands) {
          const text = print(operand.node);
          const first = seen.get(text);
          if (!first) seen.set(text, operand);
          else {
            report(item, {
              span: operand.node.span,
              message: "this condition stands here a second time",
              labels: [{ span: first.node.span, message: "first here" }],
            });
          }
        }
      });
    }
  },
};
