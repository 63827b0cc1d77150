import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import type { Rule } from "./rule.ts";
import { walkConditions } from "./walk.ts";

export const alwaysTrue: Rule = {
  code: LINT_CODES.alwaysTrue,
  name: "always-true",
  severity: "warning",
  summary: "A condition that holds for every record guards nothing; in a filter it drops everything.",
  check({ items, host }, report) {
    for (const item of items) {
      if (item.where?.constant === true && host === "filter") {
        report(item, { span: item.where.node.span, message: "this is true for every record: everything is dropped" });
      } else if (item.where?.constant === true && item.where.node.kind !== "Boolean") {
        report(item, { span: item.where.node.span, message: "this is true for every record: it guards nothing" });
      }
      walkConditions(item.where, item.before, (part) => {
        if (part.kind !== "or" || part.constant !== undefined) return;
        const unequal = part.operands.flatMap((operand) =>
          operand.kind === "comparison" && operand.operator === "!=" && operand.right.isLiteral ? [operand] : [],
        );
        const text = (span: { start: number; end: number }): string => item.text.text.slice(span.start, span.end);
        for (let i = 0; i < unequal.length; i++) {
          for (let j = i + 1; j < unequal.length; j++) {
            const [a, b] = [unequal[i], unequal[j]];
            const same = text(a.left.node.span) === text(b.left.node.span);
            if (!same || text(a.right.node.span) === text(b.right.node.span)) continue;
            report(item, {
              span: part.node.span,
              message: "a value always differs from one of the two: this is always true",
              notes: ["join the comparisons with `and` to exclude both values"],
              labels: [
                { span: a.node.span, message: "this" },
                { span: b.node.span, message: "or this" },
              ],
            });
          }
        }
      });
    }
  },
};
