import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { placeOf } from "../types/place.ts";
import type { Rule } from "./rule.ts";
import { comparisonsOf } from "./walk.ts";

export const selfComparison: Rule = {
  code: LINT_CODES.selfComparison,
  name: "self-comparison",
  severity: "warning",
  summary: "A value is compared with itself.",
  check({ items }, report) {
    for (const item of items) {
      for (const { node } of comparisonsOf(item)) {
        if (node.left.kind !== "path" || node.right.kind !== "path") continue;
        const place = placeOf(node.left);
        if (place === undefined || place !== placeOf(node.right)) continue;
        report(item, { span: node.node.span, message: "both sides are the same path" });
      }
    }
  },
};
