import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { isIndexed, placeOf } from "../types/place.ts";
import { guardFix, valueSource } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const nilArithmetic: Rule = {
  code: LINT_CODES.nilArithmetic,
  name: "nil-arithmetic",
  severity: "warning",
  summary: "Arithmetic fails on a value that is missing or a string.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value, facts) => {
        const operands =
          value.kind === "math" ? [value.left, value.right] : value.kind === "negate" ? [value.operand] : [];
        for (const operand of operands) {
          if (!isIndexed(operand)) continue;
          const place = placeOf(operand);
          if (place === undefined || facts.isPresent(place)) continue;
          const source = valueSource(item, operand);
          report(item, {
            span: operand.node.span,
            message: `arithmetic fails where ${source} is missing`,
            fixes: guardFix(item, `${source} != nil`, operand.node.span),
          });
        }
      });
    }
  },
};
