import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { compareValues } from "../../values/compare.ts";
import type { BoundComparison } from "../bind/bound.ts";
import type { Rule } from "./rule.ts";
import { walkConditions } from "./walk.ts";

export const contradiction: Rule = {
  code: LINT_CODES.contradiction,
  name: "contradiction",
  severity: "warning",
  summary: "Two comparisons joined by `and` that cannot both hold.",
  check({ items }, report) {
    for (const item of items) {
      walkConditions(item.where, item.before, (part) => {
        if (part.kind !== "and" || part.constant !== undefined) return;
        const tests = part.operands.filter(
          (operand): operand is BoundComparison => operand.kind === "comparison" && operand.right.isLiteral,
        );
        const text = (test: BoundComparison): string =>
          item.text.text.slice(test.left.node.span.start, test.left.node.span.end);
        for (let i = 0; i < tests.length; i++) {
          for (let j = i + 1; j < tests.length; j++) {
            if (text(tests[i]) !== text(tests[j]) || !exclude(tests[i], tests[j])) continue;
            report(item, {
              span: part.node.span,
              message: "these two cannot both hold: this is never true",
              labels: [
                { span: tests[i].node.span, message: "this" },
                { span: tests[j].node.span, message: "and this" },
              ],
              notes: ["join the comparisons with `or` to match either value"],
            });
            return;
          }
        }
      });
    }
  },
};

/** Whether the value that one of the tests demands fails the other. */
function exclude(a: BoundComparison, b: BoundComparison): boolean {
  return (a.operator === "==" && demands(a, b)) || (b.operator === "==" && demands(b, a));
}

function demands(equal: BoundComparison, other: BoundComparison): boolean {
  const [value, literal] = [equal.right.literal, other.right.literal];
  if (value === undefined || literal === undefined) return false;
  return !compareValues(value, literal, other.operator);
}
